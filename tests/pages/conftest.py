"""``page``: fetches a page as a person and checks everything that every page must be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import is_valid_path, resolve

from sightline.register.access import Role
from sightline.register.actions.accounts import open_account
from sightline.web.assets.build import is_built
from sightline.web.permissions import declared
from tests.pages.checks import faults, parsed
from tests.shared import REPOSITORY
from tests.unit.register.made import AT

PASSWORD = "three invented words"
MOST_QUERIES = 24
"""Two of them are asked once a day and once a minute: whether an embargo has ended, what the national facts cover."""

MORE_QUERIES = {"area": 25, "measure": 25, "plan-action": 26, "plan-area": 26, "plan-visit": 29}
"""Pages that gather what several rooms hold of one thing: the register, its lineage, the plan, measures, papers."""

MOST_QUERIES_TO_CHANGE = 80
BUILT = REPOSITORY / "var" / "assets"


@dataclass(frozen=True)
class Fetched:
    """A page that stood every check."""

    status: int
    html: str
    root: Element
    queries: int

    @property
    def words(self) -> str:
        """The words of its main part, one space between."""
        main = next(element for element in self.root.iter("main"))
        return " ".join("".join(main.itertext()).split())


@pytest.fixture(autouse=True)
def _service(settings: Any, tmp_path: Path) -> None:
    """Static files by their own names, nothing remembered, originals in a folder of the test."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS[:1], *([BUILT / "served"] if is_built(BUILT) else [])]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SIGHTLINE_ORIGINALS = tmp_path / "originals"
    finders.get_finder.cache_clear()
    cache.clear()


@pytest.fixture
def people(db: None) -> dict[Role, User]:
    """One person a role."""
    return {
        role: open_account(
            name=role.value,
            full_name=f"{role.value.capitalize()} Example",
            roles=[role],
            password=PASSWORD,
            by="ada",
            at=AT,
        )
        for role in Role
    }


Page = Callable[..., Fetched]


@pytest.fixture
def page(people: dict[Role, User]) -> Page:
    """Fetch a page as somebody (nobody: not signed in) and check it."""

    def fetch(
        path: str,
        by: Role | None = Role.VIEWER,
        *,
        status: int = 200,
        post: dict[str, Any] | None = None,
        most_queries: int | None = None,
    ) -> Fetched:
        client = Client()
        if by is not None:
            client.force_login(people[by])
        with CaptureQueriesContext(connection) as asked:
            response = client.get(path) if post is None else client.post(path, post)
            while response.status_code in (302, 303) and response.url.startswith("/"):
                response = client.get(response.url)
        html = response.content.decode()
        assert response.status_code == status, html[:2000]
        root = parsed(html)
        assert list(faults(root)) == []
        shown = response.request["PATH_INFO"]
        usual = MORE_QUERIES.get(resolve(shown).url_name or "", MOST_QUERIES) if is_valid_path(shown) else MOST_QUERIES
        most = most_queries or (usual if post is None else MOST_QUERIES_TO_CHANGE)
        assert len(asked) <= most, [query["sql"][:200] for query in asked]
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        if is_valid_path(path.partition("?")[0]):
            assert declared(resolve(path.partition("?")[0]).func), f"{path} declares no permission"
        return Fetched(status, html, root, len(asked))

    return fetch
