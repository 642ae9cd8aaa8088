"""An event's stored name stands at its class, and a union of events is all that its stream stores."""

from dataclasses import dataclass
from typing import TypeAlias

import pytest

from plp_kit.core.stored import StoredEvents, UnknownEvent, stored


@stored("bells.rung.v2", {"bells.rung.v1": lambda old: {"times": old["count"]}})
@dataclass(frozen=True, slots=True)
class Rung:
    times: int


@stored("bells.muffled.v1")
@dataclass(frozen=True, slots=True)
class Muffled:
    pass


@dataclass(frozen=True, slots=True)
class Nameless:
    pass


Muting: TypeAlias = Muffled
Event: TypeAlias = Rung | Muting


def test_a_union_stores_each_of_its_events_under_its_own_name() -> None:
    events = StoredEvents.of(Event)
    assert events.names == {"bells.rung.v1", "bells.rung.v2", "bells.muffled.v1"}
    assert events.encode(Rung(2)) == ("bells.rung.v2", '{"times":2}')
    assert events.decode("bells.rung.v1", '{"count": 3}') == Rung(3)


def test_a_single_event_needs_no_union() -> None:
    assert StoredEvents.of(Muffled).names == {"bells.muffled.v1"}


def test_an_event_without_a_stored_name_is_refused() -> None:
    with pytest.raises(UnknownEvent, match="Nameless has no stored name"):
        StoredEvents.of(Rung | Nameless)
