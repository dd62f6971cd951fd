"""Papers: chosen, previewed, changed statement by statement, compared, approved by another, issued, downloaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sightline.ground.errors import SightlineError
from sightline.papers import writers
from sightline.papers.access import APPROVE_PAPER, READ_PAPER, WRITE_PAPER
from sightline.papers.actions import deciding, writing
from sightline.papers.actions.refusals import Refused, SaidMeanwhile
from sightline.papers.actions.versions import Moment
from sightline.papers.adding import OWN, sections
from sightline.papers.blocks import Basis, Sentence
from sightline.papers.editing import differences
from sightline.papers.facts import Layout
from sightline.papers.kinds import KINDS
from sightline.papers.models import KeptPaper
from sightline.papers.models.kept import APPROVED, DRAFT, ISSUED, REVIEWED
from sightline.papers.queries.kept import brief_of, reads, statements_of, visible
from sightline.register.models import Account
from sightline.register.queries.authorities import newest_first
from sightline.register.queries.overview import our_authority
from sightline.web.clock import now, today
from sightline.web.originals import shelf
from sightline.web.pages.papers import ABrief, AnOwnSentence, APaper, AStatement, Compared, Papers, Step
from sightline.web.permissions import ANYONE, needs
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.views.account import signed_in

A_PAGE = 25
BRIEF = (*writing.BRIEF, "meeting_on", "layout")
CONTENT_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
}
LAYOUTS = {
    Layout.STANDARD: "As a letter",
    Layout.LARGE_PRINT: "In large print, 18 points or more",
    Layout.EASY_READ: "As an easy read: one idea a line, each beside the place for a picture",
}
_STEPS = {
    DRAFT: (
        Step("review", "It has been read", "Say that it has been read and can go to whoever approves it."),
        WRITE_PAPER,
    ),
    REVIEWED: (
        Step("approve", "Approve it", "It then carries no mark of a draft. Whoever began it cannot."),
        APPROVE_PAPER,
    ),
    APPROVED: (Step("issue", "Issue it", "Its files are made once and kept as they are."), APPROVE_PAPER),
}
_AGAIN = Step("again", "Take the facts as they are now", "The differences below become part of the paper.")


@needs(READ_PAPER)
def papers(request: HttpRequest) -> HttpResponse:
    """Papers that are kept, and the form that begins another."""
    return _papers(request, {}, {})


def _papers(request: HttpRequest, chosen: Mapping[str, str], errors: Mapping[str, str]) -> HttpResponse:
    ours = our_authority()
    parts = Paginator(visible(sight(request)), A_PAGE)
    part = parts.get_page(request.GET.get("page"))
    told = Account.objects.filter(role="main").exclude(document__in=sight(request).hidden).values("inspection")
    inspections = sight(request).inspections().filter(authority=ours, pk__in=told).select_related("authority")
    page = Papers(
        papers=tuple((it, KINDS[it.kind]) for it in part.object_list),
        kinds=tuple(KINDS.values()),
        inspections=tuple(newest_first(inspections)),
        chosen=chosen,
        errors=errors,
        page=part.number,
        pages=parts.num_pages,
    )
    return show(request, "papers/papers.html", page, status=422 if errors else 200)


@needs(WRITE_PAPER)
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a paper of the chosen kind on the chosen inspection or visit."""
    kind, number = request.POST.get("kind", ""), request.POST.get("inspection", "")
    found = sight(request).inspections().filter(pk=number).first() if number.isdecimal() else None
    errors = {} if kind in KINDS else {"kind": "Choose what kind of paper it is to be"}
    if found is None:
        errors |= {"inspection": "Choose the inspection or visit it is about"}
    if errors or found is None:
        return _papers(request, {"kind": kind, "inspection": number}, errors)
    kept = writing.begin(kind=kind, inspection=found, moment=_moment(request))
    return redirect("paper", kept.pk)


@needs(READ_PAPER)
def paper(request: HttpRequest, id_: int) -> HttpResponse:
    """One paper as it reads today."""
    return _paper(request, _kept(request, id_), {})


