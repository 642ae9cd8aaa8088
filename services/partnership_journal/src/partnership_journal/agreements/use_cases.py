"""Sealing a partner's part of the agreement, before the transaction."""

from collections.abc import Mapping
from uuid import UUID

from partnership_journal.agreements.texts import labelled
from partnership_journal.ids import PersonId
from partnership_journal.partnerships import use_cases as partnerships
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.service import Preparing

write_text = partnerships.write_text

partner = partnerships.partner


def seal(context: Preparing, partnership: UUID, author: PersonId, texts: Mapping[str, str]) -> tuple[Sealed, ...] | Refusal:
    """`texts` by name; those left blank are not written."""
    return partnerships.seal(context, partnership, author, labelled(texts, author))
