"""The reference pages on what the field says, written from the entries themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sightline.ground.wording import day_in_words, list_in_words, span_in_words
from sightline.knowledge import load, load_authorities
from sightline.knowledge.explain import ENTRIES, details
from sightline.knowledge.model import Authority, Entry

INTRODUCTION = (
    "This page is generated from the files in `src/sightline/knowledge`. To change what it says, change the"
    " entry there and its tests."
)

PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "frameworks": ("Frameworks, eras and judgement areas", ("framework", "era", "judgement-area")),
    "grades": ("Grades", ("grade",)),
    "events": ("Inspections and visits", ("event-kind", "visit-theme")),
    "documents": ("Documents about an inspection", ("document-kind",)),
    "national-framework": ("The national framework", ("national-framework", "numbering")),
    "themes": ("Themes of findings", ("theme",)),
    "deadlines": ("What is owed after an inspection", ("deadline",)),
    "indicators": ("Indicators along a child's journey", ("indicator",)),
    "timescales": ("How long things may take in casework", ("timescale",)),
    "next-events": ("What is likely to follow an inspection", ("next-event",)),
    "plans": (
        "Closing, status and reminders of a plan",
        ("closing-condition", "action-status", "reminder", "smart-rule"),
    ),
    "plan-columns": ("Plans in workbooks and Word tables", ("plan-column", "plan-status", "plan-words")),
    "retention": ("How long things are kept", ("retention",)),
}


def write_pages(folder: Path) -> list[Path]:
    """Write every reference page into ``folder`` (made if it is not there); the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {name: _entries_page(title, kinds) for name, (title, kinds) in PAGES.items()}
    pages["bank-holidays"] = _bank_holidays_page()
    pages["authorities"] = _authorities_page()
    pages["sources"] = _sources_page()
    pages["index"] = _index_page(pages)
    return [_write(folder / f"{name}.md", text) for name, text in pages.items()]


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _page(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", INTRODUCTION, *parts)) + "\n"


def _entries_page(title: str, kinds: tuple[str, ...]) -> str:
    return _page(title, *(_section(kind) for kind in kinds))


def _section(kind: str) -> str:
    heading = f"## {kind.replace('-', ' ').capitalize()}"
    return "\n\n".join((heading, *(_entry(entry) for entry in ENTRIES[kind]())))


def _entry(entry: Entry) -> str:
    lines = [*details(entry), *([entry.note] if entry.note else [])]
    if entry.since or entry.until:
        lines.append(f"Holds {span_in_words(entry.since, entry.until)}.")
    checked = f"checked on {day_in_words(entry.checked_on)}, review by {day_in_words(entry.review_by)}"
    source = f"*{entry.citation} ({entry.kind}; {checked}).*"
    return "\n\n".join((f"### {entry.label}\n\n`{entry.id}`", *lines, source))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def _bank_holidays_page() -> str:
    rows = [(day_in_words(holiday.on), holiday.label) for holiday in load.bank_holidays()]
    return _page("Bank holidays of England and Wales", _table(("Day", "Holiday"), rows))


def _authorities_page() -> str:
    rows = [_authority_row(authority) for authority in load_authorities.authorities().values()]
    heads = ("Authority", "Region", "ONS codes", "Department code", "Had its duties", "Followed by")
    sources = [f"{table.label}. *{table.citation}.* {table.note}" for table in load_authorities.tables()]
    bodies = [_entry(body) for body in load_authorities.delivery_bodies()]
    return _page("Authorities", *sources, _table(heads, rows), "## Delivery bodies", *bodies)


def _authority_row(authority: Authority) -> tuple[str, ...]:
    known = load_authorities.authorities()
    followed_by = list_in_words([known[id_].name for id_ in authority.successors])
    codes = ", ".join(dated.code for dated in authority.gss_codes) or "not known yet"
    dated = span_in_words(authority.since, authority.until) if authority.since or authority.until else ""
    return (authority.name, authority.region, codes, authority.la_code, dated, followed_by)


def _sources_page() -> str:
    rows = [
        (source.id, source.title, source.publisher, source.reference, source.address)
        for source in load.sources().values()
    ]
    return _page("Sources", _table(("Id", "Title", "Publisher", "Reference", "Address"), rows))


def _index_page(pages: dict[str, str]) -> str:
    links = "\n".join(f"- [{text.splitlines()[0].removeprefix('# ')}]({name}.md)" for name, text in pages.items())
    contents = "\n".join(["```{toctree}", ":hidden:", "", *pages, "```"])
    return _page("What the field says", links, contents)
