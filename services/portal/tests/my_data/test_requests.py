"""How far a request is, in words. An erasure is said in the same words whatever the case."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from portal.my_data.requests.calls import Request, RequestAnswer, Survey, Surveys
from portal.my_data.requests.present import answered_surveys, request_page, rows, state
from portal.site.calls import Answer, ApiError
from portal.site.present import Fact

DAY = date(2021, 11, 16)
COMPLAINT = Request(
    UUID(int=1), "5F49D322", "complaint", "looked_at", DAY, date(2021, 12, 16), None, date(2021, 12, 16), None, None, None, None
)
ERASURE = replace(COMPLAINT, kind="erasure", state="asked", acknowledge_by=None, not_before=date(2021, 11, 23))
NONE = Answer(RequestAnswer(None, None, None))


@pytest.mark.parametrize(
    ("request_state", "outcome", "said"),
    [
        ("asked", None, "Asked"),
        ("looked_at", None, "Being looked at by a person"),
        ("answered", "granted", "Erased"),
        ("answered", "refused", "Refused"),
        ("retracted", None, "Taken back"),
    ],
)
def test_an_erasure_has_one_of_five_states(request_state: str, outcome: str | None, said: str) -> None:
    assert state(replace(ERASURE, state=request_state, outcome=outcome)) == said


def test_until_an_erasure_begins_it_may_be_taken_back_in_each_state() -> None:
    asked = request_page(ERASURE, NONE)
    assert Fact("You can take it back until we begin, not before", "23 November 2021") in asked.facts
    looked_at = request_page(replace(ERASURE, state="looked_at", not_before=None), NONE)
    assert (asked.can_take_back, looked_at.can_take_back, asked.next) == (True, True, looked_at.next)
    over = request_page(replace(ERASURE, state="retracted"), NONE)
    assert (over.can_take_back, over.next) == (False, ())


def test_a_complaint_has_two_clocks_until_it_is_dealt_with() -> None:
    waiting = {fact.name: fact.value for fact in request_page(COMPLAINT, NONE).facts}
    assert waiting["We let you know that we have it by"] == waiting["We answer by"] == "16 December 2021"
    answered = replace(
        COMPLAINT, state="answered", acknowledged_on=DAY, answered_on=DAY, outcome="granted_in_part", ground="not_upheld"
    )
    page = request_page(
        answered, Answer(RequestAnswer("Nobody answers", "We are sorry.", "You can complain to the Commissioner."))
    )
    said = {fact.name: fact.value for fact in page.facts}
    assert (said["Answer"], said["Reason in law"]) == ("Granted in part", "The complaint is not upheld")
    assert (page.asked, page.reason, page.remedies) == (
        "Nobody answers",
        "We are sorry.",
        "You can complain to the Commissioner.",
    )
    assert "We answer by" not in said
    assert request_page(answered, ApiError.AWAY).answer_is_away


def test_the_latest_request_comes_first() -> None:
    assert [row.name for row in rows((COMPLAINT, ERASURE))] == ["Erasure", "Complaint"]


def test_surveys_that_were_answered_are_named_before_an_erasure() -> None:
    told = Surveys((Survey("Mid", answered=True), Survey("End", answered=False)))
    assert answered_surveys(Answer(told)) == "You have answered: Mid."
    assert answered_surveys(Answer(Surveys(()))) is None
    assert answered_surveys(ApiError.AWAY) is None
