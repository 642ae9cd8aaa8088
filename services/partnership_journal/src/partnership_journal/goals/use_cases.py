"""Sealing a goal, before the transaction, and destroying the words of those that were taken back, after it."""

from uuid import UUID

from partnership_journal.ids import GoalId, PersonId
from partnership_journal.partnerships import use_cases as partnerships
from partnership_journal.writing import use_cases as writing
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext

partner = partnerships.partner


def seal(context: TenantContext, partnership: UUID, author: PersonId, goal: GoalId, text: str) -> Sealed | Refusal:
    sealed = partnerships.seal(context, partnership, author, {f"goal_{goal}": text})
    return sealed if isinstance(sealed, Refusal) else sealed[0]


def destroy(context: TenantContext, partnership: UUID) -> None:
    writing.destroy(context, partnership)
