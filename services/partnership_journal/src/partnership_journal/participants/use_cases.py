"""A person leaves or is erased: their partnerships end as when a partner leaves.

What the other partner wrote stays the other partner's.
"""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from partnership_journal.ids import CohortId, PersonId, participant_id
from partnership_journal.participants.decider import DEPARTURE_RECEIVED_ALREADY, ReceiveDeparture, participants
from partnership_journal.partnerships import table as partnerships
from plp_kit.core import erased_people
from plp_kit.core.database import Db
from plp_kit.core.slices import Reaction


def erased(db: Db, person: UUID, on: date) -> Iterator[Reaction]:
    yield erased_people.record(person, on)
    for cohort in sorted({row.cohort for row in partnerships.of_partner(db, [person])}):
        yield depart(CohortId(cohort), PersonId(person), on)


def erased_before(db: Db, cohort: CohortId, people: Collection[PersonId]) -> Iterator[Reaction]:
    """For those of them whose erasure was received before what they take part in."""
    for person, on in erased_people.among(db, people).items():
        yield depart(cohort, PersonId(person), on)


def depart(cohort: CohortId, person: PersonId, on: date) -> Reaction:
    return Reaction(participants, participant_id(cohort, person), ReceiveDeparture(on), (DEPARTURE_RECEIVED_ALREADY,))
