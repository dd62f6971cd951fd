"""Whom waiting after wrong passwords is counted by: never trusting more than the setting tells."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from sightline.web.callers import address_of

NEAREST = "10.0.0.1"
FORWARDED = [
    # proxies, what X-Forwarded-For says, whose address it is
    (0, None, NEAREST),
    (0, "192.0.2.7", NEAREST),
    (1, None, NEAREST),
    (1, "192.0.2.7", "192.0.2.7"),
    (1, "198.51.100.9, 192.0.2.7", "192.0.2.7"),
    (1, "198.51.100.9,203.0.113.5,192.0.2.7", "192.0.2.7"),
    (2, "192.0.2.7", NEAREST),
    (2, "192.0.2.7, 10.0.0.2", "192.0.2.7"),
    (2, "198.51.100.9, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
    (1, "192.0.2.7:50412", "192.0.2.7"),
    (1, "2001:DB8::7", "2001:db8::7"),
    (1, "[2001:db8::7]:50412", "2001:db8::7"),
    (1, "[2001:db8::7]", "2001:db8::7"),
    (1, "unknown", NEAREST),
    (1, "", NEAREST),
    (1, "192.0.2.7, ", NEAREST),
    (1, "192.0.2.7'; DROP TABLE", NEAREST),
]


@pytest.mark.parametrize(("proxies", "forwarded", "expected"), FORWARDED)
def test_the_address_is_the_one_the_outermost_proxy_was_asked_by(
    proxies: int, forwarded: str | None, expected: str, settings: Any
) -> None:
    settings.SIGHTLINE_PROXIES = proxies
    told: dict[str, Any] = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    assert address_of(RequestFactory().post("/sign-in", REMOTE_ADDR=NEAREST, **told)) == expected
