"""Our codec against the CloudEvents SDK's, both ways; and what becomes of a record that is no message."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary_event, to_binary_event
from cloudevents.core.v1.event import CloudEvent

from plp_kit.messaging.bus import cloudevents
from plp_kit.messaging.bus.port import Message, Topic, Undecodable

TOPIC = Topic("rha", "contributions")
MESSAGE = Message(
    id=UUID("0f6e2c52-1f0b-4d0c-9a2e-3b1c8f0d5a11"),
    name="evaluation.TrustContributed.v1",
    stream="survey-3f0c",
    sequence=42,
    at=datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC),
    data=b'{"rows":[1,2]}',
    correlation=UUID("7b1de9a6-53cc-4f4f-8df1-6a1f0c1d2e3f"),
    causation=UUID("c0ffee00-53cc-4f4f-8df1-6a1f0c1d2e3f"),
    traceparent="00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
)
ALONE = replace(MESSAGE, causation=None, traceparent=None)
HEADERS = dict(cloudevents.headers(TOPIC, MESSAGE))


def decoded(
    headers: dict[str, bytes], key: bytes | None = b"survey-3f0c", data: bytes | None = MESSAGE.data
) -> Message | Undecodable:
    return cloudevents.decoded(headers.items(), key, data)


@pytest.mark.parametrize("message", [MESSAGE, ALONE])
def test_a_message_survives_the_way_there_and_back(message: Message) -> None:
    assert decoded(dict(cloudevents.headers(TOPIC, message))) == message


def test_a_time_is_sent_in_utc_whatever_zone_it_was_told_in() -> None:
    summer = MESSAGE.at.astimezone(timezone(timedelta(hours=1)))
    assert dict(cloudevents.headers(TOPIC, replace(MESSAGE, at=summer)))["ce_time"] == b"2024-05-06T07:08:09.123456Z"


def test_the_sdk_reads_what_we_write() -> None:
    event = from_binary_event(KafkaMessage(HEADERS, MESSAGE.stream.encode(), MESSAGE.data))
    assert (event.get_id(), event.get_type(), event.get_source()) == (str(MESSAGE.id), MESSAGE.name, "/rha/evaluation")
    assert (event.get_subject(), event.get_extension("partitionkey")) == (MESSAGE.stream, MESSAGE.stream)
    assert (event.get_time(), event.get_datacontenttype()) == (MESSAGE.at, "application/json")
    assert int(event.get_extension("sequence")) == MESSAGE.sequence
    assert event.get_extension("correlationid") == str(MESSAGE.correlation)
    assert event.get_extension("causationid") == str(MESSAGE.causation)
    assert event.get_data() == {"rows": [1, 2]}


def test_we_read_what_the_sdk_writes() -> None:
    attributes = {
        "id": str(MESSAGE.id),
        "type": MESSAGE.name,
        "source": "/rha/evaluation",
        "subject": MESSAGE.stream,
        "time": MESSAGE.at,
        "datacontenttype": "application/json; charset=utf-8",
        "partitionkey": MESSAGE.stream,
        "sequence": "42",
        "correlationid": str(MESSAGE.correlation),
        "causationid": str(MESSAGE.causation),
    }
    written = to_binary_event(CloudEvent(attributes, {"rows": [1, 2]}))
    assert isinstance(written.key, str)
    read = cloudevents.decoded(written.headers.items(), written.key.encode(), written.value)
    assert isinstance(read, Message)
    assert json.loads(read.data) == json.loads(MESSAGE.data)
    assert replace(read, data=MESSAGE.data) == replace(MESSAGE, traceparent=None)


def test_sequences_sort_as_texts() -> None:
    texts = [
        dict(cloudevents.headers(TOPIC, replace(MESSAGE, sequence=number)))["ce_sequence"] for number in (1, 9, 10, 99, 2**63 - 1)
    ]
    assert texts == sorted(texts)


REQUIRED = ["ce_specversion", "ce_id", "ce_type", "ce_time", "ce_sequence", "ce_correlationid", "content-type"]


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_header_is_named(name: str) -> None:
    message = decoded({other: value for other, value in HEADERS.items() if other != name})
    assert isinstance(message, Undecodable)
    assert message.reason == f"header {name} is missing"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ce_specversion", b"0.3"),
        ("ce_id", b"marker"),
        ("ce_type", b""),
        ("ce_type", b"matching.Pairs\0Published.v1"),
        ("ce_type", b"x" * 256),
        ("ce_time", b"2024-05-06T07:08:09"),
        ("ce_time", b"marker"),
        ("ce_time", b"0001-01-01T00:00:00+23:59"),
        ("ce_time", b"9999-12-31T23:59:59-23:59"),
        ("ce_sequence", b"0"),
        ("ce_sequence", b"-1"),
        ("ce_sequence", b"1_0"),
        ("ce_sequence", b"9223372036854775808"),
        ("ce_correlationid", b"marker"),
        ("ce_causationid", b"marker"),
        ("content-type", b"application/avro; marker"),
    ],
)
def test_a_wrong_header_is_named_and_never_quoted(name: str, value: bytes) -> None:
    message = decoded({**HEADERS, name: value})
    assert isinstance(message, Undecodable)
    assert message.reason == f"header {name} is not what it should be"


def test_what_is_no_trace_is_left_out() -> None:
    for trace in (b"", b"marker", b"\0", b"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"):
        assert decoded({**HEADERS, "traceparent": trace}) == replace(MESSAGE, traceparent=None)


def test_of_a_record_that_cannot_be_read_its_place_is_kept() -> None:
    assert decoded({**HEADERS, "ce_time": b"\xff"}) == Undecodable(
        "header ce_time is missing", MESSAGE.data, MESSAGE.sequence, MESSAGE.id, MESSAGE.stream
    )


@pytest.mark.parametrize(
    ("key", "data", "reason"),
    [
        (None, b"{}", "the record's key is not a stream"),
        (b"\xff", b"{}", "the record's key is not a stream"),
        (b"survey\0", b"{}", "the record's key is not a stream"),
        (b"x" * 256, b"{}", "the record's key is not a stream"),
        (b"survey-3f0c", None, "the record has no data"),
        (b"survey-3f0c", b"", "the record has no data"),
    ],
)
def test_a_record_without_stream_or_data_is_no_message(key: bytes | None, data: bytes | None, reason: str) -> None:
    message = decoded(HEADERS, key, data)
    assert isinstance(message, Undecodable)
    assert (message.reason, message.sequence, message.id) == (reason, MESSAGE.sequence, MESSAGE.id)


def test_a_record_from_elsewhere_is_no_message() -> None:
    message = cloudevents.decoded([("anything", None), ("ce_id", b"\xff\xfe")], None, None)
    assert message == Undecodable("header ce_specversion is missing", b"") or isinstance(message, Undecodable)
    assert (message.sequence, message.id, message.stream) == (None, None, "")
