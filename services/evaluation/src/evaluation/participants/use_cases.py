"""A person is erased: evaluation keeps that in mind, and from that day they are not among those still there.

What they had answered of a closed survey is in the ledger under nobody's name. An answer that still waits cannot be opened, and
is left out at closing.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from evaluation.application.aggregates import ERASED, PARTICIPANTS
from evaluation.application.identities import participant_id
from evaluation.ids import CohortId, PersonId
from evaluation.participants.decider import LEFT_ALREADY, HearDeparture, Membership
from evaluation.participants.table import participants
from evaluation.surveys.table import surveys
from plp_kit.core import erased_people
from plp_kit.core.aggregates import Reaction
from plp_kit.core.database import Db


def erased(db: Db, person: UUID, on: date) -> Iterator[Reaction]:
    yield erased_people.hear(ERASED, person, on)
    for cohort in participants.cohorts_of(db, person):
        surveys.keep_of_cohort(db, cohort)
        yield departure(cohort, person, on)


def erased_before(db: Db, cohort: UUID, *people: UUID) -> Iterator[Reaction]:
    """For those of them whose erasure was heard before what they take part in."""
    for person, on in erased_people.among(db, people).items():
        yield departure(cohort, person, on)


def departure(cohort: UUID, person: UUID, on: date) -> Reaction:
    command = HearDeparture(Membership(CohortId(cohort), PersonId(person)), on)
    return Reaction(PARTICIPANTS, participant_id(cohort, person), command, frozenset({LEFT_ALREADY.code}))
