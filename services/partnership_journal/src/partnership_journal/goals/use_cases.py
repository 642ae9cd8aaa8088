"""Sealing a goal, before the transaction."""

from uuid import UUID

from partnership_journal.ids import GoalId, PersonId
from partnership_journal.partnerships import use_cases as partnerships
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.service import Preparing

write_text = partnerships.write_text

partner = partnerships.partner


def seal(context: Preparing, partnership: UUID, author: PersonId, goal: GoalId, text: str) -> Sealed | Refusal:
    return partnerships.seal_one(context, partnership, author, f"goal_{goal}", text)
