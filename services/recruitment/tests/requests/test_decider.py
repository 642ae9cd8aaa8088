"""Requests about one's data, and their clocks."""

from datetime import date
from uuid import UUID

import pytest

from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.dates import months_after
from recruitment.ids import PersonId
from recruitment.requests import decider as requests
from recruitment.requests.decider import Clock, Command, Event, RequestKind

ADA = PersonId(UUID(int=1))
WORDS = Sealed(KeyId(UUID(int=2)), "request-1", "words", "sealed")
MADE_ON, ANSWER_BY = date(2021, 1, 31), date(2021, 2, 28)
ANSWER = requests.RunningClock(Clock.ANSWER, ANSWER_BY, late_on=date(2021, 3, 1))
ACKNOWLEDGEMENT = requests.RunningClock(Clock.ACKNOWLEDGEMENT, date(2021, 3, 2), late_on=date(2021, 3, 3))
COMPLAINT = requests.RequestMade(ADA, RequestKind.COMPLAINT, WORDS, (ANSWER, ACKNOWLEDGEMENT))

unmade: Story[Command, Event] = Story(requests.requests)
complained = unmade.given(COMPLAINT)
answered = complained.given(requests.RequestAnswered(granted=False, reason=WORDS, restricts=None))


def test_a_complaint_is_acknowledged_within_thirty_days_and_the_rest_answered_within_a_month() -> None:
    """On the day after it is late."""
    unmade.when(requests.MakeRequest(ADA, RequestKind.COMPLAINT, WORDS, MADE_ON)).then(COMPLAINT)
    objection = requests.RequestMade(ADA, RequestKind.OBJECTION, WORDS, (ANSWER,))
    unmade.when(requests.MakeRequest(ADA, RequestKind.OBJECTION, WORDS, MADE_ON)).then(objection)


def test_a_month_ends_with_a_shorter_one() -> None:
    assert months_after(MADE_ON, 1) == ANSWER_BY
    assert months_after(date(2021, 12, 15), 13) == date(2023, 1, 15)


def test_what_ran_out_is_on_record_and_may_still_be_done() -> None:
    complained.when(requests.RunOut(Clock.ACKNOWLEDGEMENT)).then(requests.ClockRanOut(Clock.ACKNOWLEDGEMENT))
    late = complained.given(requests.ClockRanOut(Clock.ACKNOWLEDGEMENT))
    late.when(requests.Acknowledge()).then(requests.RequestAcknowledged())


def test_what_was_done_in_time_does_not_run_out() -> None:
    acknowledged = complained.given(requests.RequestAcknowledged())
    acknowledged.when(requests.RunOut(Clock.ACKNOWLEDGEMENT)).refused(requests.IN_TIME)
    acknowledged.when(requests.RunOut(Clock.ANSWER)).then(requests.ClockRanOut(Clock.ANSWER))


def test_a_request_is_answered_once() -> None:
    refused = requests.RequestAnswered(granted=False, reason=WORDS, restricts=None)
    complained.when(requests.Answer(granted=False, reason=WORDS)).then(refused)
    answered.when(requests.Answer(granted=True, reason=WORDS)).refused(requests.ANSWERED_ALREADY)
    answered.when(requests.RunOut(Clock.ANSWER)).refused(requests.ANSWERED_ALREADY)


@pytest.mark.parametrize("kind", RequestKind)
@pytest.mark.parametrize("granted", [True, False])
def test_a_restriction_that_is_granted_restricts_the_person_and_nothing_else_does(kind: RequestKind, *, granted: bool) -> None:
    asked = unmade.given(requests.RequestMade(ADA, kind, WORDS, (ANSWER,)))
    restricts = ADA if granted and kind is RequestKind.RESTRICTION else None
    asked.when(requests.Answer(granted, WORDS)).then(requests.RequestAnswered(granted, WORDS, restricts))


def test_nobody_answers_what_nobody_asked() -> None:
    unmade.when(requests.Acknowledge()).refused(requests.NO_SUCH_REQUEST)
