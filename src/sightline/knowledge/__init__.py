"""Floor 1: what the field says, as dated, cited entries in TOML, and the questions to ask of it.

Ids, dates and values live in the TOML and CSV files of this folder (see its README); code asks here::

    lookup.era_for(framework: str | None, began_on: date) -> Era | None
    lookup.era(id: str) -> Era
    lookup.judgement_area(wording: str, in_era: Era | None = None) -> str | None
    lookup.grade(words: str) -> str | None
    lookup.area_and_grade(heading: str, in_era: Era | None = None) -> tuple[str, str] | None
    lookup.event_kind(id: str) -> EventKind | None
    lookup.event_kinds_lasting(calendar_days: int, framework: str) -> tuple[EventKind, ...]
    lookup.outcome_meaning(kind: str, number: int | None, on: date, words: str = "") -> Meaning(id, doubt)
    lookup.number_in_words(word: str) -> int | None
    lookup.theme(id: str) -> Theme | None
    lookup.visit_theme(words: str) -> VisitTheme | None
    lookup.deadline(id: str) -> Deadline | None

    authorities.authority(words: str, on: date | None = None) -> Authority | None
    authorities.authority_in(words: str, on: date | None = None) -> Authority | None
    authorities.authorities_named(words: str, on: date | None = None) -> tuple[Authority, ...]
    authorities.delivery_body(words: str) -> DeliveryBody | None
    authorities.by_gss_code(code: str) -> Authority | None
    authorities.neighbours(authority_id: str, on: date) -> (tuple[Authority, ...], NeighbourSet) | None
    Authority.name, .gss_code_on(day), .gss_code, .exists_on(day)

    clocks.duties(received: date, priority_action: bool = False) -> list[Duty]
    explain.explain(id: str) -> str;  explain.entries(kind: str | None = None) -> list[Entry]
    check.check(on: date) -> list[Fault]
    pages.write_pages(folder: Path) -> list[Path]

Lists of entries: ``load.grades()``, ``frameworks()``, ``event_kinds()``, ``document_kinds()``,
``themes()``, ``visit_themes()``, ``deadlines()``, ``bank_holidays()``, ``holidays()`` (a set of dates).
Files are read once, when first asked for.
"""
