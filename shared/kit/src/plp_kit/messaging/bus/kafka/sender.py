"""Sends to Kafka with an idempotent producer; checks every acknowledgement, and discards a producer that failed."""

import time
from collections.abc import Sequence
from contextlib import closing, suppress

from kafka import KafkaProducer
from kafka.errors import KafkaError, MessageSizeTooLargeError

from plp_kit.messaging.bus import cloudevents, sizes
from plp_kit.messaging.bus.kafka.broker import Broker
from plp_kit.messaging.bus.kafka.ending import highest_sequence
from plp_kit.messaging.bus.port import LARGEST_DATA, Message, SendFailed, TooLarge, Topic, Unreachable

LARGEST_RECORD = 2 * LARGEST_DATA
"""Headers and framing included; topics are made with the same limit."""


class KafkaSender:
    """One producer for all topics, made when first needed: never before a fork.

    A producer that failed may still hold messages, and would send later ones without those that failed. It is closed by
    force, and the caller sends all of the batch again through a new one.
    """

    def __init__(self, broker: Broker, acknowledge_within: float) -> None:
        self._broker = broker
        self._acknowledge_within = acknowledge_within
        self._producer: KafkaProducer | None = None

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:
        fitting, too_large = sizes.split(topic, messages)
        if fitting:
            self._send(topic, fitting)
        if too_large:
            raise too_large

    def last_sequence(self, topic: Topic) -> int:
        with closing(self._broker.consumer()) as consumer:
            return highest_sequence(self._broker, consumer, topic)

    def close(self) -> None:
        """All messages were acknowledged, so closing need not wait."""
        self._discard()

    def _send(self, topic: Topic, messages: Sequence[Message]) -> None:
        try:
            self._produce(topic, messages)
        except MessageSizeTooLargeError as error:
            self._discard()
            raise TooLarge(f"The broker takes no message as large as one of {topic}: the topic was not made by us.") from error
        except Unreachable as error:
            raise SendFailed(str(error)) from error
        except KafkaError as error:
            self._discard()
            raise SendFailed(
                f"{self._broker} did not take {len(messages)} messages of {topic} ({type(error).__name__})."
            ) from error

    def _produce(self, topic: Topic, messages: Sequence[Message]) -> None:
        producer = self._producer = self._producer or self._made()
        name = str(topic)
        sent = [
            producer.send(name, message.data, message.stream.encode(), cloudevents.headers(topic, message), partition=0)
            for message in messages
        ]
        until = time.monotonic() + self._acknowledge_within
        with suppress(KafkaError):  # Sends the messages that still linger. The acknowledgements tell whether they arrived.
            producer.flush(self._acknowledge_within)
        for acknowledgement in sent:
            acknowledgement.get(timeout=max(0.0, until - time.monotonic()))

    def _made(self) -> KafkaProducer:
        milliseconds = round(self._acknowledge_within * 1000)
        return self._broker.make(
            KafkaProducer,
            enable_idempotence=True,
            acks="all",
            max_in_flight_requests_per_connection=5,
            linger_ms=5,
            batch_size=256 * 1024,
            max_request_size=LARGEST_RECORD,
            max_block_ms=self._broker.milliseconds,
            request_timeout_ms=milliseconds // 2,
            delivery_timeout_ms=milliseconds,
        )

    def _discard(self) -> None:
        """Closing waits for pending messages and may time out before it has closed; then it is closed by force."""
        producer, self._producer = self._producer, None
        if producer is None:
            return
        try:
            producer.close(timeout=0)
        except KafkaError:
            producer._sender.force_close()  # noqa: SLF001 (there is no other way to keep it from sending late)
