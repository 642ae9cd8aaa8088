"""What somebody has written, opened for them alone, put in other words or taken back: the log records it, then the key goes.

From the moment that it is on record a text is opened for nobody. A stop before the key is destroyed leaves a deadline.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnership_journal.ids import PersonId, TextId
from partnership_journal.partnerships import table as rows
from partnership_journal.partnerships import use_cases as journal
from partnership_journal.partnerships.decider import own_text, partnerships
from partnership_journal.writing.decider import TextRevised, TextWithdrawn
from partnership_journal.writing.table.deadlines import DESTROY_TEXTS
from partnership_journal.writing.table.texts import TextRow
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin, Stream
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from plp_kit.vault.vault import Vault

partner = journal.partner


@shown
@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of the caller's own. `what` is goal, or a part of the agreement: aims, expects ...

    `words` is null when its key is destroyed; `ended_on` is the partnership's, null while it goes on.
    """

    text: UUID
    partnership: UUID
    what: str
    words: str | None
    written_on: date
    ended_on: date | None


def opened(vault: Vault, texts: Sequence[TextRow]) -> list[OwnText]:
    words = vault.open([row.wording for row in texts])
    return [
        OwnText(row.text, row.partnership, _what(row.wording.label), text, row.written_on, row.ended_on)
        for row, text in zip(texts, words, strict=True)
    ]


def _what(label: str) -> str:
    """As labels are made: `goal_<id>`, `agreement_<text>_<author>`."""
    return label.removeprefix("agreement_").rpartition("_")[0]


def revised(context: TenantContext, partnership: UUID, text: UUID, author: PersonId, words: str) -> Sealed | Refusal:
    """Sealed anew under the same label. The old words stay until the new ones are on record."""
    with context.database.transaction() as db:
        state = context.handler.load(db, partnerships, partnership).state
    old = own_text(state, author, TextId(text))
    sealed = old if isinstance(old, Refusal) else journal.seal(context, partnership, author, {old.label: words})
    return sealed if isinstance(sealed, Refusal) else sealed[0]


def work(context: TenantContext, deadline: Deadline, _origin: Origin) -> Handled:
    """What is left to destroy after a stop."""
    return destroy(context, deadline.stream.id)


def destroy(context: TenantContext, partnership: UUID) -> Handled:
    """The keys of all its texts that are on record as taken back or replaced. Harmless when repeated."""
    with context.database.transaction() as db:
        gone, version = _gone(context, db, partnership)
    context.vault.destroy(gone)
    with context.database.transaction() as db:
        rows.lock(db, partnership)
        if _gone(context, db, partnership)[0] == gone:
            deadlines.remove(db, Stream(journal.STREAM, partnership), DESTROY_TEXTS)
    return Handled(partnership, version)


def _gone(context: TenantContext, db: Db, partnership: UUID) -> tuple[set[KeyId], int]:
    history = context.handler.history(db, partnerships, partnership)
    return {entry.event.key for entry in history if isinstance(entry.event, TextWithdrawn | TextRevised)}, len(history)
