"""Each service's AsyncAPI document holds together, and lists everything that the service publishes and receives."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from jsonschema import Draft202012Validator

from plp_contracts.asyncapi import asyncapi
from plp_contracts.headers import HEADERS
from plp_contracts.sources import SOURCES, Source, spoken
from plp_kit.messaging.bus import cloudevents
from plp_kit.messaging.bus.port import Message, Topic

KEY = re.compile(r"[a-zA-Z0-9_-]+")
EACH = pytest.mark.parametrize("source", SOURCES, ids=[source.service.name for source in SOURCES])


def document(contracts: Path, source: Source) -> dict[str, Any]:
    loaded = yaml.safe_load((contracts / source.service.name / "asyncapi.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def references(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"]
        for inner in part.values():
            yield from references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from references(inner)


def at(loaded: dict[str, Any], pointer: str) -> Any:  # noqa: ANN401 - whatever stands there
    place: Any = loaded
    for name in pointer.removeprefix("#/").split("/"):
        place = place[name]
    return place


def names(loaded: dict[str, Any], action: str) -> set[str]:
    """Of the messages in operations of this kind, by way of their channel."""
    operations = [operation for operation in loaded["operations"].values() if operation["action"] == action]
    listed = [at(loaded, reference["$ref"]) for operation in operations for reference in operation["messages"]]
    return {at(loaded, entry["$ref"])["name"] for entry in listed}


@EACH
def test_the_text_is_the_document(contracts: Path, source: Source) -> None:
    assert document(contracts, source) == asyncapi(source.service, list(spoken(SOURCES)))


@EACH
def test_every_reference_leads_somewhere(contracts: Path, source: Source) -> None:
    loaded = document(contracts, source)
    for reference in references(loaded):
        if reference.startswith("#/"):
            assert isinstance(at(loaded, reference), dict), reference
        else:
            assert (contracts / source.service.name / reference).is_file(), reference


@EACH
def test_a_service_sends_what_it_publishes_and_receives_what_it_follows(contracts: Path, source: Source) -> None:
    loaded = document(contracts, source)
    assert names(loaded, "send") == {publication.name for publication in source.service.language}
    assert names(loaded, "receive") == set(source.service.subscription.shapes or {})


@EACH
def test_every_channel_is_a_topic_of_a_tenant(contracts: Path, source: Source) -> None:
    loaded = document(contracts, source)
    assert loaded["asyncapi"] == "3.0.0"
    assert set(loaded["channels"]) == {*source.service.topics, *source.service.subscription.topics}
    for topic, channel in loaded["channels"].items():
        assert channel["address"] == f"{{tenant}}.{topic}"
        assert set(channel["parameters"]) == {"tenant"}


@EACH
def test_names_of_components_are_ones_that_the_specification_allows(contracts: Path, source: Source) -> None:
    loaded = document(contracts, source)
    keys = [key for kind in loaded["components"].values() for key in kind]
    assert [key for key in keys if not KEY.fullmatch(key)] == []
    assert {message["payload"]["schemaFormat"] for message in loaded["components"]["messages"].values()} == {
        "application/schema+json;version=draft-2020-12"
    }


@pytest.mark.parametrize("causation", [None, UUID(int=3)])
def test_the_headers_are_those_that_the_bus_carries(causation: UUID | None) -> None:
    at_ = datetime(2021, 1, 4, tzinfo=UTC)
    data = json.dumps({}).encode()
    message = Message(UUID(int=1), "recruitment.PersonErased.v1", "person-1", 7, at_, data, UUID(int=2), causation)
    carried = {name: text.decode() for name, text in cloudevents.headers(Topic("rha", "recruitment"), message)}
    Draft202012Validator(HEADERS, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(carried)
    assert set(carried) <= set(HEADERS["properties"])
