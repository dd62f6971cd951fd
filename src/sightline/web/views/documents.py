"""Documents: held, looked at, fetched as they came, and added."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sightline.ground.errors import UnusableDocument
from sightline.register.access import ADD_DOCUMENT, READ, SHARE_DOCUMENT
from sightline.register.actions import sharing
from sightline.register.models import Account, Document
from sightline.register.queries.readings import difference
from sightline.web.adding import Added, add
from sightline.web.clock import now, today
from sightline.web.differing import in_words
from sightline.web.originals import picture, shelf, shown
from sightline.web.pages.documents import AddDocument, ADocument, Documents
from sightline.web.pages.inspections import Choice
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.views.account import signed_in

A_PAGE = 50
MEGABYTE = 1024 * 1024
_HELD = "This document is held already, so nothing was changed"
_HELD_BACK = "This document is held already, under an embargo. Ask an approver to name you as a reader"
A_DAY = "private, max-age=86400"


@needs(READ)
def documents(request: HttpRequest) -> HttpResponse:
    """The documents held, newest first."""
    parts = Paginator(sight(request).documents().defer("text").order_by("-added_at", "-id"), A_PAGE)
    part = parts.get_page(request.GET.get("page"))
    page = Documents(tuple(part.object_list), parts.count, part.number, parts.num_pages)
    return show(request, "documents/documents.html", page)


@needs(READ)
def document(request: HttpRequest, sha256: str) -> HttpResponse:
    """One document: what it tells of, and its pages."""
    found = _document(request, sha256)
    accounts = Account.objects.filter(document=found).select_related("inspection__authority").order_by("role", "id")
    seen = set(sight(request).inspections().filter(accounts__document=found).values_list("pk", flat=True))
    may_share = request.user.has_perm(SHARE_DOCUMENT)
    page = ADocument(
        document=found,
        accounts=tuple(account for account in accounts if account.inspection_id in seen),
        original=shown(found, request.GET.get("page", "")),
        otherwise=tuple(in_words(each) for each in difference(found)),
        is_embargoed=found.is_embargoed_on(today()),
        readers=tuple(person.first_name or person.username for person in found.readers.order_by("first_name")),
        people=_people() if may_share and found.is_embargoed_on(today()) else (),
    )
    return show(request, "documents/document.html", page)


def _people() -> tuple[Choice, ...]:
    found = User.objects.filter(is_active=True).order_by("first_name", "username")
    return tuple(Choice(str(person.pk), person.first_name or person.username) for person in found)


def _document(request: HttpRequest, sha256: str) -> Document:
    found = sight(request).documents().filter(sha256=sha256).first()
    if found is None:
        raise Http404
    return found


@needs(READ)
def original(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """The original, byte for byte as it came; always to be saved, never shown as a page of ours."""
    found = _document(request, sha256)
    try:
        file = shelf().open(sha256)
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(file, as_attachment=True, filename=found.filename, content_type="application/octet-stream")


@needs(READ)
def page_image(request: HttpRequest, sha256: str, page: str) -> HttpResponse:
    """A page of a PDF as a picture."""
    found = _document(request, sha256)
    path = shelf().path(found.sha256)
    if path is None or not 1 <= int(page) <= (found.pages or 0):
        raise Http404
    try:
        drawn = picture(path, int(page))
    except UnusableDocument as fault:
        raise Http404 from fault
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": A_DAY})


@needs(SHARE_DOCUMENT)
@require_POST
def readers(request: HttpRequest, sha256: str) -> HttpResponse:
    """Name one more person who may read a document under embargo."""
    found = _document(request, sha256)
    named = request.POST.get("reader", "")
    person = User.objects.filter(pk=int(named), is_active=True).first() if named.isdecimal() else None
    if person is None:
        messages.error(request, "Choose a person to name.")
    else:
        sharing.name_reader(document=found, reader=person, by=request.user.get_username(), at=now())
        messages.success(request, f"{person.first_name or person.username} may read this document from now on.")
    return redirect("document", sha256)


@needs(ADD_DOCUMENT)
def add_document(request: HttpRequest) -> HttpResponse:
    """Add a document: kept, read, and put to its inspection."""
    if request.method != "POST":
        return _form(request, "", {})
    embargo, uploaded = request.POST.get("embargo_until", "").strip(), request.FILES.get("document")
    errors = {} if uploaded else {"document": "Choose a document"}
    try:
        until = date.fromisoformat(embargo) if embargo else None
    except ValueError:
        errors["embargo_until"] = "Write the embargo’s last day as 2026-11-21, or leave it empty"
        until = None
    if errors or uploaded is None:
        return _form(request, embargo, errors)
    return _answer(request, embargo, add(uploaded, by=signed_in(request), embargo_until=until))


def _answer(request: HttpRequest, embargo: str, added: Added) -> HttpResponse:
    if added.problem:
        return _form(request, embargo, {"document": added.problem.rstrip(".")})
    if not added.is_new:
        is_seen = sight(request).documents().filter(sha256=added.sha256).exists()
        words = _HELD if is_seen else _HELD_BACK
        return _form(request, embargo, {"document": words}, added.sha256 if is_seen else "")
    messages.success(request, "The document has been added and read. Look at what was found in it.")
    return redirect("inspection", added.inspection) if added.inspection else redirect("document", added.sha256)


def _form(request: HttpRequest, embargo: str, errors: dict[str, str], known: str = "") -> HttpResponse:
    page = AddDocument(embargo, errors, known, settings.SIGHTLINE_MOST_UPLOAD_BYTES // MEGABYTE)
    return show(request, "documents/add.html", page, status=422 if errors else 200)
