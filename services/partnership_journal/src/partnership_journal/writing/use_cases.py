"""What somebody has written, opened for them alone, and put in other words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnership_journal.ids import PersonId, TextId
from partnership_journal.partnerships import use_cases as journal
from partnership_journal.partnerships.decider import own_text, partnerships
from partnership_journal.writing.table.texts import TextRow
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext

write_text = journal.write_text

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


def opened(context: TenantContext, texts: Sequence[TextRow]) -> list[OwnText]:
    words = context.open([row.wording for row in texts])
    return [
        OwnText(row.text, row.partnership, _what(row.wording.label), text, row.written_on, row.ended_on)
        for row, text in zip(texts, words, strict=True)
    ]


def _what(label: str) -> str:
    """As labels are made: `goal_<id>`, `agreement_<text>_<author>`."""
    return label.removeprefix("agreement_").rpartition("_")[0]


def revised(context: Preparing, partnership: UUID, text: UUID, author: PersonId, words: str) -> Sealed | Refusal:
    """Sealed anew under the same label. The old words stay until the new ones are on record."""
    with context.database.transaction() as db:
        state = context.handler.load(db, partnerships, partnership).state
    old = own_text(state, author, TextId(text))
    return old if isinstance(old, Refusal) else journal.seal_one(context, partnership, author, old.label, words)
