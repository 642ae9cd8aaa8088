"""Who is without a partner because theirs has gone or their pairing cannot work, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from matching.candidates.table import candidates
from matching.cohorts.decider import NO_SUCH_COHORT
from matching.ids import PartnershipId, PersonId
from matching.refused_pairs import table as refused_pairs
from matching.rounds.departures import WITHIN, left_behind
from matching.rounds.membership import PublishedPair
from matching.rounds.queries import membership, rematch_closed_to
from matching.rounds.table import pairs, rounds
from plp_kit.core.database import Db
from plp_kit.core.deciding import Kind, Refusal
from plp_kit.core.shown import shown

NO_SUCH_PARTNERSHIP = Refusal("no_such_partnership", "There is no such partnership.", Kind.MISSING)


@shown
@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Somebody whose partner went, or whose pairing was taken back as one that cannot work, on the day `since`.

    `by` is the last day to match them again, to wait or to close. `days_left` until then are 0 on that day, and fewer afterwards.
    """

    person: PersonId
    since: date
    by: date
    days_left: int


@shown
@dataclass(frozen=True, slots=True)
class PeopleLeftBehind:
    """Of a cohort, or of one of its partnerships; who went first comes first.

    `open_round` is the cohort's round that is not published: it takes everybody without a partner. `can_be_paired`: there are
    people without a partner on both sides, as another round needs them.
    """

    cohort: UUID
    people: list[LeftBehind]
    open_round: UUID | None
    can_be_paired: bool


def of_cohort(db: Db, cohort: UUID, matcher: PersonId, on: date) -> PeopleLeftBehind | Refusal:
    """By a facilitator who is no candidate of a re-match."""
    return _read(db, cohort, matcher, on, lambda _: True) if rounds.of_cohort(db, cohort) else NO_SUCH_COHORT


def of_partnership(db: Db, partnership: PartnershipId, matcher: PersonId, on: date) -> PeopleLeftBehind | Refusal:
    cohort = pairs.cohort_of(db, partnership)
    return NO_SUCH_PARTNERSHIP if cohort is None else _read(db, cohort, matcher, on, lambda pair: pair.partnership == partnership)


def _read(
    db: Db, cohort: UUID, matcher: PersonId, on: date, concerns: Callable[[PublishedPair], bool]
) -> PeopleLeftBehind | Refusal:
    if refusal := rematch_closed_to(db, cohort, matcher):
        return refusal
    there = membership(db, cohort)
    since = left_behind(there, candidates.gone_on(db, cohort), refused_pairs.of_cohort(db, cohort))
    concerned = {person for pair in there.pairs if concerns(pair) for person in pair.people} & since.keys()
    people = [_left(person, since[person], on) for person in concerned]
    live = [row.round for row in rounds.of_cohort(db, cohort) if row.published_on is None]
    ordered = sorted(people, key=lambda each: (each.since, each.person))
    return PeopleLeftBehind(cohort, ordered, live[0] if live else None, there.can_be_paired())


def _left(person: PersonId, since: date, on: date) -> LeftBehind:
    by = since + WITHIN
    return LeftBehind(person, since, by, (by - on).days)
