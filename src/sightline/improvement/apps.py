"""Improvement as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Plans, their actions, evidence, and who decided what."""

    name = "sightline.improvement"
    label = "improvement"
    verbose_name = "Improvement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say who may do what."""
        from sightline.improvement import access  # noqa: F401
