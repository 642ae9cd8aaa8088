"""What somebody has written, opened for them alone, put in other words or taken back: the log says so, then the key goes.

From the moment that it is on record a text is opened for nobody. A stop before the key is destroyed leaves a deadline.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from partnership_journal.application.aggregates import PARTNERSHIPS
from partnership_journal.application.sealing import seal
from partnership_journal.domain.identities import PersonId, TextId
from partnership_journal.domain.partnerships import own_text
from partnership_journal.domain.writing import TextRevised, TextWithdrawn
from partnership_journal.read_models import partnerships
from partnership_journal.read_models.due import DESTROY_TEXTS
from partnership_journal.read_models.writing import TextRow
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handled, history_of, load
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


def revised(context: TenantContext, partnership: UUID, text: UUID, author: PersonId, words: str) -> Sealed | Refusal:
    """Sealed anew under the same label. The old words stay until the new ones are on record."""
    with context.database.transaction() as db:
        state = load(db, PARTNERSHIPS, partnership).state
    old = own_text(state, author, TextId(text))
    sealed = old if isinstance(old, Refusal) else seal(context.vault, partnership, author, {old.label: words})
    return sealed if isinstance(sealed, Refusal) else sealed[0]


def destroy(context: TenantContext, partnership: UUID) -> Handled:
    """The keys of all its texts that are on record as taken back or replaced. Harmless when repeated."""
    with context.database.transaction() as db:
        gone, version = _gone(db, partnership)
    context.vault.destroy(gone)
    with context.database.transaction() as db:
        partnerships.lock(db, partnership)
        if _gone(db, partnership)[0] == gone:
            deadlines.remove(db, Stream(PARTNERSHIPS.kind, partnership), DESTROY_TEXTS)
    return Handled(partnership, version)


def _gone(db: Db, partnership: UUID) -> tuple[set[UUID], int]:
    history = history_of(db, PARTNERSHIPS, partnership)
    return {entry.event.text for entry in history if isinstance(entry.event, TextWithdrawn | TextRevised)}, len(history)
