"""Settings of the service, read from the environment; every one has a default that works on a laptop."""

from __future__ import annotations

import os
from pathlib import Path

from sightline.web.settings.database import database
from sightline.web.settings.secret import secret_key

HOME = Path(os.environ.get("SIGHTLINE_HOME", "var")).resolve()
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = os.environ.get("SIGHTLINE_DEBUG", "") == "1"
SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = os.environ.get("SIGHTLINE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rules.apps.AutodiscoverRulesConfig",
    "sightline.register.apps.RegisterConfig",
    "sightline.web.apps.WebConfig",
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
