"""Spans that the services exported to files: which belong to a trace, and which traces they link to."""

from dataclasses import dataclass
from pathlib import Path

import msgspec


@dataclass(frozen=True, slots=True)
class Context:
    trace_id: str
    span_id: str

    @property
    def trace(self) -> str:
        return self.trace_id.removeprefix("0x")


@dataclass(frozen=True, slots=True)
class Link:
    context: Context


@dataclass(frozen=True, slots=True)
class Span:
    name: str
    context: Context
    parent_id: str | None
    start_time: str
    links: tuple[Link, ...] = ()


def read(folder: Path) -> dict[str, list[Span]]:
    """By trace, in order of their start. A line that a killed process left half-written is passed over."""
    by_trace: dict[str, list[Span]] = {}
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_bytes().splitlines():
            try:
                span = msgspec.json.decode(line, type=Span)
            except msgspec.MsgspecError:
                continue
            by_trace.setdefault(span.context.trace, []).append(span)
    return {trace: sorted(spans, key=lambda span: span.start_time) for trace, spans in by_trace.items()}
