"""A person is erased, or their data are restricted: that is on record here, with what follows where they are a candidate."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from matching.candidates import decider as candidates
from matching.candidates.decider import GONE_ALREADY, Departure, RemoveCandidate
from matching.candidates.table import candidates as candidate_rows
from matching.cohorts.table import cohorts as cohort_rows
from matching.considerations.decider import ReleasePinsOf
from matching.ids import PersonId
from matching.rounds import decider as rounds
from matching.rounds.table import rounds as round_rows
from plp_kit.core import erased_people, restricted_people
from plp_kit.core.database import Db
from plp_kit.core.slices import Reaction


def erased(db: Db, person: UUID, on: date) -> Iterator[Reaction]:
    yield erased_people.record(person, on)
    for application in candidate_rows.applications_of(db, person):
        yield gone(application, Departure.ERASED, on)


def restriction(db: Db, person: PersonId, *, restricted: bool) -> Iterator[Reaction]:
    """The rows of their cohorts are locked first, as before every decision that rests on who is available."""
    cohorts = candidate_rows.cohorts_of(db, person)
    for cohort in cohorts:
        cohort_rows.lock(db, cohort)
    yield restricted_people.record(person, restricted=restricted)
    if restricted:
        for round_id in [row.round for cohort in cohorts for row in round_rows.of_cohort(db, cohort)]:
            yield Reaction(rounds.rounds, round_id, ReleasePinsOf(person), (rounds.PUBLISHED_ALREADY,))


def gone(application: UUID, reason: Departure, on: date) -> Reaction:
    return Reaction(candidates.candidates, application, RemoveCandidate(reason, on), (GONE_ALREADY,))
