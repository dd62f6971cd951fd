"""A register with an invented report, and programs that ask it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from sightline.register.actions.documents import Taken
from tests.unit.register.made import report, taken


@dataclass(frozen=True)
class Told:
    """What came of a request: the status, and the JSON."""

    status: int
    shape: Any


Asks = Callable[..., Told]


@pytest.fixture(autouse=True)
def _static_folder(settings: Settings) -> None:
    """The folder of static files, which may be empty but has to be there."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def public(settings: Settings) -> None:
    """The council lets everyone read."""
    settings.SIGHTLINE_PUBLIC_READING = True


@pytest.fixture
def held(db: None) -> Taken:
    """The invented report, taken in."""
    return taken(report())


@pytest.fixture
def asks(public: None, client: Client) -> Asks:
    """Ask the API for an address with these parameters."""

    def ask(address: str, **parameters: object) -> Told:
        response = client.get(f"/api/{address}", {name: str(value) for name, value in parameters.items()})
        return Told(response.status_code, response.json())

    return ask
