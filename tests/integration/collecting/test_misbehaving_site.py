"""A sync against a site that misbehaves in every way we could think of.

Each test says what was kept, what was told in plain words, and what the next run asks for again.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.replica.answers import (
    Served,
    bomb,
    cut_off,
    cut_off_unseen,
    hanging,
    page,
    raw,
    sent_on,
    status,
)
from tests.replica.pages import Entry, provider_page
from tests.replica.server import Replica, document
from tests.replica.visits import URN, Visitor

PAGE = f"/provider/44/{URN}"
REPORT, LETTER = "/v1/file/50000001", "/v1/file/50000002"
BOTH = {document(50000001).content, document(50000002).content}
ONLY_THE_LETTER = {document(50000002).content}


@pytest.fixture(autouse=True)
def two_publications(replica: Replica) -> None:
    replica.publishes(URN, (50000001, "6 February 2024"), (50000002, "14 May 2021"))


@pytest.fixture
def elsewhere() -> Iterator[Replica]:
    """Another site, which is not the inspectorate's."""
    with Replica() as started:
        started.reply(REPORT, document(50000001))
        yield started


def test_1_a_failing_server_is_asked_again_after_longer_and_longer_waits(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, status(500), status(502), document(50000001))
    result = visitor.syncs()
    assert visitor.kept() == BOTH
    assert result.failed == ()
    first, second = [seconds for seconds in visitor.sleeper.slept if seconds > 1]
    assert 2 <= first <= 3 and 4 <= second <= 6


def test_2_a_server_that_keeps_failing_is_told_of_and_asked_next_time(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, status(503))
    result = visitor.syncs()
    assert visitor.kept() == ONLY_THE_LETTER
    assert [problem.message for problem in result.failed] == [f"{replica.address}{REPORT} is in trouble (status 503)."]
    assert visitor.paths(result, "outstanding") == [REPORT]
    assert replica.times_asked(REPORT) == 4
    replica.reply(REPORT, document(50000001))
    assert visitor.paths(visitor.syncs(), "fetched") == [REPORT]


def test_3_a_site_that_asks_for_a_wait_gets_it(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, status(429, retry_after="40"), document(50000001))
    assert visitor.syncs().failed == ()
    assert visitor.kept() == BOTH
    assert 40.0 in visitor.sleeper.slept


def test_4_a_site_that_asks_for_a_long_wait_is_left_alone_until_next_time(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, status(429, retry_after="3600"), document(50000001))
    result = visitor.syncs()
    assert visitor.kept() == set()
    assert [problem.code for problem in result.failed] == ["asked-to-wait"]
    assert "asks us to wait 3,600 seconds" in result.failed[0].message
    assert replica.times_asked(LETTER) == 0
    assert visitor.paths(visitor.syncs(), "fetched") == [REPORT, LETTER]


def test_5_a_site_that_does_not_answer_is_given_up_in_time(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, hanging(replica.released))
    result = visitor.syncs(silence_seconds=0.3, attempts=2)
    assert visitor.kept() == ONLY_THE_LETTER
    assert [problem.message for problem in result.failed] == [f"{replica.address}{REPORT} did not answer in time."]
    assert visitor.paths(result, "outstanding") == [REPORT]


def test_6_a_connection_cut_in_the_middle_of_a_file_keeps_nothing_of_it(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, cut_off(document(50000001).content), document(50000001))
    assert visitor.syncs().failed == ()
    assert visitor.kept() == BOTH
    assert visitor.shelf.verify() == []


def test_7_a_file_that_ends_early_without_a_sign_is_not_kept(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, cut_off_unseen(document(50000001).content), document(50000001))
    result = visitor.syncs()
    assert visitor.kept() == ONLY_THE_LETTER
    assert [problem.code for problem in result.failed] == ["cut-off"]
    assert "ends early" in result.failed[0].message
    assert visitor.paths(visitor.syncs(), "fetched") == [REPORT]


def test_8_a_web_page_in_place_of_a_pdf_is_not_kept(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, page("<html><body>We are sorry.</body></html>"), document(50000001))
    result = visitor.syncs()
    assert visitor.kept() == ONLY_THE_LETTER
    assert [problem.code for problem in result.failed] == ["not-a-pdf"]
    assert "gave a web page instead of a PDF" in result.failed[0].message
    assert visitor.paths(visitor.syncs(), "fetched") == [REPORT]


def test_9_a_web_page_that_calls_itself_a_pdf_is_not_kept_either(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, Served(b"<html><body>We are sorry.</body></html>", "application/pdf"))
    assert [problem.code for problem in visitor.syncs().failed] == ["not-a-pdf"]
    assert visitor.kept() == ONLY_THE_LETTER


