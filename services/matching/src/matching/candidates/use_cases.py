"""What is opened of people for a look or a proposal; and what follows where a candidate is erased, or restricted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec

from matching.candidates import decider as candidates
from matching.candidates.decider import GONE_ALREADY, Departure, RemoveCandidate
from matching.candidates.lines import Line
from matching.candidates.profile import EMPTY, Profile
from matching.candidates.table import candidates as candidate_rows
from matching.cohorts.table import cohorts as cohort_rows
from matching.considerations.decider import ReleasePinsOf
from matching.ids import PersonId
from matching.rounds import decider as rounds
from matching.rounds.table import rounds as round_rows
from plp_kit.core import erased_people, joined_people, restricted_people
from plp_kit.core.database import Db
from plp_kit.core.sealed import Sealed
from plp_kit.core.slices import Reaction
from plp_kit.service import TenantContext


def profiles(context: TenantContext, values: Sequence[Sealed]) -> list[Profile]:
    """In the order given; empty where the key is destroyed."""
    return [EMPTY if text is None else msgspec.json.decode(text, type=Profile) for text in context.open(values)]


def reporting_lines(context: TenantContext, values: Mapping[PersonId, Sealed]) -> dict[PersonId, Line]:
    """By person, without those whose key is destroyed."""
    texts = zip(values, context.open(list(values.values())), strict=True)
    return {person: msgspec.json.decode(text, type=Line) for person, text in texts if text is not None}


def erased(db: Db, person: UUID, on: date) -> Iterator[Reaction]:
    yield erased_people.record(person, on)
    for application in candidate_rows.applications_of(db, person):
        yield gone(application, Departure.ERASED, on)


def restriction(db: Db, person: PersonId, *, restricted: bool) -> Iterator[Reaction]:
    """The rows of their cohorts are locked first, as before every decision that rests on who is available."""
    ids = joined_people.ids_of(db, person)
    cohorts = sorted({cohort for id in ids for cohort in candidate_rows.cohorts_of(db, id)})
    for cohort in cohorts:
        cohort_rows.lock(db, cohort)
    yield restricted_people.record(person, restricted=restricted)
    if restricted:
        for round_id in [row.round for cohort in cohorts for row in round_rows.of_cohort(db, cohort)]:
            yield Reaction(rounds.rounds, round_id, ReleasePinsOf(ids), (rounds.PUBLISHED_ALREADY,))


def gone(application: UUID, reason: Departure, on: date) -> Reaction:
    return Reaction(candidates.candidates, application, RemoveCandidate(reason, on), (GONE_ALREADY,))
