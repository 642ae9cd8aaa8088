"""Traces: HTTP -> outbox -> bus -> consumer as one trace; decisions and deadlines link to their causes.

Spans carry ids only, never content.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, ConsoleSpanExporter, SpanExporter
from opentelemetry.trace import SpanKind
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from plp_kit.core.telemetry import labels

TRACER = trace.get_tracer("plp_kit")
PROPAGATOR = TraceContextTextMapPropagator()
HEADER = "traceparent"


def start(service: str, destination: str | None) -> None:
    """Exports spans to a folder (`file:<folder>`, a JSON line each) or an OTLP/HTTP address; None keeps none.

    Spans always have ids, because events carry them even if nobody collects spans.
    """
    provider = TracerProvider(resource=Resource.create({SERVICE_NAME: service}))
    if destination is not None:
        provider.add_span_processor(BatchSpanProcessor(_exporter(service, destination), schedule_delay_millis=500))
    trace.set_tracer_provider(provider)


def _exporter(service: str, destination: str) -> SpanExporter:
    if destination.startswith("file:"):
        file = Path(destination.removeprefix("file:")) / f"{service}.jsonl"
        ours_alone = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return ConsoleSpanExporter(out=os.fdopen(ours_alone, "a", encoding="utf-8"), formatter=_line)
    return OTLPSpanExporter(endpoint=destination)


def _line(span: ReadableSpan) -> str:
    return f"{span.to_json(indent=None)}\n"


def current() -> str | None:
    """The W3C traceparent of the running span, None outside one."""
    carrier: dict[str, str] = {}
    PROPAGATOR.inject(carrier)
    return carrier.get(HEADER)


def link(traceparents: Iterable[str | None]) -> None:
    """Links the running span to the spans of earlier traces."""
    span = trace.get_current_span()
    for traceparent in traceparents:
        if traceparent is not None:
            span.add_link(trace.get_current_span(PROPAGATOR.extract({HEADER: traceparent})).get_span_context())


@contextmanager
def serving(route: str, method: str, headers: Mapping[str, str]) -> Iterator[trace.Span]:
    """The span of one HTTP request; `route` is the rule, never the path with its ids."""
    parent = PROPAGATOR.extract({name.lower(): value for name, value in headers.items() if name.lower() == HEADER})
    with TRACER.start_as_current_span(f"{labels.method(method)} {route}", parent, SpanKind.SERVER) as span:
        yield span


@contextmanager
def working(name: str) -> Iterator[str | None]:
    """The span of a deadline's command: a trace of its own."""
    with TRACER.start_as_current_span(f"deadline {name}", kind=SpanKind.INTERNAL):
        yield current()
