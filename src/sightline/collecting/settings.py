"""What a sync is told: whom to ask, who asks, and how gently."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sightline.collecting.addresses import site_of
from sightline.ground.errors import WrongUsage

MEGABYTE = 1024 * 1024
LEAST_PAUSE_SECONDS = 1.0
THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
PRINTABLE = re.compile(r"[ -~]*")


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """The inspectorate's two sites, and the manners in which they are asked.

    The addresses are settings so that a replica on this machine can stand in for the sites. Any
    other address must be ``https``, and is never asked more than once a second.

    Raises :class:`~sightline.ground.errors.WrongUsage` (``unsafe-address``, ``too-hasty``,
    ``unusable-contact``) for settings that would break that.
    """

    listing_site: str = "https://reports.ofsted.gov.uk"
    files_site: str = "https://files.ofsted.gov.uk"
    contact: str = ""
    """Where the keepers of the sites can reach whoever runs this: an e-mail address or a page."""

    pause_seconds: float = LEAST_PAUSE_SECONDS
    """Between the end of one request and the start of the next; a site may ask for longer."""

    attempts: int = 4
    first_wait_seconds: float = 2.0
    """Before the second attempt; doubled for each further one."""

    longest_wait_seconds: float = 120.0
    """A site that asks for a longer wait is left alone until the next run."""

    connect_seconds: float = 10.0
    silence_seconds: float = 30.0
    request_seconds: float = 300.0
    run_seconds: float = 3600.0
    failures_in_a_row: int = 5
    """So many failed addresses one after another end the run: the site is in trouble."""

    most_listing_bytes: int = 5 * MEGABYTE
    most_document_bytes: int = 60 * MEGABYTE
    most_redirects: int = 5

    wanted_titles: tuple[str, ...] = ("children's services",)
    """How the titles begin of the publications to fetch, whatever their case."""

    asks_again_for_stored: bool = False
    """Whether to ask, with a conditional request, if a document already kept has been replaced."""

    def __post_init__(self) -> None:
        for address in (self.listing_site, self.files_site):
            _check_address(address)
        if self.pause_seconds < LEAST_PAUSE_SECONDS and not self._is_replica:
            raise WrongUsage("too-hasty", "Leave at least one second between requests to the inspectorate's site.")
        if not PRINTABLE.fullmatch(self.contact):
            raise WrongUsage("unusable-contact", "The contact must be an e-mail address or the address of a page.")

    @property
    def sites(self) -> frozenset[str]:
        """The only sites that are ever asked, also after a redirect."""
        return frozenset({site_of(self.listing_site), site_of(self.files_site)})

    @property
    def _is_replica(self) -> bool:
        return all(urlsplit(site).hostname in THIS_MACHINE for site in self.sites)


def _check_address(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname in THIS_MACHINE:
        return
    message = f"{address} is not a safe address to fetch from: it must begin with https://."
    raise WrongUsage("unsafe-address", message)