def test_10_redirects_in_a_circle_are_given_up(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, sent_on("/v1/file/60000001"))
    replica.reply("/v1/file/60000001", sent_on(REPORT))
    result = visitor.syncs()
    assert visitor.kept() == ONLY_THE_LETTER
    assert "sends us round in circles" in result.failed[0].message
    assert replica.times_asked(REPORT) == 1


def test_11_redirects_without_end_are_given_up(visitor: Visitor, replica: Replica) -> None:
    for number in range(50):
        replica.reply(f"/on/{number}", sent_on(f"/on/{number + 1}"))
    replica.reply(REPORT, sent_on("/on/0"))
    assert [problem.code for problem in visitor.syncs().failed] == ["redirects"]
    assert len([path for path in replica.paths() if path.startswith("/on/")]) == 5


def test_12_a_redirect_to_another_site_is_not_followed(visitor: Visitor, replica: Replica, elsewhere: Replica) -> None:
    replica.reply(REPORT, sent_on(f"{elsewhere.address}{REPORT}"))
    result = visitor.syncs()
    assert visitor.kept() == ONLY_THE_LETTER
    assert "is not the inspectorate's site, and did not go" in result.failed[0].message
    assert elsewhere.asked == []


def test_13_a_link_to_another_site_is_told_of_and_not_fetched(
    visitor: Visitor, replica: Replica, elsewhere: Replica
) -> None:
    entries = [Entry("Children's services inspection", "6 February 2024", f"{elsewhere.address}{REPORT}")]
    replica.reply(PAGE, page(provider_page(URN, entries)))
    result = visitor.syncs()
    assert [problem.code for problem in result.failed] == ["nothing-listed", "elsewhere"]
    assert elsewhere.asked == []
    assert visitor.kept() == set()


def test_14_of_a_page_cut_short_what_can_be_read_is_used(visitor: Visitor, replica: Replica) -> None:
    whole = replica.page_of(URN)
    end_of_first_entry = whole.index(b"</li>")
    replica.reply(PAGE, Served(whole[:end_of_first_entry], "text/html", etag='"cut"'), page(whole.decode()))
    result = visitor.syncs()
    assert visitor.paths(result, "fetched") == [REPORT]
    assert "came incomplete" in result.failed[0].message
    again = visitor.syncs()
    assert "If-None-Match" not in replica.asked[-2].headers
    assert visitor.paths(again, "fetched") == [LETTER]
    assert again.failed == ()


def test_15_a_page_cut_short_makes_nobody_forget_what_it_listed_before(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, status(404), document(50000001))
    visitor.syncs()
    replica.reply(PAGE, Served(b"<!DOCTYPE html><html><bo\xff\xfe<li <a href='http://[", "text/html"))
    result = visitor.syncs()
    assert [problem.code for problem in result.failed] == ["broken-page"]
    assert visitor.paths(result, "fetched") == [REPORT]
    assert visitor.kept() == BOTH


def test_16_a_page_built_anew_is_told_of(visitor: Visitor, replica: Replica) -> None:
    replica.reply(PAGE, page("<html><body><div id='app'></div></body></html>"))
    result = visitor.syncs()
    assert result.found == ()
    assert "lists no publication" in result.failed[0].message


def test_17_one_file_listed_under_two_days_is_kept_once_and_told_of(visitor: Visitor, replica: Replica) -> None:
    replica.lists(URN, (50000001, "6 February 2024"), (50000001, "9 February 2024"))
    result = visitor.syncs()
    assert visitor.paths(result, "fetched") == [REPORT]
    assert replica.times_asked(REPORT) == 1
    told = [event.message for event in result.events if event.kind == "noted"]
    assert len(told) == 1
    assert told[0].endswith("is listed more than once: on 6 February 2024 and 9 February 2024. It is kept once.")


def test_18_the_same_content_under_two_addresses_is_one_file(visitor: Visitor, replica: Replica) -> None:
    replica.reply(LETTER, document(50000001))
    result = visitor.syncs()
    assert visitor.kept() == {document(50000001).content}
    assert result.outstanding == ()


def test_19_a_small_answer_that_unpacks_to_a_large_one_is_stopped(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, bomb(64 * 1024 * 1024))
    result = visitor.syncs(most_document_bytes=2 * 1024 * 1024)
    assert visitor.kept() == ONLY_THE_LETTER
    assert "is larger than 2 MB and was not fetched" in result.failed[0].message


def test_20_a_document_over_the_limit_is_not_even_begun(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, Served(b"%PDF-" + bytes(3 * 1024 * 1024)))
    result = visitor.syncs(most_document_bytes=2 * 1024 * 1024)
    assert [problem.code for problem in result.failed] == ["too-large"]
    assert visitor.kept() == ONLY_THE_LETTER


