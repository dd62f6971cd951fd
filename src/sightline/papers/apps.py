"""Papers as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Papers that are kept: edited, reviewed, approved, issued."""

    name = "sightline.papers"
    label = "papers"
    verbose_name = "Papers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say who may do what."""
        from sightline.papers import access  # noqa: F401
