"""Practice as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Runs of measures and what stands beside them."""

    name = "sightline.practice"
    label = "practice"
    verbose_name = "Practice"
    default_auto_field = "django.db.models.BigAutoField"
