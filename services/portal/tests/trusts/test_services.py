"""Operators find what a service could not apply, with the real service behind the pages, and retry, drop or resume it."""

import pytest
from services.portal.tests.trusts.conftest import SECRET, TOPIC, Operator

from plp_kit.messaging.consuming import parking
from portal.site.calls import Answer, ApiError, Service
from portal.trusts.services import present, words
from portal.trusts.services.calls import Counts, Operations, Progress, ReadTopic, Topic, WrittenTopic

ONE = "/services/recruitment/rha"


def parked(operator: Operator) -> list[int]:
    with operator.trust.service.runtime.database.of("rha").transaction() as db:
        return [each.sequence for each in parking.listed(db)]


def test_services_are_side_by_side_and_one_that_is_away_says_so(operator: Operator) -> None:
    operator.trust.onboard()
    operator.parks(1)
    page = operator.browser.get("/services")
    assert page.status == 200
    assert page.text.count(words.AWAY) == 4
    assert words.NEEDS_YOU.format(what="1 message is parked") in page.text
    assert ONE in page.outline.links


def test_with_nothing_parked_the_page_says_that_nothing_needs_anybody(operator: Operator) -> None:
    assert words.NEEDS_NOBODY_KNOWN in operator.browser.get("/services").text
    assert words.PARKED_NONE in operator.browser.get(ONE).text


def test_a_message_is_shown_without_its_content_and_tried_again(operator: Operator) -> None:
    there = operator.parks(1)
    assert there in operator.browser.get(ONE).outline.links
    page = operator.browser.get(there)
    assert "It does not fit its contract." in page.text
    assert SECRET not in page.html
    page = operator.sends(f"{there}/retry", reason="The release is mended")
    assert words.APPLIED in page.text
    assert ("The release is mended" in page.text, words.AN_OPERATOR in page.text) == (True, True)
    assert parked(operator) == []


def test_a_message_that_fails_again_is_still_there_with_the_try_on_record(operator: Operator) -> None:
    there = operator.parks(1, "matching.RoundOpened.v1")
    page = operator.sends(f"{there}/retry")
    assert words.STILL_PARKED in page.text
    assert words.STAYS.format(code="contract_broken") in page.text
    assert parked(operator) == [1]


def test_a_drop_asks_for_a_reason_and_stays_on_record(operator: Operator) -> None:
    there = operator.parks(1)
    page = operator.sends(f"{there}/drop")
    assert (page.status, words.REASON_MISSING in page.text, parked(operator)) == (422, True, [1])
    page = operator.sends(f"{there}/drop", reason="A broken release")
    assert (words.DROPPED in page.text, "A broken release" in page.text, parked(operator)) == (True, True, [])
    assert operator.browser.get(there).status == 404


def test_what_somebody_else_dropped_meanwhile_is_not_there_any_more(operator: Operator) -> None:
    there = operator.parks(1)
    fields = operator.browser.get(f"{there}/retry")
    operator.sends(f"{there}/drop", reason="A broken release")
    token = operator.browser.token_of(fields)
    assert operator.browser.post(f"{there}/retry", form_token=token, nonce="n" * 24, reason="").status == 404


def test_a_halted_topic_says_why_and_is_read_again(operator: Operator) -> None:
    operator.halts()
    assert f"{ONE}/halted/{TOPIC}" in operator.browser.get(ONE).outline.links
    page = operator.browser.get(f"{ONE}/halted/{TOPIC}")
    assert "5 messages in a row failed." in page.text
    page = operator.sends(f"{ONE}/halted/{TOPIC}", reason="Mended")
    assert (words.RESUMED in page.text, words.HALTED_NONE in page.text) == (True, True)
    again = operator.browser.get(f"{ONE}/halted/{TOPIC}")
    assert (words.NOT_HALTED in again.text, words.RESUME.button in again.text) == (True, False)


@pytest.mark.parametrize("path", ["/services/nothing/rha", "/services/recruitment/nowhere", f"{ONE}/halted/rha.nothing"])
def test_what_is_not_there_is_no_page(operator: Operator, path: str) -> None:
    assert operator.browser.get(path).status == 404


# What is shown


def progress(tenant: str, *, taken: int = 0, numbered: int = 0, parked: int = 0) -> Progress:
    sent = WrittenTopic(f"{tenant}.recruitment", numbered, numbered, None, None)
    got = ReadTopic(f"{tenant}.recruitment", taken, None, None)
    return Progress(tenant, Counts(numbered, 0, 0, 0, parked, 0), (sent,), (got,))


def shown(*outcomes: Answer[Operations] | ApiError) -> present.ServicesPage:
    return present.services_page(dict(zip(Service, outcomes, strict=False)), Answer(()))


def test_what_waits_to_be_applied_is_what_the_sender_has_numbered_beyond_what_was_taken() -> None:
    sender = Progress("rha", Counts(9, 0, 0, 0, 0, 0), (WrittenTopic("rha.recruitment", 9, 9, None, None),), ())
    reader = Progress("rha", Counts(0, 0, 0, 0, 0, 0), (), (ReadTopic("rha.recruitment", 6, None, None),))
    page = shown(Answer(Operations("1", (sender,))), Answer(Operations("1", (reader,))))
    assert [section.rows[0].cells[3] for section in page.sections if section.rows] == ["0", "3"]


def test_while_a_service_is_away_nobody_knows_what_waits_to_be_applied() -> None:
    page = shown(Answer(Operations("1", (progress("rha", taken=6, numbered=9),))), ApiError.AWAY)
    (known, away) = page.sections
    assert (known.rows and known.rows[0].cells[3], away.rows) == (words.NOT_KNOWN, None)
    assert page.needs == words.NEEDS_NOBODY_KNOWN


def test_a_topic_that_the_service_writes_is_for_the_command_line() -> None:
    button, closed = present.resuming(
        Service.MATCHING, Topic("rha.matching", is_read=False, last=3, halted="restored_behind_bus", reason=None, acts=())
    )
    assert (button, closed) == (None, words.OUT_OF_HERE.format(service="matching"))
