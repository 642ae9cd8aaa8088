"""Exceptions as a service knows them: recorded once, ended once."""

from datetime import date
from uuid import UUID

from plp_kit.core.excepted_people import (
    ENDED_ALREADY,
    NOT_RECORDED,
    RECORDED_ALREADY,
    Command,
    EndException,
    Event,
    ExceptionEnded,
    ExceptionRecorded,
    RecordException,
    excepted_people,
)
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit import Story

REASON = Sealed(KeyId(UUID(int=4)), "exception-1", "reason", "sealed")
FIRST_DAY, LAST_DAY = date(2021, 6, 1), date(2021, 9, 1)
RECORD = RecordException(UUID(int=1), "a_rule", REASON, FIRST_DAY, LAST_DAY)
RECORDED = ExceptionRecorded(UUID(int=1), "a_rule", REASON, FIRST_DAY, LAST_DAY)

unknown: Story[Command, Event] = Story(excepted_people)
recorded = unknown.given(RECORDED)
ended = recorded.given(ExceptionEnded(FIRST_DAY))


def test_an_exception_is_recorded_and_ended() -> None:
    unknown.when(RECORD).then(RECORDED)
    recorded.when(EndException(FIRST_DAY)).then(ExceptionEnded(FIRST_DAY))
    unknown.when(EndException(FIRST_DAY)).refused(NOT_RECORDED)


def test_the_same_fact_again_changes_nothing() -> None:
    recorded.when(RECORD).refused(RECORDED_ALREADY)
    ended.when(RECORD).refused(RECORDED_ALREADY)
    ended.when(EndException(FIRST_DAY)).refused(ENDED_ALREADY)
