"""The published examples, spoilt in every place, at every service that hears them: never a defect, nothing half-written."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
import pytest

from matching.service import MATCHING
from plp_contracts.names import ContractName
from plp_kit.core.slices import Reaction
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming.reacting import Failed, Received, Subscription, apply
from plp_kit.service import Service
from plp_kit.web.bodies import Json
from plp_operate.deployment.services import SERVICES
from plp_testkit.delivery.delivery import NOON
from tests.input.bodies import places, put
from tests.input.conftest import At
from tests.walls.answering import Answering

CONTRACTS: Final = Path(__file__).resolve().parents[2] / "contracts"
SUBSCRIBED: Final = [service for service in SERVICES if service.subscription.shapes]

# What is in no contract's place by accident, texts and numbers that no database holds, days on which no calendar goes on.
SPOILT: Final[tuple[Json, ...]] = (None, "", "\0", "a\0b", "0001-01-01", "9999-12-31", -1, 2**40, 2**80, 0.5, True, [], [[]], {})


def spoilt(name: str) -> Iterator[bytes]:
    example = json.loads((CONTRACTS / ContractName.parse(name).example_path).read_text(encoding="utf-8"))
    for path in places(example):
        for wrong in SPOILT:
            yield json.dumps(put(example, path, wrong)).encode()
    whole = json.dumps(example).encode()
    yield from (b"\xff" + whole, whole[:-1], whole.replace(b'"', b'"\xff', 1), whole.decode().encode("utf-16"))


def applied(at: Answering, subscription: Subscription, name: str, data: bytes) -> Failed | None:
    """Applies it as the consumer would and rolls back, so that each is the first message."""
    topic = Topic(at.foreign if at.service.own_tenant else at.own, name.partition(".")[0])
    handler = at.running.runtime.handler_of(topic)
    message = Message(uuid4(), name, "stream-1", 1, NOON, data, uuid4())
    with handler.database.transaction() as db, db.transaction(force_rollback=True):
        return apply(db, handler, subscription, topic, message, None)


@pytest.mark.parametrize("service", SUBSCRIBED, ids=[service.name for service in SUBSCRIBED])
def test_a_spoilt_message_is_a_broken_contract_and_never_a_defect(at: At, service: Service) -> None:
    """A defect, five of which halt the topic, would be an exception here. What a reader does not use may be anything."""
    answering = at(service).at
    for name in service.subscription.shapes or {}:
        outcomes = [applied(answering, service.subscription, name, data) for data in spoilt(name)]
        codes = {failed.code for failed in outcomes if failed is not None}
        assert "contract_broken" in codes, name


# The naive way


def trusting(received: Received) -> Iterable[Reaction]:
    """Assumes that publishers keep to the contract."""
    fact: Any = received.fact
    person = UUID(fact["person"])
    received.db.execute("SELECT set_config('app.heard', %s, true)", (f"{person} {', '.join(fact['sides'])}",))
    return ()


def test_a_reader_that_trusts_publishers_meets_defects(at: At) -> None:
    name = "recruitment.ApplicantAccepted.v1"
    found, subscription = at(MATCHING).at, Subscription(MATCHING.subscription.topics, {name: dict}, trusting)
    raised = {type(defect) for data in spoilt(name) if (defect := defect_of(found, subscription, name, data)) is not None}
    assert {KeyError, TypeError, AttributeError} & raised
    assert any(issubclass(kind, (psycopg.Error, ValueError)) for kind in raised)


def defect_of(at: Answering, subscription: Subscription, name: str, data: bytes) -> Exception | None:
    try:
        applied(at, subscription, name, data)
    except Exception as defect:  # noqa: BLE001 - whatever it is
        return defect
    return None
