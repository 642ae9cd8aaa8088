"""The notes of a round, as matchers read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from portal.matching import words
from portal.matching.calls import Note
from portal.matching.naming import Names, name, pair_name
from portal.site.present import Fact, day


@dataclass(frozen=True, slots=True)
class NoteRow:
    note: UUID
    heading: str
    address: str
    facts: tuple[Fact, ...]


def people_on(notes: tuple[Note, ...]) -> Iterator[UUID]:
    """Whose names the page shows."""
    for note in notes:
        yield from (note.one, note.other, note.author)


def note_rows(round_id: UUID, notes: tuple[Note, ...], names: Names) -> tuple[NoteRow, ...]:
    rows = (
        NoteRow(
            note.note,
            pair_name(note.one, note.other, names),
            f"/rounds/{round_id}/pairs/{note.one}/{note.other}",
            tuple(_facts(note, names)),
        )
        for note in notes
    )
    return tuple(sorted(rows, key=lambda row: row.heading.casefold()))


def _facts(note: Note, names: Names) -> Iterator[Fact]:
    yield Fact(words.NOTE_STANCE, words.STANCES.get(note.stance, note.stance))
    yield Fact(words.NOTE_REASON, words.NOTE_GONE if note.reason is None else note.reason)
    yield Fact(words.NOTE_BY, name(note.author, names))
    if note.until:
        yield Fact(words.NOTE_UNTIL, day(note.until))
