"""No setting can make a sync unsafe or rude."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.collecting.fetching import user_agent
from sightline.collecting.settings import SyncSettings
from sightline.ground.errors import WrongUsage

REPLICA = {"listing_site": "http://127.0.0.1:8001", "files_site": "http://localhost:8002"}

REFUSED = [
    ({"listing_site": "http://reports.invented.example"}, "unsafe-address"),
    ({"files_site": "http://127.0.0.1.invented.example"}, "unsafe-address"),
    ({"files_site": "ftp://127.0.0.1"}, "unsafe-address"),
    ({"files_site": "https://"}, "unsafe-address"),
    ({"files_site": ""}, "unsafe-address"),
    ({"pause_seconds": 0.5}, "too-hasty"),
    ({"pause_seconds": 0, "listing_site": "http://127.0.0.1:8001"}, "too-hasty"),
    ({"contact": "me\r\nX-Other: header"}, "unusable-contact"),
]


@pytest.mark.parametrize(("changes", "code"), REFUSED)
def test_what_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(WrongUsage) as refusal:
        SyncSettings(**changes)
    assert refusal.value.code == code


def test_a_replica_on_this_machine_may_be_asked_without_a_pause() -> None:
    assert SyncSettings(**REPLICA, pause_seconds=0).sites == {"http://127.0.0.1:8001", "http://localhost:8002"}


def test_without_a_word_the_inspectorates_own_sites_are_asked_once_a_second() -> None:
    settings = SyncSettings()
    assert settings.sites == {"https://reports.ofsted.gov.uk", "https://files.ofsted.gov.uk"}
    assert settings.pause_seconds == 1.0


def test_who_asks() -> None:
    assert user_agent(SyncSettings(), "1.2") == "Sightline/1.2"
    assert user_agent(SyncSettings(contact="data@northmere.example"), "1.2") == (
        "Sightline/1.2 (contact: data@northmere.example)"
    )
