"""`plp` and `plp-demo clock` about a running platform: a trust let in, programme time, messages that could not be applied."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess
from typing import LiteralString
from uuid import UUID, uuid4

import msgspec
import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from plp_demo.issuer.people import Person
from plp_demo.platform import sign_in
from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient, ApiError
from plp_demo.player.people import PLATFORM, sub_of
from plp_demo.player.recruiting import onboarding
from plp_demo.scenario.actions import OPERATOR
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.settings import settings_of
from plp_demo.servers.ports import wait_until
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.web.roles import Role
from plp_operate.deployment.services import SERVICES
from tests.support.commands import Operator

NEW = "tzz"
NOT_SERVED = "tenant_unknown"
RECORDED = "evaluation.trust_recorded.v1"
NOTICED_WITHIN = 5.0
COHORT = UUID(int=1)
# What a facilitator, who also takes part, may ask each service that trusts sign in to.
READS = {
    "matching": f"/cohorts/{COHORT}/rounds",
    "partnership_journal": "/partnerships/mine",
    "evaluation": "/surveys/mine",
}
PLAYED_UNTIL = datetime(2022, 4, 12, 9, tzinfo=UTC)


def value(at: Addresses, service: str, query: LiteralString, *of: str) -> object:
    """The first cell of the first row, as the cluster's administrator sees it."""
    with psycopg.connect(make_conninfo(at.data_admin_url, dbname=service)) as db:
        row = db.execute(query, of).fetchone()
    return row[0] if row else None


# A trust is let in


@pytest.fixture
def member(at: Addresses) -> str:
    """Somebody of the new trust, who can sign in."""
    person = Person("new|invented", "Invented Person", NEW, (Role.FACILITATOR, Role.PARTICIPANT))
    file = sign_in.files(at).people
    others = msgspec.json.decode(file.read_bytes(), type=list[Person])
    file.write_bytes(msgspec.json.encode([*others, person]))
    return person.sub


@pytest.fixture(scope="module")
def application_form(scenarios: Path) -> dict[str, object]:
    """What another scenario's trust is onboarded with."""
    scenario = read(scenarios / "forty_one_pairs")
    assert isinstance(scenario, Scenario)
    return onboarding(scenario.trusts[0], settings_of(scenario.trusts[0], tuple(row.topic for row in scenario.topics)))


def answers(ask: Callable[[], object]) -> bool:
    """Whether it is served now."""
    try:
        ask()
    except ApiError as refused:
        if NOT_SERVED not in str(refused):
            raise
        return False
    return True


def test_a_trust_is_let_in_and_every_service_serves_it(
    at: Addresses, operator: Operator, member: str, application_form: dict[str, object]
) -> None:
    client = ApiClient(at)
    asking = [partial(client.get, service, member, path) for service, path in READS.items()]
    assert not any(answers(ask) for ask in asking)
    for _ in range(2):
        added = operator.asks_here("tenant", "add", NEW)
        assert (added.returncode, added.stderr) == (0, "")
        assert added.stdout.startswith(f"{NEW}: keys, topics, grants and rows are there.")
    assert wait_until(lambda: all(answers(ask) for ask in asking), NOTICED_WITHIN, pause=0.2)
    client.post("recruitment", sub_of(PLATFORM, OPERATOR), f"/trusts/{NEW}", application_form, "a-new-trust")
    assert client.get("recruitment", member, "/trust")["name"] == application_form["name"]
    recorded = "SELECT count(*) FROM events WHERE tenant = %s AND name = %s"
    assert wait_until(lambda: value(at, "evaluation", recorded, NEW, RECORDED) == 1, NOTICED_WITHIN, pause=0.2)


# Programme time


def reads(at: Addresses) -> set[datetime]:
    """What the services' clocks show, each moment once."""
    shown = {value(at, service.name, "SELECT reads FROM programme_clock") for service in SERVICES}
    return {moment for moment in shown if isinstance(moment, datetime)}


def test_programme_time_is_shown_moves_forward_in_every_service_and_never_back(at: Addresses, operator: Operator) -> None:
    (before,) = reads(at)
    assert before >= PLAYED_UNTIL
    assert operator.asks_the_demo("clock").stdout == f"Programme time is {before:%-d %B %Y %H:%M}.\n"
    to = before.replace(hour=before.hour + 1)
    moved = operator.asks_the_demo("clock", f"{to:%Y-%m-%dT%H:%M}")
    assert (moved.returncode, moved.stderr) == (0, "")
    assert reads(at) == {to}
    back = operator.asks_the_demo("clock", "2021-01-01")
    assert (back.returncode, back.stdout) == (1, "")
    assert back.stderr == f"Programme time is {to:%-d %B %Y %H:%M} and does not go back.\n"
    assert reads(at) == {to}


# Messages that could not be applied

TOPIC = Topic("rha", "recruitment")
SECRET = "content that nobody is shown"
BROKEN = msgspec.json.encode({"name": SECRET})


@dataclass(frozen=True, slots=True)
class Deploy:
    """A broken version of recruitment: its relay numbers and ships what fits no contract. Evaluation alone hears the name."""

    at: Addresses
    stream: str

    def ships(self, name: str, data: bytes) -> int:
        """The sequence under which it stands on the bus."""
        sequence = self._number()
        sender = connecting.sender(self.at.bus("recruitment", "plp_relay"))
        try:
            sender.send(TOPIC, [Message(uuid4(), name, self.stream, sequence, PLAYED_UNTIL, data, uuid4())])
        finally:
            sender.close()
        return sequence

    def _number(self) -> int:
        with psycopg.connect(self.at.database("recruitment", "plp_relay")) as db:
            row = db.execute(
                """UPDATE topics SET numbered = numbered + 1, shipped = shipped + 1
                   WHERE tenant = %s AND topic = %s RETURNING numbered""",
                (TOPIC.tenant, TOPIC.name),
            ).fetchone()
        assert row
        return int(row[0])


