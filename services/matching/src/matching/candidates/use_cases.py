"""A person is erased: that is on record here, and they leave wherever they are a candidate."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from matching.candidates import decider as candidates
from matching.candidates.decider import GONE_ALREADY, Departure, RemoveCandidate
from matching.candidates.table import candidates as candidate_rows
from plp_kit.core import erased_people
from plp_kit.core.database import Db
from plp_kit.core.slices import Reaction


def erased(db: Db, person: UUID, on: date) -> Iterator[Reaction]:
    yield erased_people.record(person, on)
    for application in candidate_rows.applications_of(db, person):
        yield gone(application, Departure.ERASED, on)


def gone(application: UUID, reason: Departure, on: date) -> Reaction:
    return Reaction(candidates.candidates, application, RemoveCandidate(reason, on), (GONE_ALREADY,))
