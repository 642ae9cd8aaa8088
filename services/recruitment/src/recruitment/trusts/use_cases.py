"""Answering proposed settings: the ids of the one who answers are read when it is decided. And the periods in force."""

from collections.abc import Callable
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.ids import PersonId, ProposalId, trust_id
from recruitment.staff import table as staff
from recruitment.trusts import decider as trusts
from recruitment.trusts.decider import Answer, in_force
from recruitment.trusts.proposals import Answerer, Office
from recruitment.trusts.retention import USUAL, Retention
from recruitment.trusts.table import trusts as table


def answer(
    write: Write,
    proposal: UUID,
    person: UUID,
    offices: frozenset[Office],
    command: Callable[[ProposalId, Answerer], Answer],
) -> Handled | Refusal:
    by = Answerer(PersonId(person), staff.ids_of(write.db, person), offices)
    return write.handle(trusts.trusts, trust_id(write.context.tenant), command(ProposalId(proposal), by))


def retention_in_force(write: Write) -> Retention:
    """The trust's periods, for what belongs to no cohort; the usual ones before any are approved. No others are meanwhile."""
    own = trust_id(write.context.tenant)
    table.lock_shared(write.db, own)
    settings = in_force(write.load(trusts.trusts, own).state)
    return USUAL if isinstance(settings, Refusal) else settings.settings.retention
