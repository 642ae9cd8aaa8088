"""Answering proposed settings: the ids of the one who answers are read when it is decided."""

from collections.abc import Callable
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.ids import PersonId, ProposalId, trust_id
from recruitment.staff import table as staff
from recruitment.trusts import decider as trusts
from recruitment.trusts.decider import Answer
from recruitment.trusts.proposals import Answerer, Office


def answer(
    write: Write,
    proposal: UUID,
    person: UUID,
    offices: frozenset[Office],
    command: Callable[[ProposalId, Answerer], Answer],
) -> Handled | Refusal:
    by = Answerer(PersonId(person), staff.ids_of(write.db, person), offices)
    return write.handle(trusts.trusts, trust_id(write.context.tenant), command(ProposalId(proposal), by))
