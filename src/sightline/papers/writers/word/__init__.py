"""A paper as a Word document: real headings, numbered paragraphs, header rows, captions, alt text and sources."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from sightline.ground.office_files import without_clock
from sightline.papers.blocks import Bullet, Bullets, Heading, Look, Paper, Paragraph, Sentence
from sightline.papers.laying import Laid, Notes, laid_out, printable
from sightline.papers.writers.word.draft import mark_as_draft
from sightline.papers.writers.word.house import Place, close_house, open_house
from sightline.papers.writers.word.look import set_look
from sightline.papers.writers.word.setting import Setter
from sightline.papers.writers.word.sources import Sources

__all__ = ["word"]

NO_CLOCK = datetime(2020, 1, 1, tzinfo=UTC)
"""No clock goes into the file: the same paper is the same bytes."""


def word(paper: Paper, house: bytes | None = None) -> bytes:
    """The paper as a ``.docx``, in the council's own template where one is given.

    The template's styles are kept, and its placeholders ``{{title}}``, ``{{subtitle}}`` and ``{{author}}`` are
    filled wherever they stand; the paper stands at ``{{body}}``.

    Raises:
        UnusableDocument: ``damaged``, ``template-with-macros`` or ``template-without-body``.
    """
    paper = printable(paper)
    place = open_house(house, paper) if house is not None else Place.of_our_own(paper.look)
    set_look(place.document, paper.look)
    _tell_properties(place, paper)
    setter = Setter(place, Sources(Notes(paper)))
    if not place.has_title:
        setter.title(paper)
    for laid in laid_out(paper):
        setter.set(laid)
    _tell_what_was_used(setter, paper)
    setter.sources()
    close_house(place)
    if paper.is_draft:
        mark_as_draft(place.document)
    return _saved(place)


def _tell_properties(place: Place, paper: Paper) -> None:
    core = place.document.core_properties
    core.title = paper.title
    core.author = paper.author
    core.language = "en-GB"
    core.subject = paper.kind
    core.comments = "; ".join(f"{name}: {value}" for name, value in paper.properties)
    core.created = core.modified = NO_CLOCK


def _tell_what_was_used(setter: Setter, paper: Paper) -> None:
    if not paper.properties:
        return
    if paper.look is Look.ONE_PAGE:
        told = "; ".join(f"{name}: {value}" for name, value in paper.properties)
        setter.set(Laid(Paragraph((Sentence("about", f"{told}."),))))
        return
    setter.set(Laid(Heading("About this paper")))
    lines = (Sentence(f"about.{name}", f"{name}: {value}") for name, value in paper.properties)
    setter.set(Laid(Bullets(tuple(Bullet((line,)) for line in lines))))


def _saved(place: Place) -> bytes:
    stream = BytesIO()
    place.document.save(stream)
    return without_clock(stream.getvalue())
