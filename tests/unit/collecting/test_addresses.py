"""To whom an address belongs, and where a link leads."""

from __future__ import annotations

import pytest

from sightline.collecting.addresses import led_to, site_of

SITES = [
    ("https://Reports.Invented.example/provider/44/1", "https://reports.invented.example"),
    ("https://reports.invented.example:8443/", "https://reports.invented.example:8443"),
    ("https://reports.invented.example@elsewhere.example/", "https://reports.invented.example@elsewhere.example"),
]


@pytest.mark.parametrize(("address", "site"), SITES)
def test_a_site_is_scheme_host_and_port(address: str, site: str) -> None:
    assert site_of(address) == site


PAGE = "https://reports.invented.example/provider/44/1"
LINKS = [
    ("/v1/file/1", "https://reports.invented.example/v1/file/1"),
    (" //files.invented.example/v1/file/1 ", "https://files.invented.example/v1/file/1"),
    ("https://files.invented.example/v1/file/1", "https://files.invented.example/v1/file/1"),
    ("", PAGE),
    ("http://[", ""),
    ("https://a]b/", ""),
]


@pytest.mark.parametrize(("link", "address"), LINKS)
def test_where_a_link_leads(link: str, address: str) -> None:
    assert led_to(PAGE, link) == address
