"""A group session of a cohort, launch or check-in: that it was held, and who was there; never who said what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from partnership_journal.cohorts.decider import NO_SUCH_COHORT
from partnership_journal.ids import CohortId, PersonId
from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.stored import stored


class SessionKind(StrEnum):
    LAUNCH = "launch"
    CHECK_IN = "check_in"


class How(StrEnum):
    VIRTUAL = "virtual"
    IN_PERSON = "in_person"
    HYBRID = "hybrid"


# Commands


@dataclass(frozen=True, slots=True)
class HoldSession:
    """`cohort_known`: the journal has the cohort on record."""

    cohort: CohortId
    kind: SessionKind
    on: date
    how: How
    cohort_known: bool = False


@dataclass(frozen=True, slots=True)
class RecordAttendance:
    """`also` are other ids of the same human."""

    person: PersonId
    also: frozenset[PersonId] = frozenset()


Command: TypeAlias = HoldSession | RecordAttendance


# Events


@stored("partnership_journal.session_held.v1")
@dataclass(frozen=True, slots=True)
class SessionHeld:
    cohort: CohortId
    kind: SessionKind
    on: date
    how: How


@stored("partnership_journal.attendance_recorded.v1")
@dataclass(frozen=True, slots=True)
class AttendanceRecorded:
    person: PersonId


Event: TypeAlias = SessionHeld | AttendanceRecorded


# States


@dataclass(frozen=True, slots=True)
class Unheld:
    pass


@dataclass(frozen=True, slots=True)
class Held:
    attended: frozenset[PersonId] = frozenset()


State: TypeAlias = Unheld | Held


# Refusals

NO_SUCH_SESSION = Refusal("no_such_session", "There is no such session.", Kind.MISSING)
HELD_ALREADY = Refusal("session_held_already", "This session is recorded already.")
ATTENDANCE_RECORDED_ALREADY = Refusal("attendance_recorded_already", "This person's attendance is recorded already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unheld(), HoldSession(cohort, kind, on, how, cohort_known):
            return [SessionHeld(cohort, kind, on, how)] if cohort_known else NO_SUCH_COHORT
        case Unheld(), _:
            return NO_SUCH_SESSION
        case Held(), HoldSession():
            return HELD_ALREADY
        case Held(), RecordAttendance(person, also):
            return ATTENDANCE_RECORDED_ALREADY if state.attended & {person, *also} else [AttendanceRecorded(person)]


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, SessionHeld():
            return Held()
        case Held(attended), AttendanceRecorded(person):
            return Held(attended | {person})
        case Unheld(), AttendanceRecorded():
            return state


sessions: Decider[Command, State, Event] = Decider(Unheld(), decide, evolve)
