"""The files on pairs and what they do: rounds, agreements, meetings, goals, endings, sessions, attendances.

No file says who is whose partner: the optimiser pairs people, and what a pair does is recorded by one of the two.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnership_journal.goals import decider as goals
from partnership_journal.meetings import decider as meetings
from partnership_journal.partnerships import decider as partnerships
from partnership_journal.sessions import decider as sessions
from plp_demo.scenario.places import Key
from plp_demo.scenario.rows import OfCohort, OfMember


class RoundStays(StrEnum):
    """How far a round gets that publishes nothing."""

    PROPOSED = "proposed"
    FACILITATOR_SIGNED = "facilitator_signed"
    CO_CHAIR_SIGNED = "co_chair_signed"


@dataclass(frozen=True, slots=True)
class Round(OfCohort):
    """Matching from the proposal to the published pairs, in a day. Round 1 pairs everybody; later ones, all without a partner.

    One that `stays` there is not published.
    """

    round: int
    held_on: date
    facilitator: Key
    co_chair: Key
    stays: RoundStays | None


@dataclass(frozen=True, slots=True)
class Agreement(OfMember):
    """A partner's own part of the agreement; where there is no text, the partner works without."""

    written_on: date
    text: str | None


@dataclass(frozen=True, slots=True)
class Meeting(OfMember):
    """Planned on a day, or not; then held, or not."""

    planned_on: date | None
    meets_on: date
    how: meetings.How
    held: bool


@dataclass(frozen=True, slots=True)
class Goal(OfMember):
    goal: Key
    whose: goals.Whose
    text: str
    set_on: date
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class Ending(OfMember):
    """One of the two ends it. A partner who left the trust is in the departures."""

    ended_on: date
    how: partnerships.Ending


@dataclass(frozen=True, slots=True)
class Session(OfCohort):
    session: Key
    kind: sessions.SessionKind
    held_on: date
    how: sessions.How
    recorded_by: Key


@dataclass(frozen=True, slots=True)
class Attendance(OfMember):
    """Recorded with its session, on the same day and by the same facilitator."""

    session: Key
