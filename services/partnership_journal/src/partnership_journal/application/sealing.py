"""Sealing what a partner writes, before the transaction: the journal alone may open it, and its author's erasure destroys it."""

from collections.abc import Mapping
from uuid import UUID

from partnership_journal.application.aggregates import PARTNERSHIPS
from partnership_journal.domain.identities import PersonId
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.sealed import Sealed
from plp_kit.vault.vault import Entry, SubjectErased, Vault

AUDIENCE = frozenset({"partnership_journal"})

ERASED = Refusal("erased", "This person was erased. Nothing more can be kept about them.")


def seal(vault: Vault, partnership: UUID, author: PersonId, texts: Mapping[str, str]) -> tuple[Sealed, ...] | Refusal:
    """`texts` by label; each text is sealed under a key of its own."""
    stream = str(Stream(PARTNERSHIPS.kind, partnership))
    entries = [Entry(stream, label, text, AUDIENCE, frozenset({author})) for label, text in texts.items()]
    try:
        return tuple(vault.seal(entries))
    except SubjectErased:
        return ERASED
