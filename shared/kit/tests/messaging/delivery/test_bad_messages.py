"""Messages that no contract allows, on either bus: parked with field and rule, never applied, and the rest goes on."""

from dataclasses import dataclass, replace
from typing import Any, Final, LiteralString
from uuid import UUID

import msgspec

from plp_demo.servers.ports import wait_until
from plp_kit.core.handling import Handler
from plp_kit.core.slices import Reaction
from plp_kit.messaging import spans
from plp_kit.messaging.bus.port import Message
from plp_kit.messaging.consuming import parking
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.consuming.reacting import Received, Subscription
from plp_testkit.bus import Bus, message
from plp_testkit.delivery import counter_service
from plp_testkit.delivery.delivery import Subscriber

NAME: Final = "counters.NumberAdded.v1"
MEMBER: Final = b'"origin":"00000000-0000-0000-0000-00000000000b"'

# What is sent, and what is said of it.
BROKEN: Final = (
    (b'{%s,"number":"one"}' % MEMBER, "Expected `int`, got `str` - at `$.number`"),
    (b'{%s,"number":null}' % MEMBER, "Expected `int`, got `null` - at `$.number`"),
    (b'{%s,"number":1.5}' % MEMBER, "Expected `int`, got `float` - at `$.number`"),
    (b'{%s,"number":%d}' % (MEMBER, 2**63), "Integer value out of range - at `$.number`"),
    (b'{%s,"number":%s}' % (MEMBER, b"9" * 5000), "Integer value out of range - at `$.number`"),
    (b"{%s}" % MEMBER, "Object missing required field `number`"),
    (b'{"origin":"marker","number":1}', "Invalid UUID - at `$.origin`"),
    (b'{%s,"number":1,"note":"marker\\u0000"}' % MEMBER, "Text holds a NUL - at `$.note`"),
    (b'{%s,"number":1,"notes":["","\\u0000"]}' % MEMBER, "Text holds a NUL - at `$.notes[1]`"),
    (b'{%s,"number":1,"note":"\xff"}' % MEMBER, "Text is not UTF-8"),
    (b'{%s,"number":1,"more":%s}' % (MEMBER, b"[" * 100_000), "JSON is nested too deeply"),
    (b'{%s,"number":1,"note":"\\ud800"}' % MEMBER, ""),
    (b'{%s,"number":1' % MEMBER, ""),
    (b'{%s,"number":1}{}' % MEMBER, "JSON is malformed"),
    (b"\xef\xbb\xbf{}", "JSON is malformed"),
    ('{"number":1}'.encode("utf-16"), "JSON is malformed"),
    (b"\0", "JSON is malformed"),
    (b"[]", "Expected `object`, got `array`"),
    (b"null", "Expected `object`, got `null`"),
)


@dataclass(frozen=True, slots=True)
class Noted(counter_service.NumberAdded):
    note: str = ""
    notes: tuple[str, ...] = ()


NOTES: Final = Subscription(("counters",), {NAME: Noted}, counter_service.react)


def number(value: int) -> bytes:
    return msgspec.json.encode(counter_service.NumberAdded(UUID(int=value), value))


def added_message(sequence: int, data: bytes, stream: str) -> Message:
    return replace(message(sequence, data, stream), name=NAME)


def consume(subscriber: Subscriber, last: int, subscription: Subscription = NOTES) -> None:
    """Until the message with this number was dealt with."""
    handler = Handler(subscriber.pool.of(subscriber.topic.tenant), counter_service.SLICES)
    consumer = Consumer(subscriber.reader(), lambda _topic: handler, subscription, spans.consuming)
    consumer.follow([subscriber.topic])

    def done() -> bool:
        consumer.step(0.05)
        return rows(subscriber, "SELECT last FROM consumed") == [(last,)]

    assert wait_until(done, within=30)


def rows(subscriber: Subscriber, query: LiteralString) -> list[tuple[object, ...]]:
    with subscriber.pool.of(subscriber.topic.tenant).transaction() as db:
        return db.execute(query).fetchall()


def parked(subscriber: Subscriber) -> list[parking.Parked]:
    with subscriber.pool.of(subscriber.topic.tenant).transaction() as db:
        return parking.listed(db)


def test_what_breaks_its_contract_is_parked_with_field_and_rule(bus: Bus, subscriber: Subscriber) -> None:
    """Each with a stream of its own, a good message behind it, and one of another stream between them."""
    batch = []
    for place, (data, _) in enumerate(BROKEN):
        batch += [
            added_message(3 * place + 1, data, f"broken-{place}"),
            added_message(3 * place + 2, number(place), f"broken-{place}"),
            added_message(3 * place + 3, number(place + 100), "sound"),
        ]
    bus.sender().send(subscriber.topic, batch)
    consume(subscriber, 3 * len(BROKEN))
    assert subscriber.added() == [place + 100 for place in range(len(BROKEN))]
    assert subscriber.halted() is None
    waiting = parked(subscriber)
    assert [(entry.sequence, entry.code) for entry in waiting[1::2]] == [
        (3 * place + 2, parking.BEHIND) for place in range(len(BROKEN))
    ]
    for entry, (data, rule) in zip(waiting[::2], BROKEN, strict=True):
        assert entry.code == "contract_broken", (data[:80], entry.reason)
        assert entry.reason.startswith(f"{NAME} does not fit its contract: {rule}"), entry.reason
        assert "marker" not in entry.reason
        assert entry.message.data == data


def test_a_name_that_nobody_knows_is_nobodys_business(bus: Bus, subscriber: Subscriber) -> None:
    stranger = replace(added_message(1, b"\xff no JSON either", "a"), name="counters.NeverHeardOf.v9")
    bus.sender().send(subscriber.topic, [stranger, added_message(2, number(2), "a")])
    consume(subscriber, 2)
    assert (subscriber.added(), parked(subscriber), subscriber.halted()) == ([2], [], None)


def test_a_tenant_in_the_payload_is_not_believed(bus: Bus, subscriber: Subscriber) -> None:
    other = replace(subscriber.topic, tenant=f"o{subscriber.topic.tenant[1:]}")
    subscriber.database.add_tenant(other.tenant)
    bus.sender().send(subscriber.topic, [added_message(1, number(1)[:-1] + b',"tenant":"%s"}' % other.tenant.encode(), "a")])
    consume(subscriber, 1)
    assert replace(subscriber, topic=other).added() == []


def react_naively(received: Received) -> list[Reaction]:
    """As if JSON were a contract."""
    fact: Any = received.fact
    return [
        Reaction(counter_service.COUNTER, UUID(fact["origin"]), counter_service.Receive(UUID(fact["origin"]), fact["number"]))
    ]


def test_a_reader_that_takes_any_json_applies_what_no_contract_allows(bus: Bus, subscriber: Subscriber) -> None:
    naive = Subscription(("counters",), {NAME: dict}, react_naively)
    bus.sender().send(subscriber.topic, [added_message(1, b'{%s,"number":1.5}' % MEMBER, "a")])
    consume(subscriber, 1, naive)
    assert rows(subscriber, "SELECT payload->>'number' FROM events") == [("1.5",)]
    assert parked(subscriber) == []
