"""Where a request comes from, as far as that is known: waiting after wrong passwords is counted by it."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address of whoever asks; where ``SIGHTLINE_PROXIES`` stand before the service, as they tell it.

    Each proxy adds whom it was asked by at the end of ``X-Forwarded-For``. What stands further in front than there are
    proxies was written by whoever asks, and anybody can write anything there.
    """
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.SIGHTLINE_PROXIES
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    if not proxies or len(told) < proxies:
        return nearest
    return _address(told[-proxies]) or nearest


def _address(told: str) -> str:
    """An address as a proxy writes it, with a port or without; empty where it is none."""
    words = told.strip().strip('"')
    for each in (words, words.rpartition(":")[0]):
        try:
            return str(ip_address(each.removeprefix("[").removesuffix("]")))
        except ValueError:
            continue
    return ""
