"""The frame of a committee report: what stands above the first section and below the last."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.ground.wording import day_in_words
from sightline.papers.blocks import Basis, Box, Details, Lines, Sentence, Sentences, Source, gap
from sightline.papers.facts import Brief


def opening(brief: Brief, title: str, purpose: str, report_to: str = "") -> Details:
    """Report to, date of meeting, by, title and purpose; what nobody has said is a marked gap."""
    meeting = day_in_words(brief.meeting_on) if brief.meeting_on else ""
    return Details(
        (
            ("Report to", _given("report-to", brief.report_to or report_to, "the committee")),
            ("Date of meeting", _given("meeting-on", meeting, "the date of the meeting")),
            ("By", _given("by", brief.by, "the director’s title, such as Director of Children’s Services")),
            ("Title", (Sentence("opening.title", title),)),
            ("Purpose", (Sentence("opening.purpose", purpose),)),
        )
    )


def asked(of: str, to_do: tuple[str, ...]) -> Box:
    """What the committee is recommended to do, where it cannot be overlooked."""
    if len(to_do) == 1:
        return Box("Recommendation", (Sentence("asked.1", f"{of} is recommended to {to_do[0]}."),))
    lines = tuple(
        Sentence(f"asked.{place}", f"({place}) {words}{'.' if place == len(to_do) else ';'}")
        for place, words in enumerate(to_do, start=1)
    )
    return Box("Recommendations", (Sentence("asked", f"{of} is recommended to:"),), lines)


def closing(brief: Brief) -> tuple[Lines, Lines]:
    """Who signs and whom to ask. A telephone number is never taken from a source: people give it or it is missing."""
    signed = _given("signed-by", brief.signed_by, "the name of the director")
    by = _given("signed-as", brief.by, "the director’s title")
    contact = _given("contact", brief.contact, "the contact officer and an address")
    return Lines((*signed, *by)), Lines(_labelled("Contact: ", contact))


def background(documents: Iterable[Source]) -> Lines:
    """The documents a report rests on, for whoever wants to read them: they are open to inspection by law.

    Source: Local Government Act 1972, section 100D. Every member is concerned, for an inspection is of the whole area.
    """
    titles = list(dict.fromkeys(it.in_words() for it in documents))
    told = [Sentence(f"background-documents.{place}", title) for place, title in enumerate(titles, start=1)]
    none = Sentence("background-documents.none", "no document is held")
    return Lines(
        (
            Sentence("members", "Members concerned: all"),
            Sentence("background-documents", "Background documents:"),
            *(told or [none]),
        )
    )


def _labelled(label: str, sentences: Sentences) -> Sentences:
    first, *rest = sentences
    if first.is_missing:
        return sentences
    return (Sentence(first.key, f"{label}{first.text}", first.basis, first.sources, first.by), *rest)


def _given(key: str, text: str, what: str) -> Sentences:
    key = f"opening.{key}"
    return (Sentence(key, text, Basis.OWN) if text else gap(key, what),)
