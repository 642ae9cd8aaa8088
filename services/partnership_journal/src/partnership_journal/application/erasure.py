"""A person is erased: the journal keeps that in mind, and their partnerships end as when a partner leaves.

What the other partner wrote stays the other partner's.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from partnership_journal.application.aggregates import ERASED, PARTICIPANTS
from partnership_journal.application.identities import participant_id
from partnership_journal.domain.identities import CohortId, PersonId
from partnership_journal.domain.participants import DEPARTURE_HEARD_ALREADY, HearDeparture
from partnership_journal.read_models import partnerships
from plp_kit.core import erased_people
from plp_kit.core.aggregates import Reaction
from plp_kit.core.database import Db


def erased(db: Db, person: UUID, on: date) -> Iterator[Reaction]:
    yield erased_people.hear(ERASED, person, on)
    for cohort in sorted({row.cohort for row in partnerships.of_partner(db, person)}):
        yield depart(CohortId(cohort), PersonId(person), on)


def erased_before(db: Db, cohort: CohortId, people: tuple[PersonId, ...]) -> Iterator[Reaction]:
    """For those of them whose erasure was heard before what they take part in."""
    for person, on in erased_people.among(db, people).items():
        yield depart(cohort, PersonId(person), on)


def depart(cohort: CohortId, person: PersonId, on: date) -> Reaction:
    return Reaction(PARTICIPANTS, participant_id(cohort, person), HearDeparture(on), frozenset({DEPARTURE_HEARD_ALREADY.code}))