@dataclass(frozen=True, slots=True)
class Parked:
    """What evaluation could not apply of recruitment's topic."""

    at: Addresses
    deploy: Deploy
    operator: Operator
    sequence: int

    def waits(self, *sequences: int) -> bool:
        """Until exactly these are parked."""
        return wait_until(lambda: self.sequences() == list(sequences), within=20, pause=0.1)

    def sequences(self) -> list[int]:
        with psycopg.connect(make_conninfo(self.at.data_admin_url, dbname="evaluation")) as db:
            return [sequence for (sequence,) in db.execute("SELECT sequence FROM parked_messages ORDER BY sequence")]

    def dlq(self, command: str, *more: str) -> "CompletedProcess[str]":
        return self.operator.asks_here("dlq", command, "evaluation", str(TOPIC), *more)

    def drop(self, sequence: int) -> "CompletedProcess[str]":
        return self.dlq("drop", str(sequence), "--reason", "a broken deploy")


@pytest.fixture
def parked(at: Addresses, operator: Operator) -> Iterator[Parked]:
    """One message. Afterwards nothing is parked any more."""
    deploy = Deploy(at, f"trust-{uuid4()}")
    parked = Parked(at, deploy, operator, deploy.ships("recruitment.TrustOnboarded.v1", BROKEN))
    assert parked.waits(parked.sequence)
    yield parked
    for sequence in parked.sequences():
        parked.drop(sequence)


def test_a_parked_message_is_listed_and_shown_without_its_content(parked: Parked) -> None:
    listed, shown = parked.operator.asks_here("dlq", "list"), parked.dlq("show", str(parked.sequence))
    assert (listed.returncode, listed.stderr, shown.returncode, shown.stderr) == (0, "", 0, "")
    (row,) = listed.stdout.splitlines()[2:]
    assert row.split()[:5] == ["evaluation", str(TOPIC), str(parked.sequence), parked.deploy.stream, "contract_broken"]
    headers = dict(line.split(maxsplit=1) for line in shown.stdout.splitlines()[2:])
    assert (headers["name"], headers["stream"]) == ("recruitment.TrustOnboarded.v1", parked.deploy.stream)
    assert headers["bytes"] == str(len(BROKEN))
    assert "does not fit its contract" in headers["reason"]
    assert SECRET not in listed.stdout + shown.stdout


def test_time_stands_still_while_something_is_parked(at: Addresses, parked: Parked) -> None:
    before = reads(at)
    refused = parked.operator.asks_the_demo("clock", "2022-12-31")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "evaluation has parked 1 messages\n"
    assert reads(at) == before


def test_what_is_broken_stays_parked_until_it_is_dropped_and_what_waits_behind_it_is_then_applied(parked: Parked) -> None:
    behind = parked.deploy.ships("recruitment.NobodyHearsThis.v1", b"{}")
    assert parked.waits(parked.sequence, behind)
    tried = parked.dlq("retry")
    assert (tried.returncode, tried.stdout.splitlines()[-1]) == (1, "0 applied, 2 still parked; the topic is read again.")
    dropped = parked.drop(parked.sequence)
    assert dropped.stdout == f"evaluation leaves out message {parked.sequence} of {TOPIC}: a broken deploy\n"
    assert parked.sequences() == [behind]
    tried = parked.dlq("retry")
    assert (tried.returncode, tried.stdout) == (0, "1 applied, 0 still parked; the topic is read again.\n")
    assert parked.sequences() == []


# The other verbs

SAID = {
    "status": "partnership_journal ",
    "trusts": "rha ",
    "cohorts": "rha ",
    "dlq history": "dropped ",
    "keys reconcile": "rha, recruitment: all records agree on who is erased.",
    "keys rotate": "rha: generation ",
    "rebuild insights": "cells_1: 0 rows were wrong; ",
    "restore show recruitment": "rha.recruitment ",
}


@pytest.mark.parametrize(("words", "said"), SAID.items(), ids=SAID)
@pytest.mark.usefixtures("dropped")
def test_a_verb_says(operator: Operator, words: str, said: str) -> None:
    completed = operator.asks_here(*words.split())
    assert (completed.returncode, completed.stderr) == (0, "")
    assert any(said in line for line in completed.stdout.splitlines()), completed.stdout


def test_trusts_and_cohorts_are_listed_by_name(at: Addresses, operator: Operator) -> None:
    name = value(
        at, "evaluation", "SELECT payload #>> '{trust,name}' FROM events WHERE tenant = %s AND name = %s", "rha", RECORDED
    )
    title = value(at, "recruitment", "SELECT title FROM cohorts_1 WHERE tenant = %s", "rha")
    assert str(name) in operator.asks_here("trusts").stdout
    assert str(title) in operator.asks_here("cohorts", "rha").stdout


@pytest.fixture(scope="module")
def dropped(at: Addresses, operator: Operator) -> None:
    """Somebody has left a message out."""
    deploy = Deploy(at, f"trust-{uuid4()}")
    parked = Parked(at, deploy, operator, deploy.ships("recruitment.TrustOnboarded.v1", BROKEN))
    assert parked.waits(parked.sequence)
    assert parked.drop(parked.sequence).returncode == 0
