"""Proposing settings, and answering what was proposed: the ids of the one who answers are read when it is decided."""

from uuid import UUID

from plp_kit import drafts
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.ids import PersonId, trust_id
from recruitment.staff import table as staff
from recruitment.trusts import decider as trusts
from recruitment.trusts.decider import Answer, ProposeSettings
from recruitment.trusts.drafted import SETTINGS
from recruitment.trusts.proposals import Answerer, Office


def propose(write: Write, command: ProposeSettings) -> Handled | Refusal:
    """What the proposer has typed into the form of the settings, and now sent, is no draft any more."""
    trust = trust_id(write.context.tenant)
    drafts.sent(write.db, staff.ids_of(write.db, command.by), SETTINGS, trust)
    return write.handle(trusts.trusts, trust, command)


def answer(write: Write, command: Answer) -> Handled | Refusal:
    return write.handle(trusts.trusts, trust_id(write.context.tenant), command)


def answerer(db: Db, person: UUID, offices: frozenset[Office]) -> Answerer:
    return Answerer(PersonId(person), staff.ids_of(db, person), offices)
