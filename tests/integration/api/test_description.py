"""The API is as its description says, whatever it is asked: the requests are invented from the description."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as invention
from pytest_django import Settings
from schemathesis import GenerationMode

from sightline.web.api.service import api
from sightline.web.wsgi import application
from tests.unit.register.made import report, taken

pytestmark = pytest.mark.slow

ADDRESSES = sorted(api.get_openapi_schema()["paths"])
EXAMPLES = 25


@pytest.fixture
def description(db: None, settings: Settings) -> schemathesis.BaseSchema:
    """The API as it describes itself, over a register with one invented report."""
    settings.SIGHTLINE_PUBLIC_READING = True
    settings.ALLOWED_HOSTS = ["*"]
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    taken(report())
    return schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_as_described(address: str, mode: GenerationMode, description: schemathesis.BaseSchema) -> None:
    @invention(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(case=description[address]["GET"].as_strategy(generation_mode=mode))
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate()

    asked()
