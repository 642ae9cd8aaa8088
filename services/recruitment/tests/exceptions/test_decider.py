"""An exception: for somebody else, from one rule, for a year at most; over after its last day, or once it was ended."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.exceptions import decider as exceptions
from recruitment.exceptions.decider import Command, Event, Rule
from recruitment.ids import PersonId

EVA, MAKER = PersonId(UUID(int=1)), PersonId(UUID(int=2))
REASON = Sealed(KeyId(UUID(int=4)), "exception-1", "reason", "sealed")
TODAY, LAST_DAY = date(2021, 6, 1), date(2021, 9, 1)
RECORD = exceptions.RecordException(
    EVA, Rule.CONTENT_CLOSED, REASON, LAST_DAY, MAKER, TODAY, retention_months=72, known=True, own=False, excepted=False
)
RECORDED = exceptions.ExceptionRecorded(EVA, Rule.CONTENT_CLOSED, REASON, TODAY, LAST_DAY, MAKER, 72)

unrecorded: Story[Command, Event] = Story(exceptions.exceptions)
on_record = unrecorded.given(RECORDED)
ended = on_record.given(exceptions.ExceptionEnded(TODAY, date(2027, 6, 1)))


def test_it_begins_today_and_says_for_whom_from_which_rule_why_and_until_when() -> None:
    unrecorded.when(RECORD).then(RECORDED)


def test_nobody_records_one_for_themselves() -> None:
    unrecorded.when(replace(RECORD, own=True)).refused(exceptions.OWN_EXCEPTION)


def test_it_is_for_somebody_whom_the_trust_knows() -> None:
    unrecorded.when(replace(RECORD, known=False)).refused(exceptions.NO_SUCH_PERSON)


@pytest.mark.parametrize("last_day", [TODAY, TODAY + timedelta(days=366)])
def test_it_lasts_a_day_at_least_and_a_year_at_most(last_day: date) -> None:
    unrecorded.when(replace(RECORD, last_day=last_day)).then(replace(RECORDED, last_day=last_day))


@pytest.mark.parametrize("last_day", [TODAY - timedelta(days=1), TODAY + timedelta(days=367)])
def test_it_is_neither_over_already_nor_for_more_than_a_year(last_day: date) -> None:
    unrecorded.when(replace(RECORD, last_day=last_day)).refused(exceptions.LAST_DAY_UNFIT)


def test_one_at_a_time_is_in_force_of_a_person_and_a_rule() -> None:
    unrecorded.when(replace(RECORD, excepted=True)).refused(exceptions.EXCEPTED_ALREADY)
    on_record.when(RECORD).refused(exceptions.EXCEPTED_ALREADY)


def test_it_is_ended_once_and_not_after_its_last_day() -> None:
    on_record.when(exceptions.EndException(LAST_DAY)).then(exceptions.ExceptionEnded(LAST_DAY, date(2027, 9, 1)))
    on_record.when(exceptions.EndException(LAST_DAY + timedelta(days=1))).refused(exceptions.EXCEPTION_OVER)
    ended.when(exceptions.EndException(TODAY)).refused(exceptions.EXCEPTION_OVER)
    unrecorded.when(exceptions.EndException(TODAY)).refused(exceptions.NO_SUCH_EXCEPTION)


@pytest.mark.parametrize(("story", "until"), [(on_record, date(2027, 9, 1)), (ended, date(2027, 6, 1))])
def test_its_reason_is_kept_for_the_months_after_its_last_day_or_its_end_and_then_destroyed_once(
    story: Story[Command, Event], until: date
) -> None:
    story.when(exceptions.EndRetention(until - timedelta(days=1))).refused(exceptions.STILL_KEPT)
    story.when(exceptions.EndRetention(until)).then(exceptions.ExceptionRetentionEnded())
    forgotten = story.given(exceptions.ExceptionRetentionEnded())
    forgotten.when(exceptions.EndRetention(until)).refused(exceptions.RETENTION_ENDED_ALREADY)
    unrecorded.when(exceptions.EndRetention(until)).refused(exceptions.NO_SUCH_EXCEPTION)