def _paper(request: HttpRequest, kept: KeptPaper, errors: Mapping[str, str]) -> HttpResponse:
    read = reads(kept, sight(request), today())
    may_change = request.user.has_perm(WRITE_PAPER) and kept.state != ISSUED
    is_editing = may_change and "change" in request.GET
    edit_at = f"/papers/{kept.pk}/statement" if is_editing else ""
    add_at = f"/papers/{kept.pk}/own" if is_editing else ""
    page = APaper(
        kind=KINDS[kept.kind],
        reads=read,
        preview=writers.html_fragment(read.paper, level=2, edit_at=edit_at, add_at=add_at),
        is_editing=is_editing,
        steps=_steps(request, kept, has_changed=bool(read.since)),
        files=tuple(kept.files.all()),
        versions=tuple(kept.versions.select_related("by")),
        errors=errors,
    )
    return show(request, "papers/paper.html", page, status=409 if errors else 200)


def _steps(request: HttpRequest, kept: KeptPaper, *, has_changed: bool) -> tuple[Step, ...]:
    found = []
    if kept.state in _STEPS:
        step, permission = _STEPS[kept.state]
        found += [step] if request.user.has_perm(permission) else []
    if has_changed and kept.state != ISSUED and request.user.has_perm(WRITE_PAPER):
        found.append(_AGAIN)
    return tuple(found)


@needs(WRITE_PAPER)
@require_POST
def step(request: HttpRequest, id_: int) -> HttpResponse:
    """Take the next step with a paper."""
    kept = _kept(request, id_)
    wanted = request.POST.get("step", "")
    if wanted in ("approve", "issue") and not request.user.has_perm(APPROVE_PAPER):
        return _paper(request, kept, {"step": "Your role does not let you do this. Ask somebody who approves papers"})
    moment = _moment(request)
    steps: dict[str, Callable[[], object]] = {
        "review": lambda: deciding.review(paper=kept, moment=moment),
        "approve": lambda: deciding.approve(paper=kept, moment=moment),
        "issue": lambda: deciding.issue(paper=kept, shelf=shelf(), moment=moment),
        "again": lambda: deciding.make_again(paper=kept, moment=moment),
    }
    if wanted not in steps:
        raise Http404
    try:
        steps[wanted]()
    except SightlineError as fault:
        return _paper(request, kept, {"step": fault.message.rstrip(".")})
    messages.success(request, "Done.")
    return redirect("paper", id_)


@needs(WRITE_PAPER)
def statement(request: HttpRequest, id_: int) -> HttpResponse:
    """One statement: put other words in its place, take it out, or give it back to the facts."""
    kept = _kept(request, id_)
    key = request.POST.get("key") or request.GET.get("key", "")
    read = reads(kept, sight(request), today())
    sentence = next((it for it in read.composed.sentences() if it.key == key), None)
    if sentence is None:
        raise Http404
    edit = read.edits.get(key)
    seen = kept.edits.filter(key=key).count()
    if request.method != "POST":
        return _statement(request, kept, sentence, edit.says if edit else sentence.text, seen, {})
    says = request.POST.get("says", "").replace("\0", "")
    told = request.POST.get("seen", "")
    moment = _moment(request)
    number = int(told) if told.isdecimal() else seen
    try:
        if "facts" in request.POST:
            writing.take_back(paper=kept, key=key, seen=number, moment=moment)
        else:
            words = "" if "out" in request.POST else says
            writing.say(paper=kept, key=key, says=words, seen=number, moment=moment)
    except (Refused, SaidMeanwhile) as fault:
        return _statement(request, kept, sentence, says, seen, {"says": fault.message.rstrip(".")})
    return redirect(f"/papers/{id_}?change")


def _statement(
    request: HttpRequest, kept: KeptPaper, sentence: Sentence, typed: str, seen: int, errors: Mapping[str, str]
) -> HttpResponse:
    page = AStatement(
        kept=kept,
        kind=KINDS[kept.kind],
        key=sentence.key,
        composed=sentence.text,
        sources=tuple(dict.fromkeys(source.in_words() for source in sentence.sources)),
        is_quoted=sentence.basis is Basis.QUOTED,
        is_own=sentence.key.startswith(OWN),
        edit=kept.edits.filter(key=sentence.key).select_related("by").order_by("-number").first(),
        seen=seen,
        typed="" if sentence.is_missing and typed == sentence.text else typed,
        errors=errors,
    )
    return show(request, "papers/statement.html", page, status=409 if errors else 200)


