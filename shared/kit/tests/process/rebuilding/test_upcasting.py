"""A second version of an event: what the release before stored is read as what this one means, wherever events are read."""

from dataclasses import dataclass, replace
from uuid import UUID

import msgspec
import pytest

from plp_kit.core import event_store
from plp_kit.core.database import Db
from plp_kit.core.deciding import Decider, Decision
from plp_kit.core.events import Origin, Recorded, Stream
from plp_kit.core.handling import Handled, Handler
from plp_kit.core.read_models import writes
from plp_kit.core.slices import Slice, Slices
from plp_kit.core.stored import Json, Stored, StoredEvents, UnknownEvent
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.publishing import Publication, PublishedLanguage
from plp_kit.messaging.relay import numbering, shipping
from plp_kit.process.rebuilding.projections import named
from plp_kit.process.rebuilding.rebuild import rebuild
from plp_testkit.delivery.counter_service import Add, NumberAdded
from plp_testkit.delivery.delivery import NOON
from plp_testkit.rebuilding.totals import FIRST, FIRST_RELEASE
from plp_testkit.rebuilding.totals_under_load import Totals

COUNTER_ID = UUID(int=1)
ORIGIN = Origin("someone", NOON, UUID(int=7))


@dataclass(frozen=True, slots=True)
class Weight:
    number: int
    unit: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """The second version of `Added`: a number became a weight. What was stored before was in grams."""

    weight: Weight


def from_first(old: Json) -> Json:
    return {"weight": {"number": old["number"], "unit": "g"}}


def decide(_total: int, command: Add) -> Decision[Weighed]:
    return [Weighed(Weight(command.number, "kg"))]


def evolve(total: int, event: Weighed) -> int:
    return total + event.weight.number * {"g": 1, "kg": 1000}[event.weight.unit]


@writes("totals_1")
def apply(db: Db, recorded: Recorded[Weighed]) -> None:
    db.execute(
        """INSERT INTO totals_1 (counter, total, version) VALUES (%s, %s, %s) ON CONFLICT (tenant, counter)
           DO UPDATE SET total = totals_1.total + excluded.total, version = excluded.version""",
        (recorded.stream.id, evolve(0, recorded.event), recorded.version),
    )


def number_added(recorded: Recorded[Weighed]) -> NumberAdded:
    return NumberAdded(recorded.id, recorded.event.weight.number)


STORED: StoredEvents[Weighed] = StoredEvents(Stored("counters.added.v2", Weighed, {"counters.added.v1": from_first}))
COUNTER: Decider[Add, int, Weighed] = Decider(0, decide, evolve)
SLICES = Slices((Slice("counter", COUNTER, STORED, (apply,)),))
LANGUAGE = PublishedLanguage(Publication(Weighed, "counters.NumberAdded.v1", NumberAdded, "counters", number_added))
SECOND_RELEASE = replace(FIRST_RELEASE, slices=SLICES, language=LANGUAGE)


@pytest.fixture
def mixed(totals: Totals) -> Totals:
    """A stream that the first release began, in grams, and the second went on with, in kilograms."""
    totals.add(3, COUNTER_ID, FIRST)
    totals.add(4, COUNTER_ID, FIRST)
    assert Handler(totals.pool.of("rha"), SLICES, LANGUAGE.topic_of).handle(COUNTER, COUNTER_ID, Add(2), ORIGIN) == Handled(
        COUNTER_ID, 3
    )
    return totals


def test_both_versions_stand_in_the_log_as_they_were_written(mixed: Totals) -> None:
    with mixed.pool.of("rha").transaction() as db:
        stored = db.execute("SELECT name, payload FROM events ORDER BY version").fetchall()
    assert stored == [
        ("counters.added.v1", {"number": 3}),
        ("counters.added.v1", {"number": 4}),
        ("counters.added.v2", {"weight": {"number": 2, "unit": "kg"}}),
    ]


def test_a_decision_sees_one_version(mixed: Totals) -> None:
    with mixed.pool.of("rha").transaction() as db:
        events = [recorded.event for recorded in event_store.load(db, STORED, Stream("counter", COUNTER_ID))]
        assert Handler(mixed.pool.of("rha"), SLICES).load(db, COUNTER, COUNTER_ID).state == 2007
    assert events == [Weighed(Weight(3, "g")), Weighed(Weight(4, "g")), Weighed(Weight(2, "kg"))]


def test_a_rebuild_reads_one_version(mixed: Totals) -> None:
    mixed.damage()
    rebuild(mixed.owner_url, named(SECOND_RELEASE, "totals"))
    assert mixed.rows() == {("rha", COUNTER_ID, 2007, 3)}


def test_what_the_first_release_stored_is_published_by_the_second(mixed: Totals) -> None:
    topic = Topic("rha", "counters")
    with mixed.database.database("plp_relay").of(topic.tenant).transaction() as db:
        numbering.number(db, topic, 10)
        batch = shipping.unshipped(db, topic, LANGUAGE, STORED, 10)
    assert [msgspec.json.decode(message.data)["number"] for message in batch.messages] == [3, 4, 2]


def test_the_first_release_stops_at_what_it_does_not_know(mixed: Totals) -> None:
    """It must not go on beside the second, and decides nothing from half of a stream."""
    with pytest.raises(UnknownEvent):
        mixed.add(5, COUNTER_ID, FIRST)
    assert mixed.count() == 3


def test_an_upcaster_whose_result_does_not_fit_is_found_by_its_path() -> None:
    unfit = Stored("counters.added.v2", Weighed, {"counters.added.v1": lambda old: {"weight": old}})
    with pytest.raises(msgspec.ValidationError, match=r"\$.weight"):
        StoredEvents(unfit).decode("counters.added.v1", '{"number": 3}')
