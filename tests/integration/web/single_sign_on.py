"""Run in a process of its own, with an invented identity provider: what comes of signing in with it, as JSON."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import django
import jwt

from tests import register_database

ADDRESS = "http://127.0.0.1"
VERA = {"sub": "number-7", "email": "vera@northmere.example", "email_verified": True}
PEOPLE: dict[str, dict[str, Any]] = {
    "known": VERA,
    "renamed": VERA | {"email": "vera.new@northmere.example"},
    "unknown": {"sub": "number-8", "email": "nobody@northmere.example"},
    "successor": VERA | {"sub": "number-9"},
    "not-vouched": VERA | {"sub": "number-10", "email": "paul@northmere.example", "email_verified": False},
    "stopped": {"sub": "number-11", "email": "stopped@northmere.example"},
    "mixed": VERA | {"token_sub": "number-12"},
    "foreign": VERA | {"aud": "another-service"},
}


class Provider(BaseHTTPRequestHandler):
    """An identity provider that vouches for whoever the code names."""

    challenges: dict[str, str] = {}

    def do_GET(self) -> None:
        base = f"{ADDRESS}:{self.server.server_port}"  # type: ignore[attr-defined]
        if self.path.endswith("/openid-configuration"):
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
            told = {name: f"{base}/{end}" for name, end in ends.items()}
            self._say(told | {"issuer": base, "jwks_uri": f"{base}/keys"})
        else:
            self._say(PEOPLE[self.headers["Authorization"].removeprefix("Bearer ")])

    def do_POST(self) -> None:
        sent = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        if not sent.get("code_verifier"):
            self.send_error(400)
            return
        person = PEOPLE[sent["code"]]
        token = {
            "iss": f"{ADDRESS}:{self.server.server_port}",  # type: ignore[attr-defined]
            "aud": person.get("aud", "sightline"),
            "sub": person.get("token_sub", person["sub"]),
            "exp": int(time.time()) + 60,
        }
        self._say({"access_token": sent["code"], "id_token": jwt.encode(token, "invented" * 8), "token_type": "Bearer"})

    def _say(self, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        """Say nothing."""


def attempt(code: str, *, other_state: bool = False, error: str = "") -> dict[str, Any]:
    """Sign in as whom the code names; where that leads, as whom, and what is said."""
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    asked = parse_qs(urlsplit(client.get("/sign-in/council?next=/england").headers["Location"]).query)
    state = "another" if other_state else asked["state"][0]
    answer = {"error": error} if error else {"code": code}
    back = client.get(f"/sign-in/council/callback?{urlencode(answer | {'state': state})}")
    user = client.session.get("_auth_user_id")
    page = client.get("/sign-in").content.decode()
    return {
        "leads_to": back.headers.get("Location", ""),
        "as": User.objects.get(pk=user).username if user else "",
        "pkce": "code_challenge" in asked,
        "page": page,
    }


def main() -> None:
    """Everyone tries once; what came of it goes to standard output."""
    server = HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ["SIGHTLINE_OIDC_ISSUER"] = f"{ADDRESS}:{server.server_port}"
    register_database.choose()
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from sightline.register.access import Role
    from sightline.register.actions.accounts import change_account, open_account
    from sightline.register.models import Event
    from tests.unit.register.made import AT

    settings.ALLOWED_HOSTS = ["testserver"]
    static = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": static}}
    call_command("migrate", verbosity=0)
    for name in ("vera", "paul", "stopped"):
        person = open_account(
            name=f"{name}@northmere.example", full_name=name, roles=[Role.VIEWER], password="x", by="ada", at=AT
        )
    change_account(person=person, roles=[Role.VIEWER], is_active=False, by="ada", at=AT)
    outcomes = {code: attempt(code) for code in PEOPLE}
    outcomes["cancelled"] = attempt("", error="access_denied")
    outcomes["forged"] = attempt("known", other_state=True)
    server.shutdown()
    server.server_close()
    outcomes["provider-away"] = {"status": _away()}
    outcomes["events"] = list(Event.objects.filter(kind__startswith="single").values_list("subject", flat=True))
    sys.stdout.write(json.dumps(outcomes))


def _away() -> str:
    from django.test import Client

    return str(Client().get("/sign-in/council").headers.get("Location"))


if __name__ == "__main__":
    main()
