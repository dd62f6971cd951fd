"""Single sign-on with the council's own identity provider (OpenID Connect), where the environment sets one up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sightline.ground.errors import WrongUsage

PROVIDER = "council"
"""What the one provider is called in addresses; its redirect address is ``/sign-in/council/callback``."""

APPS = (
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
)
MIDDLEWARE = "allauth.account.middleware.AccountMiddleware"
_NEEDED = ("SIGHTLINE_OIDC_ISSUER", "SIGHTLINE_OIDC_CLIENT", "SIGHTLINE_OIDC_SECRET")
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class SingleSignOn:
    """The identity provider: its address, how this service is known to it, and what people call it.

    ``claim`` is what it says of a person that is the name they sign in with here, such as their work email address.
    """

    issuer: str
    client: str
    secret: str
    label: str
    claim: str

    @property
    def providers(self) -> dict[str, object]:
        """The same as django-allauth asks for it."""
        app = {
            "provider_id": PROVIDER,
            "name": self.label,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.issuer, "oauth_pkce_enabled": True},
        }
        return {"openid_connect": {"APPS": [app]}}


def single_sign_on(environment: Mapping[str, str]) -> SingleSignOn | None:
    """What the environment sets up; ``None`` where it sets up nothing.

    :raises WrongUsage: where only a part is set, or what is said on the way to the address could be overheard.
    """
    given = {name: environment.get(name, "").strip() for name in _NEEDED}
    if not any(given.values()):
        return None
    if missing := [name for name, value in given.items() if not value]:
        raise WrongUsage("single-sign-on-incomplete", f"Single sign-on also needs {' and '.join(missing)}.")
    issuer = given["SIGHTLINE_OIDC_ISSUER"].rstrip("/")
    parts = urlsplit(issuer)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise WrongUsage("single-sign-on-address", "SIGHTLINE_OIDC_ISSUER is an address that begins with https://.")
    return SingleSignOn(
        issuer=issuer,
        client=given["SIGHTLINE_OIDC_CLIENT"],
        secret=given["SIGHTLINE_OIDC_SECRET"],
        label=environment.get("SIGHTLINE_OIDC_LABEL", "").strip() or "your council account",
        claim=environment.get("SIGHTLINE_OIDC_CLAIM", "").strip() or "email",
    )