@needs(WRITE_PAPER)
def own(request: HttpRequest, id_: int) -> HttpResponse:
    """A sentence of one's own, after a statement or at the end of a section."""
    kept = _kept(request, id_)
    told = request.POST if request.method == "POST" else request.GET
    after, section = told.get("after", ""), told.get("section", "")
    composed = reads(kept, sight(request), today()).composed
    before = next((it.text for it in composed.sentences() if it.key == after), "")
    if not before and (after or section not in sections(composed)):
        raise Http404
    typed = request.POST.get("says", "").replace("\0", "")
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            writing.add(paper=kept, after=after, section=section, says=typed, moment=_moment(request))
        except Refused as fault:
            errors = {"says": fault.message.rstrip(".")}
        else:
            return redirect(f"/papers/{id_}?change")
    page = AnOwnSentence(kept, KINDS[kept.kind], after, section, before, typed, errors)
    return show(request, "papers/own.html", page, status=422 if errors else 200)


@needs(WRITE_PAPER)
def brief(request: HttpRequest, id_: int) -> HttpResponse:
    """What only people know of a paper."""
    kept = _kept(request, id_)
    typed = {name: str(kept.brief.get(name, "")) for name in BRIEF}
    errors: dict[str, str] = {}
    if request.method == "POST":
        typed = {name: request.POST.get(name, "").replace("\0", "") for name in BRIEF}
        try:
            writing.brief(paper=kept, told=typed, moment=_moment(request))
        except Refused as fault:
            errors = {"meeting_on": fault.message.rstrip(".")}
        else:
            return redirect("paper", id_)
    page = ABrief(kept, KINDS[kept.kind], typed, tuple(LAYOUTS.items()), errors)
    return show(request, "papers/brief.html", page, status=422 if errors else 200)


@needs(READ_PAPER)
def compare(request: HttpRequest, id_: int) -> HttpResponse:
    """Two versions beside each other; the newest and the one before it where none are asked for."""
    kept = _kept(request, id_)
    versions = {it.number: it for it in kept.versions.select_related("by")}
    newest = max(versions)
    after = versions.get(_number(request, "after")) or versions[newest]
    before = versions.get(_number(request, "before")) or versions[max(after.number - 1, 1)]
    found = differences(statements_of(before), statements_of(after))
    page = Compared(kept, KINDS[kept.kind], tuple(versions.values()), before, after, found)
    return show(request, "papers/compare.html", page)


def _number(request: HttpRequest, name: str) -> int:
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() else 0


@needs(READ_PAPER)
def download(request: HttpRequest, id_: int, suffix: str) -> HttpResponse:
    """The paper as a file: as it was issued, else as it reads now."""
    kept = _kept(request, id_)
    ending = f".{suffix}"
    if ending not in deciding.WRITERS:
        raise Http404
    issued = kept.files.filter(suffix=ending).first()
    if issued:
        with shelf().open(issued.sha256) as file:
            data = file.read()
    else:
        try:
            data = deciding.WRITERS[ending](reads(kept, sight(request), today()).paper)
        except SightlineError as fault:
            return _paper(request, kept, {"step": fault.message.rstrip(".")})
    name = f"{kept.kind}-{brief_of(kept).reference or kept.pk}{ending}".replace('"', "").replace("\n", "")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=CONTENT_TYPES[ending], headers=headers)


@needs(ANYONE)
def style(request: HttpRequest) -> HttpResponse:
    """How papers look on a page."""
    headers = {"Cache-Control": "public, max-age=300"}
    return HttpResponse(writers.style(), content_type="text/css; charset=utf-8", headers=headers)


def _moment(request: HttpRequest) -> Moment:
    return Moment(sight(request), signed_in(request), today(), now())


def _kept(request: HttpRequest, id_: int) -> KeptPaper:
    found = visible(sight(request)).filter(pk=id_).first()
    if found is None:
        raise Http404
    return found
