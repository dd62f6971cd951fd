"""Settings of the service, read from the environment; every one has a default that works on a laptop."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sightline.reading.openers.guards import MAX_FILE_BYTES
from sightline.web.settings.database import database
from sightline.web.settings.email import address, email
from sightline.web.settings.local import colour, count, day, is_on
from sightline.web.settings.secret import secret_key
from sightline.web.settings.single_sign_on import APPS, single_sign_on
from sightline.web.settings.single_sign_on import MIDDLEWARE as AFTER_SIGNING_IN

HOME = Path(os.environ.get("SIGHTLINE_HOME") or "var").resolve()
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = is_on("SIGHTLINE_DEBUG")
SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = os.environ.get("SIGHTLINE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

# What a council makes its own.
SIGHTLINE_NAME = os.environ.get("SIGHTLINE_NAME", "Sightline")
SIGHTLINE_COUNCIL = os.environ.get("SIGHTLINE_COUNCIL", "")
SIGHTLINE_COLOUR = colour(os.environ.get("SIGHTLINE_COLOUR", "#12436d"))
SIGHTLINE_AUTHORITY = os.environ.get("SIGHTLINE_AUTHORITY", "")
SIGHTLINE_PUBLIC_READING = is_on("SIGHTLINE_PUBLIC_READING")
SIGHTLINE_PROXIES = count("SIGHTLINE_PROXIES")
SIGHTLINE_CONTACT = os.environ.get("SIGHTLINE_CONTACT", "")
SIGHTLINE_TODAY = day(os.environ.get("SIGHTLINE_TODAY", ""))
SIGHTLINE_ORIGINALS = HOME / "originals"
SIGHTLINE_MOST_UPLOAD_BYTES = MAX_FILE_BYTES

# Mail: to the screen unless an address says otherwise; links lead to where people reach the service.
vars().update(email(os.environ.get("SIGHTLINE_EMAIL_URL", "")))
DEFAULT_FROM_EMAIL = os.environ.get("SIGHTLINE_EMAIL_FROM", "sightline@localhost")
SIGHTLINE_ADDRESS = address(os.environ.get("SIGHTLINE_ADDRESS", "http://127.0.0.1:8000"))

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rules.apps.RulesConfig",
    "sightline.register.apps.RegisterConfig",
    "sightline.improvement.apps.ImprovementConfig",
    "sightline.papers.apps.PapersConfig",
    "sightline.practice.apps.PracticeConfig",
    "sightline.web.apps.WebConfig",
]

MIDDLEWARE = [
    "sightline.web.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sightline.web.middleware.refuse_large_bodies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sightline.web.middleware.programs",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sightline.web.middleware.looking",
]

ROOT_URLCONF = "sightline.web.routes"
WSGI_APPLICATION = "sightline.web.wsgi.application"
APPEND_SLASH = False
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "sightline.web.templating.environment"},
    }
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = ["rules.permissions.ObjectPermissionBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# The council's own identity provider, where one is set up; django-allauth speaks its protocol.
SIGHTLINE_SINGLE_SIGN_ON = single_sign_on(os.environ)
if SIGHTLINE_SINGLE_SIGN_ON:
    INSTALLED_APPS += APPS
    MIDDLEWARE += [AFTER_SIGNING_IN]
    SOCIALACCOUNT_PROVIDERS = SIGHTLINE_SINGLE_SIGN_ON.providers
    SOCIALACCOUNT_ADAPTER = "sightline.web.single_sign_on.Adapter"
    SOCIALACCOUNT_LOGIN_ON_GET = True  # a form may only be sent to this service itself: the policy of every page

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "overview"
LOGOUT_REDIRECT_URL = "sign-in"

# The one folder of fetched parts (`make assets`) and our own beside it; both under names with their hash.
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
SIGHTLINE_ASSETS = Path(os.environ.get("SIGHTLINE_ASSETS") or HOME / "assets")
STATICFILES_DIRS = [PACKAGE / "static", SIGHTLINE_ASSETS / "served"]
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]  # the fetched parts may not be there yet
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

IS_HTTPS = is_on("SIGHTLINE_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "sightline.web.views.errors.stale_form"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
