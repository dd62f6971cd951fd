"""The API is as its description says, whatever it is asked: the requests are invented from the description."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given
from hypothesis import settings as invention
from pytest_django import Settings
from schemathesis import GenerationMode

from sightline.web.api.service import api
from sightline.web.wsgi import application
from tests.unit.register.made import report, taken

pytestmark = pytest.mark.slow

ADDRESSES = {address: told["get"]["parameters"] for address, told in api.get_openapi_schema()["paths"].items()}
CASES = [
    (address, mode)
    for address, parameters in sorted(ADDRESSES.items())
    for mode in GenerationMode
    if parameters or mode is GenerationMode.POSITIVE  # without parameters nothing can be asked wrongly
]
EXAMPLES = 60


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Requests use the connection of the test, which sees what it took in, and leave it open."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def description(db: None, settings: Settings, _one_connection: None) -> schemathesis.BaseSchema:
    """The API as it describes itself, over a register with one invented report."""
    settings.SIGHTLINE_PUBLIC_READING = True
    settings.ALLOWED_HOSTS = ["*"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    taken(report())
    return schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.mark.parametrize(("address", "mode"), CASES)
def test_every_answer_is_as_described(address: str, mode: GenerationMode, description: schemathesis.BaseSchema) -> None:
    @invention(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(case=description[address]["GET"].as_strategy(generation_mode=mode))
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate()

    asked()
