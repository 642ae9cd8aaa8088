"""The highest sequence on a Kafka topic, from its last records."""

import time

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaError

from plp_kit.bus import cloudevents
from plp_kit.bus.kafka.broker import Broker
from plp_kit.bus.port import Topic, Unreachable

LATE = 2_000
"""Offsets from the end in which the highest sequence is: a late relay repeats, behind it, no more than the batch that it held."""


def highest_sequence(broker: Broker, consumer: KafkaConsumer, topic: Topic) -> int:
    """Raises Unreachable. Offsets without a message (a transaction's markers) are why it may have to look further back."""
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


def _highest_between(broker: Broker, consumer: KafkaConsumer, partition: TopicPartition, start: int, end: int) -> int:
    consumer.seek(partition, start)
    highest, until = 0, time.monotonic() + broker.answer_within
    while (position := consumer.position(partition, broker.milliseconds)) is not None and position < end:
        polled = consumer.poll(timeout_ms=100).get(partition, [])
        found = (cloudevents.decoded(record.headers, record.key, record.value).sequence or 0 for record in polled)
        highest = max(highest, *found, 0)
        if polled:
            until = time.monotonic() + broker.answer_within
        elif time.monotonic() > until:
            raise Unreachable(f"{broker} does not hand out the end of {partition.topic}.")
    return highest
