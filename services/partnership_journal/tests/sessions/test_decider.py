"""Group sessions: held, and who was there."""

from datetime import date
from uuid import UUID

import pytest

from partnership_journal.cohorts.decider import NO_SUCH_COHORT
from partnership_journal.ids import CohortId, PersonId
from partnership_journal.sessions import decider as sessions
from partnership_journal.sessions.decider import Command, Event, How, SessionKind
from plp_testkit.story import Story

COHORT, ADA, BEN = CohortId(UUID(int=1)), PersonId(UUID(int=2)), PersonId(UUID(int=3))
TODAY = date(2021, 7, 1)

unheld: Story[Command, Event] = Story(sessions.sessions)
held = unheld.given(sessions.SessionHeld(COHORT, SessionKind.CHECK_IN, TODAY, How.HYBRID))
attended = held.given(sessions.AttendanceRecorded(ADA))


@pytest.mark.parametrize("kind", SessionKind)
@pytest.mark.parametrize("how", How)
def test_a_session_is_held(kind: SessionKind, how: How) -> None:
    hold = sessions.HoldSession(COHORT, kind, TODAY, how, cohort_known=True)
    unheld.when(hold).then(sessions.SessionHeld(COHORT, kind, TODAY, how))


def test_a_session_is_of_a_cohort_that_the_journal_has_heard_of() -> None:
    unheld.when(sessions.HoldSession(COHORT, SessionKind.LAUNCH, TODAY, How.VIRTUAL)).refused(NO_SUCH_COHORT)


@pytest.mark.parametrize("story", [held, attended])
def test_a_session_is_recorded_once(story: Story[Command, Event]) -> None:
    story.when(sessions.HoldSession(COHORT, SessionKind.LAUNCH, TODAY, How.VIRTUAL)).refused(sessions.HELD_ALREADY)


def test_nobody_attends_a_session_that_was_not_held() -> None:
    unheld.when(sessions.RecordAttendance(ADA)).refused(sessions.NO_SUCH_SESSION)


def test_attendance_is_recorded_of_each_person() -> None:
    held.when(sessions.RecordAttendance(ADA)).then(sessions.AttendanceRecorded(ADA))
    attended.when(sessions.RecordAttendance(BEN)).then(sessions.AttendanceRecorded(BEN))


def test_attendance_is_recorded_once_a_person() -> None:
    attended.when(sessions.RecordAttendance(ADA)).refused(sessions.ATTENDANCE_RECORDED_ALREADY)
