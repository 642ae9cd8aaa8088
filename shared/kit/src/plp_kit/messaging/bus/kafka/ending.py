"""The end of a Kafka topic: its highest sequence, and the messages above a sequence."""

import time
from collections.abc import Iterator

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaError

from plp_kit.messaging.bus import cloudevents
from plp_kit.messaging.bus.kafka.broker import Broker
from plp_kit.messaging.bus.port import Heading, Message, Topic, Undecodable, Unreachable

LATE = 2_000
"""The highest sequence is within so many offsets of the end, as a late relay repeats at most one batch behind it."""


def highest_sequence(broker: Broker, consumer: KafkaConsumer, topic: Topic) -> int:
    """Raises Unreachable. May have to look further back, since some offsets (transaction markers) hold no message."""
    partition = TopicPartition(str(topic), 0)
    try:
        first, end = _ends(broker, consumer, partition)
        consumer.assign([partition])
        span = LATE
        while first < end:
            start = max(first, end - span)
            highest = _highest_between(broker, consumer, partition, start, end)
            if highest or start == first:
                return highest
            span *= 10
    except KafkaError as error:
        raise broker.unreachable(error) from error
    return 0


def _ends(broker: Broker, consumer: KafkaConsumer, partition: TopicPartition) -> tuple[int, int]:
    limit = broker.milliseconds
    try:
        return consumer.beginning_offsets([partition], limit)[partition], consumer.end_offsets([partition], limit)[partition]
    except (KafkaError, KeyError) as error:
        raise Unreachable(
            f"{partition.topic} is not there, {broker.principal} may not read it, or {broker} does not answer."
        ) from error


def headings(broker: Broker, consumer: KafkaConsumer, topic: Topic, sequence: int) -> list[Heading]:
    """The messages above `sequence`, the first of each number. Raises Unreachable.

    On a topic that was filled from its beginning nothing above `sequence` lies before that offset; a shorter one was not.
    """
    partition = TopicPartition(str(topic), 0)
    found: dict[int, Heading] = {}
    try:
        first, end = _ends(broker, consumer, partition)
        consumer.assign([partition])
        start = sequence if first <= sequence < end else first
        for message in _between(broker, consumer, partition, start, end):
            if isinstance(message, Message) and message.sequence > sequence:
                heading = Heading(message.sequence, message.id, message.name, message.stream, message.at)
                found.setdefault(message.sequence, heading)
    except KafkaError as error:
        raise broker.unreachable(error) from error
    return [found[number] for number in sorted(found)]


def _highest_between(broker: Broker, consumer: KafkaConsumer, partition: TopicPartition, start: int, end: int) -> int:
    return max((message.sequence or 0 for message in _between(broker, consumer, partition, start, end)), default=0)


def _between(
    broker: Broker, consumer: KafkaConsumer, partition: TopicPartition, start: int, end: int
) -> Iterator[Message | Undecodable]:
    consumer.seek(partition, start)
    until = time.monotonic() + broker.answer_within
    while (position := consumer.position(partition, broker.milliseconds)) is not None and position < end:
        polled = consumer.poll(timeout_ms=100).get(partition, [])
        yield from (cloudevents.decoded(record.headers, record.key, record.value) for record in polled)
        if polled:
            until = time.monotonic() + broker.answer_within
        elif time.monotonic() > until:
            raise Unreachable(f"{broker} does not hand out the end of {partition.topic}.")
