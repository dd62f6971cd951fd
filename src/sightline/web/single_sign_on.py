"""Signing in with the council's identity provider: whom it vouches for, and which account here is theirs.

django-allauth speaks the protocol (discovery, state, PKCE, the exchange of the code, issuer and audience of the
token). Whom to let in is decided here: people who were given an account, found once by the name they sign in with,
then known by the provider's own lasting number for them. Nobody is let in because the provider knows them.
"""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.openid_connect import views as protocol
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from sightline.register.actions.accounts import know_by_single_sign_on
from sightline.web.clock import now
from sightline.web.permissions import ANYONE, needs

BACKEND = "django.contrib.auth.backends.ModelBackend"
NO_ACCOUNT = "You have no account here yet. Ask an administrator of this service to give you one."
STOPPED = "Your account here has been stopped. Ask an administrator of this service."
OTHER = "Your account here belongs to another identity. Ask an administrator of this service."
NOT_VOUCHED = "The identity provider does not say who you are in a way that this service can rely on."
FAILED = "Signing in with the identity provider did not work. Try again, or use your password."
CANCELLED = "Signing in was cancelled."


@needs(ANYONE)
def begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """On to the identity provider."""
    try:
        answer: HttpResponseBase = protocol.login(request, provider_id)
    except (OSError, KeyError, ValueError):  # what is asked of the provider fails as an OSError
        return _back(request, FAILED)
    return answer


@needs(ANYONE)
def finish(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the identity provider, with its word or without."""
    try:
        answer: HttpResponseBase = protocol.callback(request, provider_id)
    except (OSError, KeyError, ValueError):  # what is asked of the provider fails as an OSError
        return _back(request, FAILED)
    return answer


class Adapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Where django-allauth asks what to do with whom the provider vouches for."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """Sign the person in, or send them back with the reason; nothing further is done by django-allauth."""
        told = _told(sociallogin.account.extra_data)
        if told is None:
            raise ImmediateHttpResponse(_back(request, NOT_VOUCHED))
        person = sociallogin.user if sociallogin.is_existing else _first_time(request, told, sociallogin.account)
        if not person.is_active:
            raise ImmediateHttpResponse(_back(request, STOPPED))
        wanted = sociallogin.get_redirect_url(request)
        login(request, person, backend=BACKEND)
        raise ImmediateHttpResponse(redirect(wanted or settings.LOGIN_REDIRECT_URL))

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> NoReturn:
        """Send the person back to sign in, with what happened in plain words."""
        raise ImmediateHttpResponse(_back(request, CANCELLED if error == "cancelled" else FAILED))


def _told(said: dict[str, Any]) -> dict[str, Any] | None:
    """What the provider says of the person, where its two statements speak of one and stand by the name."""
    token, asked = said.get("id_token") or {}, said.get("userinfo") or {}
    told = token | asked
    if not told.get("sub") or token.get("sub", told["sub"]) != told["sub"]:
        return None
    return None if _claim() == "email" and told.get("email_verified") is False else told


def _first_time(request: HttpRequest, told: dict[str, Any], account: SocialAccount) -> User:
    """The account of a person who comes from the provider for the first time; from now on it knows their number."""
    name = str(told.get(_claim()) or "")
    person = User.objects.filter(username__iexact=name).first() if name else None
    if person is None:
        raise ImmediateHttpResponse(_back(request, NO_ACCOUNT))
    if not person.is_active:
        raise ImmediateHttpResponse(_back(request, STOPPED))
    if SocialAccount.objects.filter(user=person, provider=account.provider).exists():
        raise ImmediateHttpResponse(_back(request, OTHER))
    with transaction.atomic():
        SocialAccount.objects.create(user=person, provider=account.provider, uid=account.uid)
        know_by_single_sign_on(person=person, by=person.get_username(), at=now())
    return person


def _claim() -> str:
    """What the provider says of a person that is the name they sign in with here."""
    provider = settings.SIGHTLINE_SINGLE_SIGN_ON
    assert provider is not None, "these addresses are there only where a provider is set up"
    return provider.claim


def _back(request: HttpRequest, words: str) -> HttpResponseBase:
    messages.error(request, words)
    return redirect("sign-in")
