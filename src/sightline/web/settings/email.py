"""How mail leaves the service: to the screen by default, by SMTP where an address says so."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from sightline.ground.errors import WrongUsage

CONSOLE = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 587, "smtps": 465}
SECONDS = 20
"""As long as a server may keep us waiting."""


def email(url: str) -> dict[str, Any]:
    """Django's settings of mail from ``smtp://name:password@host:587`` (STARTTLS) or ``smtps://`` (TLS at once).

    ``smtp+plain://`` speaks to a server of one's own house without encryption. Empty: mail is written to the screen.

    :raises WrongUsage: ``no-email-url`` where it is no such address.
    """
    if not url:
        return {"EMAIL_BACKEND": CONSOLE}
    try:
        parts = urlsplit(url)
        scheme, _, how = parts.scheme.partition("+")
        port = parts.port or (25 if how else PORTS.get(scheme, 0))
    except ValueError:
        scheme, how, port, parts = "", "", 0, urlsplit("")
    if scheme not in PORTS or how not in ("", "plain") or not parts.hostname or (how and scheme == "smtps"):
        raise WrongUsage("no-email-url", "SIGHTLINE_EMAIL_URL is an address such as smtp://name:password@host:587.")
    return {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": scheme == "smtp" and not how,
        "EMAIL_USE_SSL": scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
    }


def address(url: str) -> str:
    """The address of the service as people reach it, for links in mail and calendars; without a slash at its end.

    :raises WrongUsage: ``no-address`` where it is no ``http`` or ``https`` address.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise WrongUsage("no-address", "SIGHTLINE_ADDRESS is an address such as https://sightline.example.gov.uk.")
    return url.rstrip("/")
