"""One table of searches and what they find, the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.register import search
from sightline.register.models import Area, Document, Judgement, Passage, Sentence
from sightline.register.queries.sight import Sight
from sightline.register.search import Query
from tests.integration.search import invented

pytestmark = pytest.mark.django_db

TIMELY_VISITS = "Carers value timely visits & “clear” <plans>."
OFTEN = "Social workers visit children often."
NO_DRIFT = "Plans are reviewed well and do not drift."
CAFE = "Café meetings help care-experienced young people."
WRITTEN = "The quality of written plans, so that neglect is seen early."
PLANNING = "The timeliness of planning for children at risk of neglect."
TIMELY = "Visits to children are timely, and plans are clear."
DRIFT = "Too many children’s plans drift without a review."

EVERYTHING = [TIMELY_VISITS, OFTEN, NO_DRIFT, WRITTEN, CAFE, PLANNING, TIMELY, DRIFT]
"""Newest inspection first; areas for improvement before findings."""

SEARCHES = [
    ("a word, in any of its forms", Query(words="visited"), [TIMELY_VISITS, OFTEN, TIMELY]),
    ("an irregular plural, a possessive", Query(words="child"), [OFTEN, PLANNING, TIMELY, DRIFT]),
    ("all the words", Query(words="plan drifting"), [NO_DRIFT, DRIFT]),
    ("capitals and accents", Query(words="CAFE"), [CAFE]),
    ("accents typed", Query(words="cafés"), [CAFE]),
    ("a phrase as printed", Query(words='"timely visits"'), [TIMELY_VISITS]),
    ("a phrase in curly marks", Query(words="“timely visits”"), [TIMELY_VISITS]),
    ("a phrase is not stemmed", Query(words='"timely visit"'), []),
    ("a phrase across a mark", Query(words='"timely and plans"'), [TIMELY]),
    ("a phrase of common words", Query(words='"to children"'), [TIMELY]),
    ("a hyphen is a phrase", Query(words="care-experienced"), [CAFE]),
    ("a phrase never closed", Query(words='"do not drift'), [NO_DRIFT]),
    ("a beginning", Query(words="timel*"), [TIMELY_VISITS, PLANNING, TIMELY]),
    ("a beginning as printed", Query(words="planni*"), [PLANNING]),
    ("a beginning too short is a word", Query(words="pl*"), []),
    ("without a word", Query(words="plans -drift"), [TIMELY_VISITS, WRITTEN, PLANNING, TIMELY]),
    ("without a phrase", Query(words='visits -"timely visits"'), [OFTEN, TIMELY]),
    ("without a beginning", Query(words="plans -timel*"), [NO_DRIFT, WRITTEN, DRIFT]),
    ("without, and nothing else", Query(words="-drift"), []),
    ("without, and a filter", Query(words="-visits", polarity="strength"), [NO_DRIFT]),
    ("common words say nothing", Query(words="the visits to the children"), [OFTEN, TIMELY]),
    ("only a common word", Query(words="without"), [DRIFT]),
    ("only a very common word", Query(words="that"), [WRITTEN]),
    ("operators are words", Query(words="visits AND children"), [OFTEN, TIMELY]),
    ("odd marks", Query(words='visits ) ( ** "" - -- : ^ & | ! \' \\ % _ NEAR({'), []),
    ("odd marks alone", Query(words='* ( " -'), []),
    ("a nul and a smiley", Query(words="visits\0 \U0001f600"), [TIMELY_VISITS, OFTEN, TIMELY]),
    ("letters English does not use", Query(words="посещения"), []),
    ("nothing", Query(), []),
    ("a theme", Query(theme="neglect"), [WRITTEN, PLANNING]),
    ("a polarity", Query(polarity="weakness"), [DRIFT]),
    ("how many is stated", Query(prevalence="stated"), [TIMELY_VISITS, NO_DRIFT, DRIFT]),
    ("a judgement area", Query(area=invented.CARE), [TIMELY_VISITS]),
    ("the grade of its area", Query(grade="inadequate"), [TIMELY, DRIFT]),
    ("the overall grade above all areas", Query(grade="requires-improvement"), [PLANNING]),
    ("an era", Query(era="ilacs-2023"), [TIMELY_VISITS]),
    ("a kind", Query(kind="focused-visit"), [WRITTEN, CAFE]),
    ("a region", Query(region="East"), [WRITTEN, CAFE]),
    ("an authority", Query(authority="harrowdene"), [TIMELY_VISITS]),
    ("neighbours", Query(neighbours_of="northmere"), [WRITTEN, CAFE]),
    ("neighbours of one without any", Query(neighbours_of="eastvale"), []),
    ("from a year", Query(words="plans", since=2021), [TIMELY_VISITS, NO_DRIFT, WRITTEN]),
    ("to a year", Query(words="plans", until=2021), [WRITTEN, PLANNING, TIMELY, DRIFT]),
    ("years alone", Query(since=2021, until=2021), [WRITTEN, CAFE]),
    ("areas for improvement", Query(of="area"), [WRITTEN, PLANNING]),
    ("sentences", Query(of="sentence", words="neglect"), []),
    ("words and filters", Query(words="plan*", of="area", region="North", until=2019), [PLANNING]),
    ("a filter that nothing has", Query(theme="no-such-theme"), []),
]


@pytest.fixture
def laid() -> dict[str, Document]:
    """The invented register."""
    return invented.lay()


def texts(query: Query, sight: Sight | None = None) -> list[str]:
    """The texts that a search finds, in its order."""
    return ["".join(piece.text for piece in hit.pieces) for hit in search.find(query, sight or Sight()).hits]


@pytest.mark.usefixtures("laid")
def test_finds() -> None:
    """One register for the whole table, because laying it takes longer than all the searches."""
    assert {name: texts(query) for name, query, _ in SEARCHES} == {name: expected for name, _, expected in SEARCHES}


@pytest.mark.usefixtures("laid")
def test_a_hit_cites_its_place() -> None:
    (hit,) = search.find(Query(words='"do not drift" plans'), Sight()).hits
    sentence = Sentence.objects.get(quote=NO_DRIFT)
    assert [(piece.text, piece.is_match) for piece in hit.pieces] == [
        ("Plans", True),
        (" are reviewed well and ", False),
        ("do not drift", True),
        (".", False),
    ]
    assert (hit.id, hit.page, hit.authority_name, hit.started_on) == (sentence.pk, 2, "Northmere", "2022-03-07")
    assert (hit.area, hit.grade, hit.polarity, hit.themes) == (invented.HELP, "good", "strength", ("plans-quality",))


@pytest.mark.usefixtures("laid")
def test_counts_what_was_found() -> None:
    results = search.find(Query(words="plans"), Sight())
    assert (results.total, results.is_more, results.pages) == (6, False, 1)
    assert results.counts["polarity"] == {"strength": 3, "weakness": 1}
    assert results.counts["is"] == {"sentence": 4, "area": 2}


def test_turns_pages_and_stops_counting() -> None:
    document = invented.report(invented.inspection("northmere", "2020-01-13"))
    invented.sentences(document, [f"Plans have number {number}." for number in range(1005)])
    search.index(document)
    results = search.find(Query(words="plans"), Sight(), page=50)
    assert (results.total, results.is_more, results.pages, results.page) == (1000, True, 50, 50)
    assert texts(Query(words="plans number"))[:2] == ["Plans have number 0.", "Plans have number 1."]
    assert search.find(Query(words="plans"), Sight(), page=51).page == 50


@pytest.mark.parametrize(
    ("typed", "code"),
    [("x" * 10_000, "search-too-long"), (" ".join(f"w{number}" for number in range(40)), "too-many-words")],
)
def test_refuses_what_is_no_search(typed: str, code: str) -> None:
    with pytest.raises(search.SearchRefused) as refused:
        search.find(Query(words=typed), Sight())
    assert refused.value.code == code


def test_a_hidden_document_is_not_found(laid: dict[str, Document]) -> None:
    sight = Sight(frozenset({laid["fourth"].pk}))
    assert texts(Query(words="visits"), sight) == [OFTEN, TIMELY]


def test_an_embargoed_grade_does_not_show_through_another_paper(laid: dict[str, Document]) -> None:
    about = laid["third"].accounts.get().inspection
    embargoed = invented.report(about, "embargoed", embargo_until=date(2030, 1, 1))
    invented.grade(embargoed, invented.OVERALL, "inadequate")
    search.index(embargoed)
    assert CAFE not in texts(Query(grade="inadequate"))


def test_a_removed_document_is_gone_and_rebuilding_brings_it_back(laid: dict[str, Document]) -> None:
    search.remove(laid["fourth"])
    assert texts(Query(words='"timely visits"')) == []
    assert search.rebuild() == 4
    assert texts(Query(words='"timely visits"')) == [TIMELY_VISITS]
    assert Passage.objects.count() == len(EVERYTHING)


def test_indexing_again_changes_nothing(laid: dict[str, Document]) -> None:
    before = list(Passage.objects.order_by("pk").values_list("pk", "tags", "words"))
    for document in laid.values():
        search.index(document)
    assert list(Passage.objects.order_by("pk").values_list("pk", "tags", "words")) == before


def test_follows_what_was_corrected(laid: dict[str, Document]) -> None:
    Judgement.objects.filter(document=laid["first"], area=invented.HELP).update(grade="outstanding")
    Area.objects.filter(document=laid["first"]).update(text="Something else.")
    search.index(laid["first"])
    assert texts(Query(grade="outstanding")) == [TIMELY, DRIFT]
    assert texts(Query(words="neglect")) == [WRITTEN]
    assert texts(Query(words="something")) == ["Something else."]


def test_an_inspection_dated_anew_takes_its_place_in_time(laid: dict[str, Document]) -> None:
    about = laid["first"].accounts.get().inspection
    about.started_on, about.began_by = "2024-05-13", date(2024, 5, 13)
    about.save()
    search.index(laid["first"])
    assert texts(Query(words="visits"))[0] == TIMELY
    assert texts(Query(since=2024)) == [PLANNING, TIMELY, DRIFT]


def test_another_document_about_the_inspection_brings_its_facts_to_all(laid: dict[str, Document]) -> None:
    about = laid["third"].accounts.get().inspection
    paper = invented.report(about, "paper")
    invented.grade(paper, invented.OVERALL, "good")
    search.index(paper)
    assert CAFE in texts(Query(grade="good"))


@pytest.mark.usefixtures("laid")
def test_sentences_that_go_are_found_no_more() -> None:
    Sentence.objects.filter(quote=OFTEN).delete()
    assert texts(Query(words="social workers")) == []
