"""The calls of the cohort pages, and the fields that the pages use of each answer."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Service, reads

SEATS: Final = ("facilitator", "co_chair")


class Cohort(msgspec.Struct, frozen=True):
    """`word_senior` and `word_served` are the trust's names for the groups. On `recruiting_closes_on` it is too late to apply.

    `launch_on` is planned until the cohort is `launched`.
    """

    cohort: UUID
    title: str
    word_senior: str
    word_served: str
    recruiting_opens_on: date
    recruiting_closes_on: date
    launch_on: date
    recruiting: bool
    launched: bool

    @property
    def groups(self) -> tuple[str, str]:
        return self.word_senior, self.word_served


class ListedSetUp(msgspec.Struct, frozen=True):
    """A cohort that is not open yet. `changed_on` is the day of the last change."""

    cohort: UUID
    title: str
    changed_on: date


class Funnel(msgspec.Struct, frozen=True):
    """Every count is out of the `applied` people. States: applied, accepted, waiting, declined, withdrawn, left."""

    applied: int
    by_state: dict[str, int]
    by_channel: dict[str, int]


class Counts(msgspec.Struct, frozen=True):
    """`accepted` of the `applied` people of a cohort. A cohort to which nobody has applied has none."""

    cohort: UUID
    applied: int
    accepted: int


class Round(msgspec.Struct, frozen=True):
    """`received` of `expected` people have reached matching.

    `fingerprint`: the proposal's, if any; it is `outdated` where it can no longer be signed or published.
    """

    purpose: str
    expected: int
    received: int
    pairs: int
    unplaced: int
    fingerprint: str | None
    outdated: bool
    signed_seats: tuple[str, ...]
    published_on: date | None

    @property
    def reached(self) -> int:
        return min(self.received, self.expected)

    @property
    def missing(self) -> int:
        return self.expected - self.reached

    @property
    def filled_seats(self) -> tuple[str, ...]:
        return tuple(seat for seat in SEATS if seat in self.signed_seats)

    @property
    def vacant_seats(self) -> tuple[str, ...]:
        return tuple(seat for seat in SEATS if seat not in self.signed_seats)


class LeftBehind(msgspec.Struct, frozen=True):
    """`by` is the last day to match them again, to wait or to close."""

    by: date


class PeopleLeftBehind(msgspec.Struct, frozen=True):
    """Whose partner has gone. A facilitator who would be a candidate of a re-match is not told."""

    people: tuple[LeftBehind, ...]


class Session(msgspec.Struct, frozen=True):
    """`kind`: launch or check_in. `attended` counts people."""

    kind: str
    on: date
    how: str
    attended: int


class Ended(msgspec.Struct, frozen=True):
    completed: int
    ended: int
    partner_left: int


class Progress(msgspec.Struct, frozen=True):
    """`active` and `ended` together are all `partnerships`. `agreements_written` counts partnerships, too.

    `taken_back` are pairs that matchers took back before launch; they are in no other count.

    `own_left_out` partnerships are the reader's own, and in no count.
    """

    title: str
    partnerships: int
    active: int
    ended: Ended
    taken_back: int
    meetings_held: int
    agreements_written: int
    goals_set: int
    own_left_out: int
    sessions: tuple[Session, ...]

    def sessions_of_kind(self, kind: str) -> tuple[Session, ...]:
        return tuple(session for session in self.sessions if session.kind == kind)


class Survey(msgspec.Struct, frozen=True):
    """`answered` of the `invited` people; None until the survey has closed.

    `state`: planned, approved, open or closed. `wave`: baseline, mid, end or year_after.
    """

    wave: str
    state: str
    opens_on: date
    closes_on: date
    invited: int
    answered: int | None

    @property
    def has_opened(self) -> bool:
        return self.state in {"open", "closed"}


COHORTS: Final = reads(Service.RECRUITMENT, "/cohorts", tuple[Cohort, ...])
SET_UPS: Final = reads(Service.RECRUITMENT, "/cohorts/set-ups", tuple[ListedSetUp, ...])
COUNTS: Final = reads(Service.RECRUITMENT, "/cohorts/counts", tuple[Counts, ...])
COHORT: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}", Cohort)
FUNNEL: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/funnel", Funnel)
ROUNDS: Final = reads(Service.MATCHING, "/cohorts/{cohort}/rounds", tuple[Round, ...])
LEFT_BEHIND: Final = reads(Service.MATCHING, "/cohorts/{cohort}/left-behind", PeopleLeftBehind)
PROGRESS: Final = reads(Service.PARTNERSHIP_JOURNAL, "/cohorts/{cohort}/progress", Progress)
SURVEYS: Final = reads(Service.EVALUATION, "/cohorts/{cohort}/surveys", tuple[Survey, ...])
