"""Notes on two people: the reason is sealed before the transaction, and reading one is on record of both.

A matcher's note is about two people, who may ask to read it. Its key belongs to these two and not to its author: the erasure of
either destroys it, and its author's does not. While the data of one of them are restricted, no note on them is written or shown.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from matching.cohorts.use_cases.retention import retain_papers
from matching.considerations.decider import Note, Stance, WriteNote
from matching.considerations.table import notes
from matching.considerations.table.notes import NoteRow
from matching.ids import NoteId, PersonId
from matching.rounds import decider as rounds
from matching.rounds.decider import NO_SUCH_ROUND
from matching.rounds.queries import membership
from matching.rounds.table import rounds as round_rows
from matching.rounds.use_cases.locking import lock_for, open_to
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext, Write
from plp_kit.vault.vault import Entry
from plp_kit.viewing import Sight

AUDIENCE: Final = frozenset({"matching"})


@dataclass(frozen=True, slots=True)
class UnsealedNote:
    """A note as its author sent it; its reason is not sealed yet."""

    note: NoteId
    round: UUID
    one: PersonId
    other: PersonId
    stance: Stance
    author: PersonId
    reason: str = field(repr=False)
    until: date | None


def seal(context: Preparing, note: UnsealedNote) -> Sealed | Refusal:
    """Nothing is sealed for a matcher to whom the round is closed. The key is that of the two people whom it is about."""
    with context.database.transaction() as db:
        if refusal := open_to(db, note.round, note.author):
            return refusal
    people = frozenset({note.one, note.other})
    sealed = context.sealed([Entry(f"round-{note.round}", f"note_{note.note}", note.reason, AUDIENCE, people)])
    return sealed if isinstance(sealed, Refusal) else sealed[0]


def write_note(write: Write, note: UnsealedNote, reason: Sealed) -> Handled | Refusal:
    cohort = lock_for(write.db, note.round, note.author)
    if isinstance(cohort, Refusal):
        return cohort
    wording = Note(note.one, note.other, note.stance, note.author, reason, note.until)
    restricted = frozenset(filter(membership(write.db, cohort.cohort).is_restricted, wording.pair))
    written = write.handle(rounds.rounds, note.round, WriteNote(note.note, wording, day_of(write.origin.at), restricted))
    return written if isinstance(written, Refusal) else retain_papers(write, cohort.cohort, written)


@shown
@dataclass(frozen=True, slots=True)
class OpenedNote:
    """A matcher's note for or against two people. `reason` is null where it was destroyed."""

    note: NoteId
    one: PersonId
    other: PersonId
    stance: str
    author: PersonId
    until: date | None
    reason: str | None


def read(db: Db, round_id: UUID, matcher: PersonId) -> Sight[list[NoteRow]] | Refusal:
    cohort = round_rows.cohort_of(db, round_id)
    if cohort is None:
        return NO_SUCH_ROUND
    if refusal := open_to(db, round_id, matcher):
        return refusal
    there = membership(db, cohort)
    shown = [row for row in notes.of_round(db, round_id) if not any(map(there.is_restricted, row.pair))]
    return Sight(shown, {person for row in shown for person in row.pair})


def opened(context: TenantContext, rows: list[NoteRow]) -> list[OpenedNote]:
    sealed = [row.reason for row in rows if row.reason is not None]
    texts = dict(zip((reason.key for reason in sealed), context.open(sealed), strict=True))
    return [
        OpenedNote(row.note, row.one, row.other, row.stance, row.author, row.until, texts[row.reason.key] if row.reason else None)
        for row in rows
    ]
