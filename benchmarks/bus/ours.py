"""What of ours is timed, each part in a process of its own: sender, relay, reader, consumer. All return messages a second."""

import time
from collections.abc import Callable
from contextlib import closing
from uuid import uuid4

from benchmarks.append.ours import ORIGIN
from benchmarks.bus.kafka_own import a_message
from benchmarks.bus.setting import Setting
from benchmarks.notes.decider import DEAF, KIND, LANGUAGE, SLICES, STORED, SUBSCRIPTION, noted
from plp_kit.core import event_store
from plp_kit.core.database import Database
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handler
from plp_kit.messaging import spans
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.consuming.reacting import Subscription
from plp_kit.messaging.relay.relay import BATCH, Relay

AT_ONCE = 100
WITHOUT_PROGRESS = 20.0


def append(setting: Setting, events: int) -> None:
    """New streams, of a hundred events at most."""
    with closing(Database(setting.teller, size=1)) as pool:
        for first in range(0, events, AT_ONCE):
            decided = noted(1, min(AT_ONCE, events - first))
            with pool.of(setting.topic.tenant).transaction() as db:
                event_store.append(db, STORED, Stream(KIND, uuid4()), 0, decided, ORIGIN, LANGUAGE.topic_of)


def sent(setting: Setting, records: int) -> float:
    """From messages that are there; the first alone, so that the connection stands."""
    messages = [a_message(sequence) for sequence in range(1, records + 2)]
    with closing(connecting.sender(setting.bus)) as sender:
        sender.send(setting.topic, messages[:1])
        began = time.perf_counter()
        for first in range(1, len(messages), BATCH):
            sender.send(setting.topic, messages[first : first + BATCH])
        return records / (time.perf_counter() - began)


def relayed(setting: Setting, records: int) -> float:
    """From outbox rows: numbered, joined, translated, traced, sent, acknowledged."""
    with closing(Database(setting.teller_relay, size=2)) as pool, closing(connecting.sender(setting.bus)) as sender:
        relay = Relay(pool, sender, LANGUAGE, STORED, spans.sending)
        append(setting, 1)
        _until_idle(relay.step)
        append(setting, records)
        began = time.perf_counter()
        _until_idle(relay.step)
        return records / (time.perf_counter() - began)


def _until_idle(step: Callable[[], int]) -> None:
    while step():
        pass


def read(setting: Setting, records: int) -> float:
    with closing(connecting.reader(setting.bus_to_read)) as reader:
        reader.follow({setting.topic: 0})
        began = time.perf_counter()
        _until_all(lambda: len(reader.read(500, 1.0)), records)
        return records / (time.perf_counter() - began)


def consumed_in_vain(setting: Setting, records: int) -> float:
    """By a service that the messages do not concern: only its place moves."""
    return _consumed(setting, records, DEAF)


def consumed(setting: Setting, records: int) -> float:
    """Each message becomes an event of the service, batch by batch in the transaction of the place."""
    return _consumed(setting, records, SUBSCRIPTION)


def _consumed(setting: Setting, records: int, subscription: Subscription) -> float:
    with closing(Database(setting.hearer, size=2)) as pool, closing(connecting.reader(setting.bus_to_read)) as reader:
        handler = Handler(pool.of(setting.topic.tenant), SLICES)
        consumer = Consumer(reader, lambda _topic: handler, subscription, spans.consuming)
        consumer.follow([setting.topic])
        began = time.perf_counter()
        _until_all(lambda: consumer.step(1.0), records)
        return records / (time.perf_counter() - began)


def _until_all(step: Callable[[], int], records: int) -> None:
    """Raises TimeoutError when nothing comes any more."""
    done, moved_at = 0, time.monotonic()
    while done < records:
        some = step()
        done, moved_at = done + some, time.monotonic() if some else moved_at
        if time.monotonic() - moved_at > WITHOUT_PROGRESS:
            raise TimeoutError(f"{done} of {records}")
