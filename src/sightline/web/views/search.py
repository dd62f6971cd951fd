"""Search, the words at their place, who else was told this, and the searches a person keeps."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.ground.locators import Locator
from sightline.improvement.access import EDIT_PLAN
from sightline.register import search as index
from sightline.register.access import HAVE_ACCOUNT, READ
from sightline.register.actions import searches
from sightline.register.queries import search as ask
from sightline.register.queries.overview import our_authority
from sightline.register.queries.who_else import area_of, then_improved, who_else
from sightline.register.search import Results, SearchRefused
from sightline.web import searching
from sightline.web.clock import now, today
from sightline.web.originals import shown
from sightline.web.pages.search import Search, WhoElse, Words
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.views.account import signed_in

LONGEST_SHOWN = 200
MOST_DIGITS = 4


@needs(READ)
def search(request: HttpRequest) -> HttpResponse:
    """Search all sentences and areas for improvement; a form that needs no script."""
    return _search(request, request.GET, "", {})


@needs(HAVE_ACCOUNT)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep a search under a name."""
    typed = QueryDict(request.POST.get("search", ""))
    query = searching.address(searching.asked(typed, _fields(request)), _fields(request))
    name = request.POST.get("name", "").replace("\0", "")
    try:
        saved = searches.save(name=name, query=query, by=signed_in(request), at=now())
    except searches.NotSaved as refused:
        return _search(request, typed, name, {"name": refused.message})
    messages.success(request, f"The search “{saved.name}” has been saved.")
    return redirect(f"{reverse('search')}?{query}")


@needs(HAVE_ACCOUNT)
@require_POST
def delete(request: HttpRequest, id_: int) -> HttpResponse:
    """Keep a search no longer."""
    person = signed_in(request)
    saved = ask.saved_search(id_, person.pk)
    if saved is None:
        raise Http404
    searches.delete(saved=saved, by=person, at=now())
    messages.success(request, f"The saved search “{saved.name}” has been deleted.")
    return redirect("search")


@needs(READ)
def words(request: HttpRequest, sha256: str, start: str, end: str) -> HttpResponse:
    """A sentence beside the page it stands on, marked."""
    found = ask.sentence_at(sha256, int(start), int(end), sight(request))
    if found is None:
        raise Http404
    row = found.sentence
    places = (Locator(row.page, row.start, row.end, row.quote), *(Locator(**it) for it in row.further))
    original = shown(row.document, request.GET.get("page", ""), *places)
    ours = our_authority()
    may_act = ours is not None and row.authority_id == ours.pk and request.user.has_perm(EDIT_PLAN)
    return show(request, "search/words.html", Words(found, original, request.path, may_act))


@needs(READ)
def told_too(request: HttpRequest, id_: int) -> HttpResponse:
    """Who else was told what an area for improvement says, and who then improved."""
    seen = sight(request)
    area = area_of(id_, seen)
    if area is None:
        raise Http404
    return show(request, "search/who-else.html", WhoElse(area, who_else(area, seen), then_improved(area, seen)))


def _fields(request: HttpRequest) -> tuple[searching.Field, ...]:
    return searching.fields(ask.choices(sight(request)), today())


def _search(request: HttpRequest, typed: QueryDict, name: str, errors: dict[str, str]) -> HttpResponse:
    known = _fields(request)
    query = searching.asked(typed, known)
    results: Results | None = None
    try:
        results = None if query.asks_nothing else index.find(query, sight(request), _page(typed))
    except SearchRefused as refused:
        errors = errors | {"q": refused.message}
    page = Search(
        query=query,
        typed=query.words[:LONGEST_SHOWN] if "q" in errors else query.words,
        filters=searching.filters(query, known, results),
        narrowed=searching.narrowed(query, known),
        results=results,
        finding=searching.finding(results) if results else "",
        address=searching.address(query, known),
        saved=ask.saved_by(request.user.pk) if request.user.is_authenticated else (),
        name=name,
        errors=errors,
    )
    return show(request, "search/search.html", page, status=422 if errors else 200)


def _page(typed: QueryDict) -> int:
    asked = typed.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) <= MOST_DIGITS else 1
