"""Reads Kafka by assignment: no group, no rebalancing, cursors from the caller. A cursor is the offset after a message."""

import time
from collections.abc import Mapping, Sequence

from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord
from kafka.errors import KafkaError, TopicAuthorizationFailedError

from plp_kit.messaging.bus import cloudevents
from plp_kit.messaging.bus.kafka.broker import Broker
from plp_kit.messaging.bus.kafka.watch import Watch
from plp_kit.messaging.bus.port import Delivery, Topic


class KafkaReader:
    """Reads a topic only while it exists and is granted; asks the broker every `look_every` seconds."""

    def __init__(self, broker: Broker, look_every: float) -> None:
        self._broker, self._look_every = broker, look_every
        self._watch = Watch(broker)
        self._consumer: KafkaConsumer | None = None
        self._cursors: dict[Topic, int] = {}
        self._left: dict[Topic, int] = {}
        self._assigned: set[Topic] = set()
        self._ids: dict[Topic, str] = {}
        self._look_at = 0.0

    def follow(self, cursors: Mapping[Topic, int]) -> None:
        if set(cursors) != set(self._cursors):
            self._look_at = 0.0
        self._cursors = {topic: self._cursors.get(topic, cursor) for topic, cursor in cursors.items()}

    def seek(self, topic: Topic, cursor: int) -> None:
        if topic not in self._cursors:
            return
        self._cursors[topic] = cursor
        if self._consumer is not None and topic in self._assigned:
            self._consumer.seek(TopicPartition(str(topic), 0), cursor)

    def read(self, limit: int, timeout: float) -> Sequence[Delivery]:
        until = time.monotonic() + timeout
        self._look()
        remaining = max(0.0, until - time.monotonic())
        if self._consumer is None or not self._assigned or not self._cursors:
            time.sleep(remaining)
            return []
        try:
            polled = self._consumer.poll(timeout_ms=round(remaining * 1000), max_records=limit)
        except TopicAuthorizationFailedError:
            self._look_at = 0.0
            return []
        except KafkaError as error:
            self._discard()
            raise self._broker.unreachable(error) from error
        return [self._delivery(record) for records in polled.values() for record in records]

    def close(self) -> None:
        self._discard()
        self._watch.close()

    def _look(self) -> None:
        """Pauses only after a check that was answered: while the broker is away, every read raises."""
        if time.monotonic() < self._look_at or not self._cursors:
            return
        readable = self._watch.readable(self._cursors)
        self._assign(set(readable))
        self._begin_again(readable)
        self._leave_offsets()
        self._look_at = time.monotonic() + self._look_every
        if set(readable) != set(self._cursors):
            raise self._watch.refused(set(self._cursors) - set(readable))

    def _assign(self, topics: set[Topic]) -> None:
        if self._consumer is None:
            self._consumer, self._assigned = self._broker.consumer(), set()
        if topics == self._assigned:
            return
        self._consumer.assign([TopicPartition(str(topic), 0) for topic in topics])
        for topic in topics - self._assigned:
            self._consumer.seek(TopicPartition(str(topic), 0), self._cursors[topic])
        self._assigned = topics

    def _begin_again(self, ids: Mapping[Topic, str]) -> None:
        """A topic that was made again has another id. The consumer would take it for one that lost its end, and stay there."""
        for topic, identifier in ids.items():
            if self._ids.setdefault(topic, identifier) != identifier:
                self.seek(topic, 0)
        self._ids |= ids

    def _leave_offsets(self) -> None:
        """The caller has dealt with all earlier messages by the time it reads again."""
        moved = {topic: self._cursors[topic] for topic in self._assigned if self._cursors[topic] != self._left.get(topic, 0)}
        if moved and self._watch.leave_offsets(moved):
            self._left |= moved

    def _delivery(self, record: ConsumerRecord) -> Delivery:
        topic = Topic.parse(record.topic)
        self._cursors[topic] = record.offset + 1
        return Delivery(topic, record.offset + 1, cloudevents.decoded(record.headers, record.key, record.value))

    def _discard(self) -> None:
        """The next check makes another consumer, which goes on at the cursors."""
        if self._consumer is not None:
            self._consumer.close(timeout_ms=0)
        self._consumer, self._assigned, self._look_at = None, set(), 0.0
