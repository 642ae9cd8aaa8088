"""On Kafka, too, nothing that people write is in clear: not in the broker's segments, its indexes or its logs."""

from collections.abc import Iterator
from contextlib import ExitStack
from secrets import token_hex
from typing import Any
from uuid import UUID

import msgspec
import pytest

from plp_demo.servers.kafka import Kafka, KafkaServer
from plp_kit.core.sealed import Sealed
from plp_kit.messaging.bus.port import Message
from plp_kit.messaging.relay.relay import Relay
from plp_kit.web.roles import Role
from plp_testkit.bus import Bus, BusServer, read_some
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person
from recruitment.ids import first_proposal_id
from recruitment.service import RECRUITMENT, routes
from tests.support.privacy.life import day
from tests.support.privacy.searching import Needle, files
from tests.support.privacy.words import Cast, Words

pytestmark = pytest.mark.kafka


@pytest.fixture
def kafka(kafka_bus: BusServer) -> Iterator[Bus]:
    with ExitStack() as closing:
        bus = Bus(kafka_bus, closing)
        bus.enrol("recruitment", "matching")
        yield bus


@pytest.fixture
def words() -> Words:
    return Words(Cast("nobody"), f"mk{token_hex(8)}", f"ow{token_hex(8)}")


def accepted(recruitment: RunningService, words: Words, tenant: str) -> UUID:
    """One person's way through recruitment, by its routes."""

    def ask(person: str, role: Role, path: str, body: object = None) -> Any:  # noqa: ANN401 - whatever JSON is answered
        home = "platform" if role is Role.OPERATOR else tenant
        answer = Person(recruitment.app, recruitment.signer, home, frozenset({role}), person).post(path, body)
        assert answer.status < 300, answer
        return answer.body

    recruitment.at(day(2021, 1, 13))
    cast, person = words.cast, words.cast.seniors[0]
    ask(cast.operator, Role.OPERATOR, f"/trusts/{tenant}", words.trust())
    ask(cast.facilitator, Role.FACILITATOR, f"/trust/proposals/{first_proposal_id(tenant)}/approvals")
    cohort = ask(cast.facilitator, Role.FACILITATOR, "/cohorts", words.plan())["id"]
    application = ask(person, Role.PARTICIPANT, f"/cohorts/{cohort}/applications", words.form(person))["id"]
    ask(cast.facilitator, Role.FACILITATOR, f"/applications/{application}/acceptances")
    return Person(recruitment.app, recruitment.signer, tenant, frozenset({Role.PARTICIPANT}), person).id


def test_nothing_that_people_write_is_in_kafkas_files_and_after_an_erasure_nothing_in_them_opens(
    kafka: Bus, kafka_server: Kafka, make_running_service: MakeRunningService, words: Words
) -> None:
    if not isinstance(kafka_server, KafkaServer):
        pytest.skip("the given Kafka's files are not ours to read")
    topic = kafka.topic()
    recruitment = make_running_service(RECRUITMENT, routes(), topic.tenant)
    person = accepted(recruitment, words, topic.tenant)
    relay = Relay(recruitment.database.database("plp_relay"), kafka.sender(), RECRUITMENT.language, RECRUITMENT.stored)
    while relay.step():
        pass
    assert Needle(words.mark).found(files(kafka_server.folder)) == []
    assert Needle(words.cast.signing).found(files(kafka_server.folder)) == []
    assert any(place.endswith(".log") for place in Needle(words.own).found(files(kafka_server.folder)))

    messages = [delivery.message for delivery in read_some(kafka.reader({topic: 0}), 3)]
    (profile,) = [msgspec.json.decode(fact.data)["profile"] for fact in messages if _is_acceptance(fact)]
    value, vault = msgspec.convert(profile, Sealed), recruitment.runtime.context(topic.tenant).vault
    (text,) = vault.open([value])
    assert text is not None
    assert msgspec.json.decode(text)["answers"] == words.form(words.cast.seniors[0])["profile"]
    vault.erase(person)
    assert vault.open([value]) == [None]


def _is_acceptance(fact: object) -> bool:
    return isinstance(fact, Message) and fact.name == "recruitment.ApplicantAccepted.v1"
