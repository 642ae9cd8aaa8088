"""Notes on two people: the reason is sealed before the transaction, and destroyed with the erasure of any of the three.

A matcher's note is about two people and by a third: each of them may ask to read it.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from matching.application.aggregates import ROUNDS
from matching.application.locking import lock_cohort_of
from matching.application.retention import keep_papers
from matching.domain.considerations import Note, Stance, WriteNote
from matching.domain.identities import PersonId
from matching.domain.rounds import NO_SUCH_ROUND
from matching.read_models.notes import NoteRow
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler
from plp_kit.core.sealed import Sealed
from plp_kit.vault.vault import Entry, SubjectErased, Vault

AUDIENCE: Final = frozenset({"matching"})

ERASED = Refusal("erased", "This person was erased. Nothing more can be kept about them.")


@dataclass(frozen=True, slots=True)
class Handed:
    """A note as it came in; its reason is not sealed yet."""

    note: UUID
    round: UUID
    one: PersonId
    other: PersonId
    stance: Stance
    author: PersonId
    reason: str = field(repr=False)
    until: date | None


def seal(vault: Vault, handed: Handed) -> Sealed | Refusal:
    about = frozenset({handed.one, handed.other, handed.author})
    try:
        (reason,) = vault.seal([Entry(f"round-{handed.round}", f"note_{handed.note}", handed.reason, AUDIENCE, about)])
    except SubjectErased:
        return ERASED
    return reason


def record(
    db: Db, handler: Handler, origin: Origin, handed: Handed, reason: Sealed, expected: int | None = None
) -> Handled | Refusal:
    cohort = lock_cohort_of(db, handed.round)
    if cohort is None:
        return NO_SUCH_ROUND
    note = Note(handed.one, handed.other, handed.stance, handed.author, reason, handed.until)
    written = handler.handle_in(db, ROUNDS, handed.round, WriteNote(handed.note, note, origin.at.date()), origin, expected)
    return written if isinstance(written, Refusal) else keep_papers(db, handler, origin, cohort.cohort, written)


@dataclass(frozen=True, slots=True)
class ShownNote:
    """`reason` is None where it was destroyed, or is about to be."""

    row: NoteRow
    reason: str | None


def opened(vault: Vault, rows: list[NoteRow]) -> list[ShownNote]:
    sealed = [row.reason for row in rows if row.reason is not None]
    texts = dict(zip((reason.key for reason in sealed), vault.open(sealed), strict=True))
    return [ShownNote(row, texts[row.reason.key] if row.reason else None) for row in rows]
