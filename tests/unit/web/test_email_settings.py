"""Where mail goes is one address, read whole or refused in words."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.ground.errors import WrongUsage
from sightline.web.settings.email import address, email

# The address, and the host, port, user, STARTTLS and TLS that it means.
URLS: list[tuple[str, tuple[Any, ...]]] = [
    ("smtp://mail.example.org", ("mail.example.org", 587, "", True, False)),
    ("smtp://ada:a%40b@mail.example.org:2525", ("mail.example.org", 2525, "ada", True, False)),
    ("smtps://mail.example.org", ("mail.example.org", 465, "", False, True)),
    ("smtp+plain://localhost", ("localhost", 25, "", False, False)),
]


@pytest.mark.parametrize(("url", "means"), URLS)
def test_an_address_says_how_mail_goes(url: str, means: tuple[Any, ...]) -> None:
    found = email(url)
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_USE_TLS", "EMAIL_USE_SSL")
    assert tuple(found[name] for name in names) == means
    assert found["EMAIL_BACKEND"].endswith("smtp.EmailBackend")


def test_without_an_address_mail_goes_to_the_screen() -> None:
    assert email("") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://x", "smtp://", "smtp://x:port", "smtps+plain://x", "smtp+fast://x", "smtp://[x"]
)
def test_anything_else_is_refused_in_words(url: str) -> None:
    with pytest.raises(WrongUsage, match="SIGHTLINE_EMAIL_URL"):
        email(url)


@pytest.mark.parametrize("url", ["sightline", "ftp://x", "https://", "https://x/?a=1"])
def test_the_address_of_the_service_is_one(url: str) -> None:
    assert address("https://sightline.example.gov.uk/") == "https://sightline.example.gov.uk"
    with pytest.raises(WrongUsage, match="SIGHTLINE_ADDRESS"):
        address(url)
