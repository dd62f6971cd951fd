"""Addresses on the web: to whom they belong, and where a link leads."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def site_of(address: str) -> str:
    """Scheme, host and port of an address: ``https://files.ofsted.gov.uk``."""
    parts = urlsplit(address)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"


def led_to(page: str, link: str) -> str:
    """The whole address that a link on a page leads to; empty where the link is no address at all."""
    try:
        return urlsplit(urljoin(page, link.strip())).geturl()
    except ValueError:  # such as a bracket where the host should be
        return ""
