"""A sync against a site that behaves: what is fetched, what is left alone, and how gently."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.collecting.turns import our_turn
from tests.replica.answers import Served, packed, page, sent_on
from tests.replica.pages import Entry, made_pdf, provider_page
from tests.replica.server import Replica, document
from tests.replica.visits import URN, Visitor

REPORT, LETTER = "/v1/file/50000001", "/v1/file/50000002"


@pytest.fixture(autouse=True)
def two_publications(replica: Replica) -> None:
    replica.publishes(URN, (50000001, "6 February 2024"), (50000002, "14 May 2021"))


def test_everything_listed_is_kept_with_its_title_and_day(visitor: Visitor) -> None:
    result = visitor.syncs()
    assert [(each.title, each.published_on) for each in result.found] == [
        ("Children's services inspection", date(2024, 2, 6)),
        ("Children's services inspection", date(2021, 5, 14)),
    ]
    assert visitor.paths(result, "fetched") == [REPORT, LETTER]
    assert visitor.kept() == {document(50000001).content, document(50000002).content}
    assert result.failed == result.unchanged == result.outstanding == ()


def test_a_second_run_asks_for_the_page_only_and_changes_nothing(visitor: Visitor, replica: Replica) -> None:
    visitor.syncs()
    replica.asked.clear()
    again = visitor.syncs()
    assert replica.paths() == [f"/provider/44/{URN}"]
    assert replica.asked[-1].headers["If-None-Match"]
    assert visitor.paths(again, "unchanged") == [REPORT, LETTER]
    assert again.fetched == again.failed == ()


def test_a_new_publication_is_the_only_one_fetched(visitor: Visitor, replica: Replica) -> None:
    visitor.syncs()
    replica.publishes(URN, (50000009, "3 March 2025"), (50000001, "6 February 2024"), (50000002, "14 May 2021"))
    replica.asked.clear()
    result = visitor.syncs()
    assert visitor.paths(result, "fetched") == ["/v1/file/50000009"]
    assert replica.paths() == [f"/provider/44/{URN}", "/v1/file/50000009"]


def test_an_original_lost_from_the_shelf_is_fetched_again(visitor: Visitor) -> None:
    lost = visitor.syncs().fetched[0]
    lost.original.path.unlink()
    assert visitor.paths(visitor.syncs(), "fetched") == [REPORT]


def test_asked_to_look_again_a_replaced_document_is_kept_beside_the_earlier(visitor: Visitor, replica: Replica) -> None:
    visitor.syncs()
    replica.reply(REPORT, Served(made_pdf("document 50000001, corrected"), etag='"corrected"'))
    result = visitor.syncs(asks_again_for_stored=True)
    assert visitor.paths(result, "fetched") == [REPORT]
    assert visitor.paths(result, "unchanged") == [LETTER]
    assert len(visitor.kept()) == 3


def test_a_new_version_mark_on_the_same_content_is_no_new_document(visitor: Visitor, replica: Replica) -> None:
    visitor.syncs()
    replica.reply(REPORT, Served(document(50000001).content, etag='"moved to another server"'))
    result = visitor.syncs(asks_again_for_stored=True)
    assert visitor.paths(result, "unchanged") == [REPORT, LETTER]
    visitor.syncs(asks_again_for_stored=True)
    assert replica.asked[-2].headers["If-None-Match"] == '"moved to another server"'


def test_a_withdrawn_publication_stays_on_the_shelf_and_is_named(visitor: Visitor, replica: Replica) -> None:
    visitor.syncs()
    replica.lists(URN, (50000002, "14 May 2021"))
    result = visitor.syncs()
    assert visitor.paths(result, "found") == [LETTER]
    assert len(visitor.kept()) == 2
    assert any("is no longer listed" in event.message for event in result.events)


def test_a_report_on_two_authorities_is_fetched_once_and_told_for_both(visitor: Visitor, replica: Replica) -> None:
    replica.publishes("90002", (50000001, "6 February 2024"))
    result = visitor.syncs([URN, "90002"])
    assert [each.publication.urn for each in result.fetched if each.publication.address.endswith("1")] == [URN, "90002"]
    assert replica.times_asked(REPORT) == 1


def test_other_kinds_of_publication_are_named_and_passed_over(visitor: Visitor, replica: Replica) -> None:
    entries = [
        Entry("Children’s services focused visit", "1 August 2024", replica.file_address(50000001)),
        Entry("Area SEND full inspection", "15 July 2024", replica.file_address(50000002)),
    ]
    replica.reply(f"/provider/44/{URN}", page(provider_page(URN, entries)))
    result = visitor.syncs()
    assert [each.title for each in result.found] == ["Children’s services focused visit"]
    assert any("passed over, as not asked for: Area SEND full inspection" in event.message for event in result.events)
    assert visitor.paths(visitor.syncs(wanted_titles=("area send",)), "fetched") == [LETTER]


def test_a_packed_page_is_unpacked_and_a_redirect_within_the_site_is_followed(
    visitor: Visitor, replica: Replica
) -> None:
    entries = [Entry("Children's services inspection", "6 February 2024", replica.file_address(50000001))]
    replica.reply(f"/provider/44/{URN}", packed(page(provider_page(URN, entries))))
    replica.reply(REPORT, sent_on("/v1/file/60000001"))
    replica.reply("/v1/file/60000001", document(60000001))
    assert visitor.paths(visitor.syncs(), "fetched") == [REPORT]
    assert visitor.kept() == {document(60000001).content}


def test_every_request_says_who_asks_and_leaves_a_line(visitor: Visitor, replica: Replica) -> None:
    result = visitor.syncs()
    names = {asked.headers["User-Agent"] for asked in replica.asked}
    assert names == {"Sightline/1.0 (contact: data@northmere.example)"}
    assert [event.kind for event in result.events].count("asked") == len(replica.asked) == 4


def test_a_second_lies_between_any_two_requests_or_more_where_the_site_asks(visitor: Visitor, replica: Replica) -> None:
    visitor.syncs()
    assert visitor.sleeper.slept == [1.0, 1.0, 1.0]
    visitor.sleeper.slept.clear()
    replica.reply("/robots.txt", Served(b"User-agent: *\nCrawl-delay: 7\n", "text/plain"))
    visitor.syncs(asks_again_for_stored=True)
    assert visitor.sleeper.slept == [7.0, 7.0, 7.0]


def test_nothing_is_asked_of_anybody_for_what_is_no_urn(visitor: Visitor, replica: Replica) -> None:
    result = visitor.syncs(["Northmere", "../../etc"])
    assert [problem.code for problem in result.failed] == ["not-a-urn", "not-a-urn"]
    assert replica.asked == []


def test_a_second_run_at_the_same_time_is_turned_away(visitor: Visitor, replica: Replica) -> None:
    with our_turn(visitor.state_path.with_suffix(".lock")):
        result = visitor.syncs()
    assert [problem.code for problem in result.failed] == ["already-running"]
    assert replica.asked == []


def test_a_memory_that_cannot_be_read_is_not_thrown_away(visitor: Visitor, replica: Replica) -> None:
    visitor.state_path.write_text("{", encoding="utf-8")
    result = visitor.syncs()
    assert [problem.code for problem in result.failed] == ["unreadable-memory"]
    assert visitor.state_path.read_text(encoding="utf-8") == "{"
    assert replica.asked == []


def test_originals_cannot_be_written_over(visitor: Visitor) -> None:
    for fetched in visitor.syncs().fetched:
        assert not fetched.original.path.stat().st_mode & 0o222
