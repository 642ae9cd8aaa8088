"""The published examples, spoilt in every place, at every service that hears them: never a defect, nothing half-written."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest

from plp_kit.bus.port import Message, Topic
from plp_kit.consuming.reacting import Failed, apply
from plp_kit.http.bodies import Json
from plp_kit.service import Service
from plp_kit.testing.delivery import NOON
from plp_local.contracts.names import ContractName
from plp_local.platform.services import SERVICES
from tests.input.bodies import places, put
from tests.input.conftest import At
from tests.walls.answering import Answering

CONTRACTS: Final = Path(__file__).resolve().parents[2] / "contracts"
HEARING: Final = [service for service in SERVICES if service.hearing.shapes]

# What stands in no contract's place by accident, texts and numbers that no database holds, days on which no calendar goes on.
SPOILT: Final[tuple[Json, ...]] = (None, "", "\0", "a\0b", "0001-01-01", "9999-12-31", -1, 2**40, 2**80, 0.5, True, [], [[]], {})


def spoilt(name: str) -> Iterator[bytes]:
    example = json.loads((CONTRACTS / ContractName.parse(name).example_path).read_text(encoding="utf-8"))
    for path in places(example):
        for wrong in SPOILT:
            yield json.dumps(put(example, path, wrong)).encode()
    whole = json.dumps(example).encode()
    yield from (b"\xff" + whole, whole[:-1], whole.replace(b'"', b'"\xff', 1), whole.decode().encode("utf-16"))


def heard(at: Answering, name: str, data: bytes) -> Failed | None:
    """As the consumer would apply it, and then as if it had never come: each is the first that comes."""
    topic = Topic(at.foreign if at.service.own_tenant else at.own, name.partition(".")[0])
    handler = at.running.runtime.handler_of(topic)
    message = Message(uuid4(), name, "stream-1", 1, NOON, data, uuid4())
    with handler.database.transaction() as db, db.transaction(force_rollback=True):
        return apply(db, handler, at.service.hearing, topic, message, None)


@pytest.mark.parametrize("service", HEARING, ids=[service.name for service in HEARING])
def test_a_spoilt_message_is_a_broken_contract_and_never_a_defect(at: At, service: Service) -> None:
    """A defect, five of which halt the topic, would be an exception here. What a reader does not use may be anything."""
    found = at(service).at
    for name in service.hearing.shapes or {}:
        outcomes = [heard(found, name, data) for data in spoilt(name)]
        codes = {failed.code for failed in outcomes if failed is not None}
        assert "contract_broken" in codes, name
