"""A note as the page shows it on which it is withdrawn."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from portal.matching.acts.calls import RoundState
from portal.matching.acts.present import pair_name
from portal.matching.noting import words
from portal.matching.noting.calls import Note
from portal.site.present import Fact


def closed(state: RoundState) -> str | None:
    """Why this matcher writes and withdraws nothing in the round."""
    if not state.is_open:
        return words.CANDIDATE
    return words.PUBLISHED if state.published_on else None


def note_facts(note: Note, names: Mapping[UUID, str]) -> Iterator[Fact]:
    yield Fact(words.ABOUT, pair_name(names, note.one, note.other))
    yield Fact(words.SAYS, words.STANCES.get(note.stance, note.stance))
    yield Fact(words.TEXT, note.reason or words.DESTROYED)
