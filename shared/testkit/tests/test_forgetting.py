"""A running service in tests refuses an event that makes a state forget a sealed value without spending its key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from plp_kit.core.deciding import Decider
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.slices import Slice, Slices
from plp_kit.core.stored import StoredEvents, stored
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.service import Service
from plp_testkit.forgetting import ForgottenUnspent, checking


@stored("forgetting.written.v1")
@dataclass(frozen=True, slots=True)
class Written:
    """It replaces the one before."""

    text: Sealed


def written(key: int, stream: str = "note-1") -> Written:
    return Written(Sealed(KeyId(UUID(int=key)), stream, "text", "sealed"))


notes: Decider[object, Written | None, Written] = Decider(None, lambda _state, _command: [], lambda _state, event: event)


def spends_of(spends: object) -> object:
    """The checked `spends` of a service whose notes spend so."""
    note = Slice("note", notes, StoredEvents.of(Written), (), spends)  # type: ignore[arg-type]
    service = Service("notes", "Notes", Slices((note,)), PublishedLanguage(), Path())
    return checking(service).slices.of(notes).spends


def replaced(earlier: Sequence[Written], _event: Written) -> Iterable[UUID]:
    return [each.text.key for each in earlier]


def forgetful(_earlier: Sequence[Written], _event: Written) -> Iterable[UUID]:
    return []


def test_what_replaces_a_value_spends_its_key() -> None:
    assert spends_of(replaced)([written(1)], written(2)) == {UUID(int=1)}  # type: ignore[operator]
    assert spends_of(replaced)([written(1), written(2)], written(3)) == {UUID(int=1), UUID(int=2)}  # type: ignore[operator]


def test_what_replaces_a_value_and_spends_nothing_is_refused() -> None:
    with pytest.raises(ForgottenUnspent, match="Written of note"):
        spends_of(forgetful)([written(1)], written(2))  # type: ignore[operator]


def test_a_value_of_another_stream_is_spent_by_who_made_it() -> None:
    assert spends_of(forgetful)([written(1, "application-1")], written(2, "application-1")) == set()  # type: ignore[operator]
