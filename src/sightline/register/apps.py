"""The register as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Authorities, documents, readings, inspections and everything found in them."""

    name = "sightline.register"
    label = "register"
    verbose_name = "Register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say who may do what."""
        from sightline.register import access  # noqa: F401
