"""Everything the register holds, a kind of thing at a time, narrowed: what programs ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from sightline.register.models import (
    Account,
    Area,
    Authority,
    Document,
    Finding,
    Inspection,
    Judgement,
    LineageLink,
    Sentence,
)
from sightline.register.queries.sight import Sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What to narrow a list of inspections, or of what belongs to them, to; empty where it is not narrowed."""

    authority: str = ""
    region: str = ""
    kind: str = ""
    era: str = ""
    began_since: date | None = None
    began_until: date | None = None
    inspection: int | None = None


def authorities(*, name: str = "", region: str = "", on: date | None = None) -> QuerySet[Authority]:
    """Authorities by name; those that existed on a day where one is given."""
    found = Authority.objects.prefetch_related("codes", "successions", "precessions").order_by("name", "id")
    if name:
        found = found.filter(Q(name__icontains=name) | Q(ons_name__icontains=name))
    if region:
        found = found.filter(region=region)
    if on:
        begun, lasts = Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on)
        found = found.filter(begun & lasts)
    return found


def inspections(narrowed: Narrowed, sight: Sight) -> QuerySet[Inspection]:
    """Inspections and visits, newest first, with the documents that tell of them."""
    visible = Account.objects.exclude(document__in=sight.hidden).select_related("document").defer("document__text")
    found = sight.inspections().filter(_about(narrowed, ""))
    found = found.select_related("authority").prefetch_related(Prefetch("accounts", visible.order_by("role", "id")))
    return found.order_by(F("began_by").desc(nulls_last=True), "-id")


def judgements(narrowed: Narrowed, sight: Sight, *, area: str = "", grade: str = "") -> QuerySet[Judgement]:
    """Every grade that a document or national fact states, also where another counts."""
    found = Judgement.objects.filter(_about(narrowed, "inspection__")).exclude(document__in=sight.hidden)
    if area:
        found = found.filter(area=area)
    if grade:
        found = found.filter(grade=grade)
    found = found.select_related("inspection", "document").defer("document__text")
    return found.order_by("-inspection__began_by", "id")


def areas_for_improvement(narrowed: Narrowed, sight: Sight, *, theme: str = "", urgency: str = "") -> QuerySet[Area]:
    """Areas for improvement of every document, newest inspections first, in printed order."""
    found = Area.objects.filter(_about(narrowed, "inspection__")).exclude(document__in=sight.hidden)
    if theme:
        found = found.filter(themes__theme=theme)
    if urgency:
        found = found.filter(urgency=urgency)
    found = found.select_related("inspection", "document").defer("document__text").prefetch_related("tags", "themes")
    return found.order_by("-inspection__began_by", "inspection", "document", "position")


def findings(narrowed: Narrowed, sight: Sight, *, area: str = "") -> QuerySet[Finding]:
    """Findings with their sentences, in printed order, newest inspections first."""
    found = Finding.objects.filter(_about(narrowed, "inspection__")).exclude(document__in=sight.hidden)
    if area:
        found = found.filter(area=area)
    sentences = Sentence.objects.prefetch_related("themes").order_by("position")
    found = found.select_related("inspection", "document").defer("document__text")
    found = found.prefetch_related(Prefetch("sentences", sentences))
    return found.order_by("-inspection__began_by", "inspection", "document", "position")


def documents(sight: Sight, *, kind: str = "", authority: str = "") -> QuerySet[Document]:
    """Documents by when they came, newest first, without their text."""
    found = sight.documents().defer("text").prefetch_related("accounts").order_by("-added_at", "-id")
    if kind:
        found = found.filter(kind=kind)
    if authority:
        about = Account.objects.filter(role="main", inspection__authority=authority)
        found = found.filter(pk__in=about.values("document"))
    return found


def document(sha256: str, sight: Sight) -> Document | None:
    """The document with this hash, where the person may see it."""
    return sight.documents().filter(sha256=sha256).prefetch_related("accounts").first()


def lineage(sight: Sight, *, authority: str = "", state: str = "", basis: str = "") -> QuerySet[LineageLink]:
    """How areas of later inspections relate to earlier ones; links a person rejected are left out."""
    found = sight.links()
    if authority:
        found = found.filter(at_inspection__authority=authority)
    if state:
        found = found.filter(state=state)
    if basis:
        found = found.filter(basis=basis)
    related = ("earlier__inspection", "earlier__document", "later__inspection", "later__document", "at_inspection")
    hidden = ("earlier__document__text", "later__document__text")
    return found.select_related(*related).defer(*hidden).order_by("-at_inspection__began_by", "id")


def _about(narrowed: Narrowed, to: str) -> Q:
    """The conditions on the inspection that ``to`` leads to."""
    asked = {
        "authority": narrowed.authority,
        "authority__region": narrowed.region,
        "kind": narrowed.kind,
        "era": narrowed.era,
        "began_by__gte": narrowed.began_since,
        "began_by__lte": narrowed.began_until,
        "pk": narrowed.inspection,
    }
    return Q(**{to + name: value for name, value in asked.items() if value})
