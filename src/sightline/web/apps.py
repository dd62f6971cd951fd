"""The pages as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, forms and the JSON API."""

    name = "sightline.web"
    label = "web"
