"""CloudEvents 1.0 in Kafka's binary mode: a message's facts as record headers, its stream as the record's key, its data as it is.

Two extensions are ours (`correlationid`, `causationid`); `sequence` is the published extension, which asks for a text that sorts.
`traceparent` has no prefix, because tracing tools look for it without one. The tenant in `source` is for other people's tools: we
take a message's tenant from its topic.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from plp_kit.messaging.bus.port import Message, Topic, Undecodable

SPECVERSION = "1.0"
CONTENT_TYPE = "application/json"
DIGITS = 19
"""Digits of a sequence, so that sequences sort as text: the largest 64-bit number has as many."""
LAST = 2**63 - 1
LONGEST = 255
"""Characters of a name or a stream; the PostgreSQL bus holds both to the same."""
TRACEPARENT = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")

Value = TypeVar("Value")


class _Unreadable(Exception):
    """Names the header, never its value: a malformed header may hold content."""


def headers(topic: Topic, message: Message) -> list[tuple[str, bytes]]:
    """The record's headers; its key is the stream and its value the data."""
    texts = {
        "ce_specversion": SPECVERSION,
        "ce_id": str(message.id),
        "ce_type": message.name,
        "ce_source": f"/{topic.tenant}/{message.name.partition('.')[0]}",
        "ce_subject": message.stream,
        "ce_time": message.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "ce_sequence": f"{message.sequence:0{DIGITS}}",
        "ce_correlationid": str(message.correlation),
        "ce_causationid": str(message.causation) if message.causation else None,
        "content-type": CONTENT_TYPE,
        "traceparent": message.traceparent,
    }
    return [(name, text.encode()) for name, text in texts.items() if text is not None]


def decoded(record: Iterable[tuple[str, bytes | None]], key: bytes | None, data: bytes | None) -> Message | Undecodable:
    """The message in a record's headers, key and value, or a description of a record that holds none. Never raises."""
    texts = _texts(record)
    try:
        return _message(texts, _stream(key), data)
    except _Unreadable as unreadable:
        reason = str(unreadable)
    return Undecodable(
        reason,
        data or b"",
        sequence=_tried(lambda: _parsed(texts, "ce_sequence", _sequence)),
        id=_tried(lambda: _parsed(texts, "ce_id", UUID)),
        stream=_tried(lambda: _stream(key)) or "",
    )


def _texts(record: Iterable[tuple[str, bytes | None]]) -> dict[str, str]:
    """Header names in lower case. A header that is no text counts as missing."""
    texts = {}
    for name, value in record:
        with suppress(UnicodeDecodeError):
            texts[name.lower()] = (value or b"").decode()
    return texts


def _message(texts: dict[str, str], stream: str, data: bytes | None) -> Message:
    _parsed(texts, "ce_specversion", _exactly(SPECVERSION))
    _parsed(texts, "content-type", _json)
    if not data:
        raise _Unreadable("the record has no data")
    return Message(
        id=_parsed(texts, "ce_id", UUID),
        name=_parsed(texts, "ce_type", _filled),
        stream=stream,
        sequence=_parsed(texts, "ce_sequence", _sequence),
        at=_parsed(texts, "ce_time", _instant),
        data=data,
        correlation=_parsed(texts, "ce_correlationid", UUID),
        causation=_parsed(texts, "ce_causationid", UUID) if "ce_causationid" in texts else None,
        traceparent=_trace(texts.get("traceparent", "")),
    )


def _parsed(texts: dict[str, str], name: str, parse: Callable[[str], Value]) -> Value:
    if name not in texts:
        raise _Unreadable(f"header {name} is missing")
    try:
        return parse(texts[name])
    except ValueError:
        raise _Unreadable(f"header {name} is not what it should be") from None


def _stream(key: bytes | None) -> str:
    try:
        return _filled((key or b"").decode())
    except ValueError:
        raise _Unreadable("the record's key is not a stream") from None


def _tried(read: Callable[[], Value]) -> Value | None:
    try:
        return read()
    except _Unreadable:
        return None


def _filled(text: str) -> str:
    if not text or "\0" in text or len(text) > LONGEST:
        raise ValueError
    return text


def _trace(text: str) -> str | None:
    """None for a malformed trace: only tracing tools need it."""
    return text if TRACEPARENT.fullmatch(text) else None


def _exactly(expected: str) -> Callable[[str], None]:
    def parse(text: str) -> None:
        if text != expected:
            raise ValueError

    return parse


def _json(text: str) -> None:
    if text.partition(";")[0].strip().lower() != CONTENT_TYPE:
        raise ValueError


def _sequence(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,19}", text) or not 1 <= int(text) <= LAST:
        raise ValueError
    return int(text)


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise ValueError from None
