"""Plans from files and as files: sent, looked at, taken over, and handed out again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from sightline.ground.errors import SightlineError
from sightline.ground.wording import count_in_words
from sightline.improvement.access import EDIT_PLAN, READ_PLAN
from sightline.improvement.actions import taking_over
from sightline.improvement.actions.evidence import File
from sightline.improvement.files.problems import UnusablePlan
from sightline.improvement.files.tables import MOST_BYTES
from sightline.improvement.files.workbook import plan_workbook
from sightline.improvement.models import Plan, PlanUpload
from sightline.improvement.models.upload import WAITING
from sightline.improvement.queries import uploads as asked
from sightline.improvement.queries.plan_table import plan_table
from sightline.journeys.plan_document import plan_document
from sightline.web.clock import now, today
from sightline.web.originals import shelf
from sightline.web.pages.plan_files import ImportPlan
from sightline.web.permissions import needs
from sightline.web.previewing import area_choices, column_choices, previewed
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.typed import typed
from sightline.web.views.account import signed_in

MEGABYTE = 1_000_000
MOST_IN_WORD = 5_000
"""A Word table is made cell by cell, some milliseconds a row: longer than this nobody waits, or reads."""

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@needs(EDIT_PLAN)
def send(request: HttpRequest, id_: int) -> HttpResponse:
    """Send a file with a plan in it; it is kept only where something can be taken over from it."""
    plan = get_object_or_404(Plan.objects.select_related("authority"), pk=id_)
    if request.method != "POST":
        return _form(request, plan, "")
    uploaded = request.FILES.get("file")
    if uploaded is None:
        return _form(request, plan, "Choose a file")
    if (uploaded.size or 0) > MOST_BYTES:
        return _form(request, plan, f"The file is larger than {MOST_BYTES // MEGABYTE} megabytes. No plan is: check it")
    file = File(uploaded.name or "plan", uploaded.read())
    try:
        asked.read_content(file.content, file.name, plan, {}, today())
    except UnusablePlan as fault:
        return _form(request, plan, fault.message.rstrip("."))
    upload = taking_over.send(plan=plan, file=file, shelf=shelf(), by=signed_in(request), at=now())
    return redirect("plan-import", upload.pk)


@needs(EDIT_PLAN)
def preview(request: HttpRequest, id_: int) -> HttpResponse:
    """What would be taken over from a file; nothing is until a person says so."""
    upload = get_object_or_404(PlanUpload.objects.select_related("plan__authority"), pk=id_)
    if upload.state != WAITING:
        messages.info(request, "This file was taken over or put away already.")
        return redirect("plan", upload.plan_id)
    try:
        return _look(request, upload)
    except SightlineError as fault:
        messages.error(request, fault.message)
        return redirect("import-plan", upload.plan_id)


def _look(request: HttpRequest, upload: PlanUpload) -> HttpResponse:
    if request.method == "POST" and request.POST.get("step") == "drop":
        taking_over.drop(upload=upload, by=signed_in(request), at=now())
        messages.success(request, "The file was put away. Nothing was taken over from it.")
        return redirect("plan", upload.plan_id)
    found = asked.preview(upload, shelf(), today(), sight(request))
    if request.method != "POST":
        return show(request, "plan/preview.html", previewed(upload, found))
    said = typed(request.POST)
    columns, areas = column_choices(found.file.headers, said), area_choices(found.weighed.areas, said)
    if columns or areas:
        taking_over.choose(upload=upload, columns=columns, areas=areas, by=signed_in(request))
    if request.POST.get("step") != "take" or columns:
        if request.POST.get("step") == "take":
            messages.info(request, "You changed what a column holds. Look at the rows once more, then take them over.")
        return redirect("plan-import", upload.pk)
    return _take(request, upload, found)


def _take(request: HttpRequest, upload: PlanUpload, found: asked.Previewed) -> HttpResponse:
    taken = taking_over.take_over(
        upload=upload, file=found.file, areas=found.areas, by=signed_in(request), on=today(), at=now()
    )
    words = f"{count_in_words(taken.added, 'action')} added from {upload.filename}."
    if taken.there:
        words += f" {count_in_words(taken.there, 'row was', 'rows were')} there already."
    if taken.refused:
        words += f" {count_in_words(taken.refused, 'row')} could not be taken over."
    messages.success(request, words)
    return redirect("plan", upload.plan_id)


@needs(READ_PLAN)
def download(request: HttpRequest, id_: int, suffix: str) -> HttpResponse:
    """The plan as a workbook or a Word document, as the person may see it."""
    plan = get_object_or_404(Plan.objects.select_related("authority"), pk=id_)
    if suffix not in FORMATS:
        raise Http404
    if suffix == "docx" and plan.actions.count() > MOST_IN_WORD:
        messages.error(
            request,
            f"The plan has more than {MOST_IN_WORD:,} actions, too many for Word. Take the workbook: it has them all.",
        )
        return redirect("plan", plan.pk)
    rows = plan_table(plan, today(), sight(request))
    content = plan_workbook(plan.title, rows) if suffix == "xlsx" else plan_document(plan, rows, today())
    name = f"{slugify(plan.title) or 'plan'}.{suffix}"
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(content, content_type=FORMATS[suffix], headers=headers)


def _form(request: HttpRequest, plan: Plan, error: str) -> HttpResponse:
    page = ImportPlan(plan, asked.waiting_of(plan), MOST_BYTES // MEGABYTE, {"file": error} if error else {})
    return show(request, "plan/import.html", page, status=422 if error else 200)
