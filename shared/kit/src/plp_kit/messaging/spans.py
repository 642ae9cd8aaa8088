"""The spans of messages: one for each send, and as its child one for its effect."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from opentelemetry.trace import SpanKind

from plp_kit.core.telemetry.tracing import HEADER, PROPAGATOR, TRACER, current
from plp_kit.messaging.bus.port import Message, Topic


@contextmanager
def consuming(topic: Topic, message: Message) -> Iterator[str | None]:
    """The span of a message's effect, a child of its send span."""
    parent = PROPAGATOR.extract({HEADER: message.traceparent}) if message.traceparent else None
    attributes = {"plp.tenant": topic.tenant, "messaging.message.id": str(message.id), "messaging.destination.name": topic.name}
    with TRACER.start_as_current_span(f"consume {message.name}", parent, SpanKind.CONSUMER, attributes):
        yield current() if message.traceparent else None


def sending(topic: Topic, messages: list[Message]) -> list[Message]:
    """Each message with the context of its own send span; a message without a trace gets none."""
    return [_sending(topic, message) if message.traceparent else message for message in messages]


def _sending(topic: Topic, message: Message) -> Message:
    parent = PROPAGATOR.extract({HEADER: message.traceparent or ""})
    attributes = {"plp.tenant": topic.tenant, "messaging.message.id": str(message.id), "messaging.destination.name": topic.name}
    with TRACER.start_as_current_span(f"send {message.name}", parent, SpanKind.PRODUCER, attributes):
        return replace(message, traceparent=current() or message.traceparent)
