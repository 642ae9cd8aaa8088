"""A person is erased: matching keeps that in mind, and they leave wherever they are a candidate."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from matching.application.aggregates import CANDIDATES, ERASED
from matching.domain.candidates import GONE_ALREADY, Departure, RemoveCandidate
from matching.read_models import candidates
from plp_kit.core import erased_people
from plp_kit.core.aggregates import Reaction
from plp_kit.core.database import Db


def erased(db: Db, person: UUID, on: date) -> Iterator[Reaction]:
    yield erased_people.hear(ERASED, person, on)
    for application in candidates.applications_of(db, person):
        yield gone(application, on)


def gone(application: UUID, on: date) -> Reaction:
    return Reaction(CANDIDATES, application, RemoveCandidate(Departure.ERASED, on), frozenset({GONE_ALREADY.code}))
