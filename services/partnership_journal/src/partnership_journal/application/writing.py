"""What somebody has written, opened for them alone, and taken back: the key is destroyed before the log says so.

Whatever stops in between has destroyed a text and not recorded it, never the other way round; asked again, it goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from partnership_journal.application.sealing import seal
from partnership_journal.domain.identities import PersonId
from partnership_journal.domain.writing import NO_SUCH_TEXT
from partnership_journal.read_models import writing
from partnership_journal.read_models.writing import TextRow
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from plp_kit.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Written:
    """`what` names the text as its author would: a goal, or a part of the agreement. `words` is None when a key has gone."""

    row: TextRow
    what: str
    words: str | None


def opened(vault: Vault, rows: Sequence[TextRow]) -> list[Written]:
    words = vault.open([row.wording for row in rows])
    return [Written(row, _what(row.wording.label), text) for row, text in zip(rows, words, strict=True)]


def _what(label: str) -> str:
    """As labels are made: `goal_<id>`, `agreement_<text>_<author>`."""
    return label.removeprefix("agreement_").rpartition("_")[0]


def withdrawn(context: TenantContext, partnership: UUID, text: UUID, author: PersonId) -> UUID | Refusal:
    if _found(context, partnership, text, author) is None:
        return NO_SUCH_TEXT
    context.vault.destroy([text])
    return text


def revised(context: TenantContext, partnership: UUID, text: UUID, author: PersonId, words: str) -> Sealed | Refusal:
    """Sealed anew under the same label, before the old words are destroyed."""
    old = _found(context, partnership, text, author)
    sealed = seal(context.vault, partnership, author, {old.label: words}) if old else NO_SUCH_TEXT
    if isinstance(sealed, Refusal):
        return sealed
    context.vault.destroy([text])
    return sealed[0]


def _found(context: TenantContext, partnership: UUID, text: UUID, author: PersonId) -> Sealed | None:
    with context.database.transaction() as db:
        return writing.text(db, partnership, text, author)