def test_21_what_robots_txt_forbids_is_not_asked_for(visitor: Visitor, replica: Replica) -> None:
    rules = f"User-agent: Sightline\nDisallow: {REPORT}\n\nUser-agent: *\nDisallow: /\n"
    replica.reply("/robots.txt", Served(rules.encode(), "text/plain"))
    result = visitor.syncs()
    assert visitor.kept() == ONLY_THE_LETTER
    assert replica.times_asked(REPORT) == 0
    assert "robots.txt asks not to fetch" in result.failed[0].message


def test_22_a_site_that_cannot_say_its_rules_is_asked_nothing(visitor: Visitor, replica: Replica) -> None:
    replica.reply("/robots.txt", status(500))
    result = visitor.syncs()
    assert replica.paths() == []
    assert "does not say what it allows, so nothing was asked of it" in result.failed[0].message


def test_23_an_unasked_for_304_is_no_answer(visitor: Visitor, replica: Replica) -> None:
    replica.reply(REPORT, status(304), document(50000001))
    result = visitor.syncs()
    assert "gave an answer we cannot use (status 304)" in result.failed[0].message
    assert visitor.paths(visitor.syncs(), "fetched") == [REPORT]


def test_24_an_authority_without_a_page_does_not_stop_the_others(visitor: Visitor, replica: Replica) -> None:
    result = visitor.syncs(["90099", URN])
    assert visitor.kept() == BOTH
    assert [problem.message for problem in result.failed] == [
        f"{replica.address}/provider/44/90099 does not exist (status 404)."
    ]


def test_25_a_site_in_trouble_is_left_alone_after_five_addresses(visitor: Visitor, replica: Replica) -> None:
    for number in range(20):
        replica.reply(f"/provider/44/{91000 + number}", status(403))
    result = visitor.syncs([str(91000 + number) for number in range(20)])
    assert len(replica.paths()) == 5
    assert "5 addresses failed one after another" in result.failed[-1].message


def test_26_a_run_ends_when_its_time_is_up_and_the_next_goes_on(visitor: Visitor, replica: Replica) -> None:
    result = visitor.syncs(run_seconds=2.5)
    assert visitor.paths(result, "fetched") == [REPORT]
    assert [problem.message for problem in result.failed] == [
        "The time for this run is up. What is left is fetched next time."
    ]
    assert visitor.paths(result, "outstanding") == [LETTER]
    assert visitor.paths(visitor.syncs(), "fetched") == [LETTER]


def test_27_a_site_that_cannot_be_reached_is_told_of(visitor: Visitor, replica: Replica) -> None:
    replica.stop()
    result = visitor.syncs()
    assert [problem.code for problem in result.failed] == ["no-rules"]
    assert "could not be reached" in result.failed[0].message


NOWHERE = [
    "http://[",
    "//",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "http://127.0.0.1:99999/x",
    "http:///x",
    "\x7f",
]


@pytest.mark.parametrize("location", NOWHERE)
def test_28_a_redirect_to_nowhere_is_told_of(visitor: Visitor, replica: Replica, location: str) -> None:
    replica.reply(REPORT, sent_on(location))
    result = visitor.syncs()
    assert len(result.failed) == 1
    assert visitor.kept() == ONLY_THE_LETTER


GIBBERISH = [
    b"",
    b"220 mail.invented.example ESMTP\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n%PDF-",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n%PDF-",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\n%PDF-",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n%PDF-",
    b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 300_000 + b"\r\n\r\n",
    b"HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n",
]


@pytest.mark.parametrize("answer", GIBBERISH)
def test_29_a_site_that_speaks_gibberish_is_told_of(visitor: Visitor, replica: Replica, answer: bytes) -> None:
    replica.reply(REPORT, raw(answer))
    result = visitor.syncs()
    assert len(result.failed) == 1
    assert visitor.kept() == ONLY_THE_LETTER


def test_30_a_version_mark_that_cannot_be_sent_back_is_forgotten(visitor: Visitor, replica: Replica) -> None:
    replica.reply(PAGE, page(replica.page_of(URN).decode(), etag='"é"'))
    assert visitor.syncs().failed == visitor.syncs().failed == ()
    assert "If-None-Match" not in replica.asked[-1].headers


def test_31_two_sites_each_have_their_own_rules(visitor: Visitor, replica: Replica, elsewhere: Replica) -> None:
    entries = [Entry("Children's services inspection", "6 February 2024", f"{elsewhere.address}{REPORT}")]
    replica.reply(PAGE, page(provider_page(URN, entries)))
    result = visitor.syncs(files_site=elsewhere.address)
    assert [asked.path for asked in elsewhere.asked] == ["/robots.txt", REPORT]
    assert len(result.fetched) == 1
    assert result.failed == ()
