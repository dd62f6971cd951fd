"""Addresses at which there is nothing: said in JSON, with where to look. Comes after all others."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from sightline.web.api.refusals import Refusal

router = Router()


@router.get("/", include_in_schema=False)
def root(request: HttpRequest) -> None:
    """Nothing stands at the root itself."""
    nothing(request, "")


@router.get("/{path:rest}", include_in_schema=False)
def nothing(request: HttpRequest, rest: str) -> None:
    """Nothing stands anywhere else."""
    raise Refusal(404, "not-found", f"There is nothing at /api/{rest}. See /api/openapi.json.")
