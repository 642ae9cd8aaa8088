"""Services in this process that hear what a run published, over a real bus, whose people then do what they did in the run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any, Final, get_args
from uuid import UUID

import msgspec
import psycopg
from psycopg import sql

from plp_demo.issuer.people import Person
from plp_demo.player.acting import Acting, Memory
from plp_demo.player.people import people, sub_of
from plp_demo.player.playing import perform
from plp_demo.player.recruiting import plan
from plp_demo.scenario import actions
from plp_demo.scenario.actions import ANALYST
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.steps import steps
from plp_demo.servers.ports import wait_until
from plp_kit.messaging import spans
from plp_kit.messaging.bus.port import Message, Sender, Topic
from plp_kit.messaging.consuming import offsets
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.relay.relay import Relay
from plp_operate.deployment.services import NATIONAL
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person as Asker
from tests.support.interleaving import Interleaving, MessagesByTopic, numbered

MORNING: Final = time(9, tzinfo=UTC)
KEPT: Final = frozenset({"tenants", "migrations", "topics", "consumed"})
"""Topics go on: each seed's messages are numbered behind those of the seed before."""


@dataclass(frozen=True, slots=True)
class Listener:
    """A service with its consumer."""

    running: RunningService
    consumer: Consumer

    @property
    def topics(self) -> list[Topic]:
        return self.running.runtime.topics_read()

    def begin_at(self, ends: dict[Topic, int]) -> None:
        """Reads from the present end: later messages are new."""
        for topic in self.topics:
            with self.running.runtime.handler_of(topic).database.transaction() as db:
                db.execute("INSERT INTO consumed (topic, last, cursor) VALUES (%s, %s, %s)", (str(topic), *[ends[topic]] * 2))
        self.consumer.follow(self.topics)

    def reaches(self, topic: Topic, last: int) -> bool:
        """One step, and whether that was enough."""
        self.consumer.step(0.02)
        with self.running.runtime.handler_of(topic).database.transaction() as db:
            return offsets.read(db, str(topic)).last >= last

    def forget(self) -> None:
        """All that it was told, and all that people did."""
        with psycopg.connect(self.running.database.admin_url) as db:
            rows = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            tables = [sql.Identifier(name) for (name,) in rows if name not in KEPT]
            db.execute("SET session_replication_role = replica")  # Tables refer to each other, and are emptied in any order.
            db.execute(sql.SQL("; ").join(sql.SQL("DELETE FROM {}").format(table) for table in tables))


@dataclass
class InProcessClient:
    """People ask in this process, each with a token of their own. `ids` are those that messages have for them, by subject."""

    services: dict[str, RunningService]
    people: dict[str, Person]
    ids: Mapping[str, UUID]
    _tokens: dict[tuple[str, str], str] = field(default_factory=dict)

    def get(self, service: str, person: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        return self._ask(service, person, "GET", path, None, {})

    def post(self, service: str, person: str, path: str, body: object, key: str) -> dict[str, Any]:
        answered = self._ask(service, person, "POST", path, body, {"Idempotency-Key": key})
        return answered if isinstance(answered, dict) else {}

    def put(self, service: str, person: str, path: str, body: object) -> None:
        raise NotImplementedError("what people put is not on this stage")

    def _ask(self, service: str, person: str, method: str, path: str, body: object, headers: dict[str, str]) -> object:
        carried = {**headers, "Authorization": f"Bearer {self._token(service, person)}"}
        response = self.services[service].app.test_client().open(path, method=method, json=body, headers=carried)
        assert response.status_code < 300, (path, response.get_json(silent=True))
        return response.get_json(silent=True)

    def _token(self, service: str, person: str) -> str:
        if (service, person) not in self._tokens:
            known = self.people[person]
            self._tokens[service, person] = self._signs_in(self.services[service], known).token
        return self._tokens[service, person]

    def _signs_in(self, running: RunningService, known: Person) -> Asker:
        """Under the id of the messages, or under a new one for somebody who is in none."""
        if known.sub in self.ids:
            return running.person_known_as(self.ids[known.sub], known.tenant, *known.roles)
        return Asker(running.app, running.signer, known.tenant, frozenset(known.roles), known.sub)


@dataclass(frozen=True, slots=True)
class Figures:
    """What comes of it all: evaluation's and insights' tables as they answer, what was contributed, and who is where."""

    respondents: object
    contributions: object
    national: object
    candidates: object
    partnerships: object


@dataclass
class Stage:
    """`listeners` by service; `ends` are the topics' ends. A scenario of one trust."""

    scenario: Scenario
    listeners: dict[str, Listener]
    sender: Sender
    ends: dict[Topic, int]
    ids: Mapping[str, UUID]

    def __post_init__(self) -> None:
        for listener in self.listeners.values():
            listener.begin_at(self.ends)
        running = self.listeners["evaluation"].running
        self._write_at(running)
        service, pool = running.runtime.service, running.database.database("plp_relay")
        self._relay = Relay(pool, self.sender, service.language, service.stored, spans.sending)

    def _write_at(self, running: RunningService) -> None:
        """As one who has said all that is there."""
        with psycopg.connect(running.database.admin_url) as db:
            for name in running.runtime.service.topics:
                end = self.ends[Topic(self.trust, name)]
                db.execute("INSERT INTO topics VALUES (%s, %s, %s, %s)", (self.trust, name, end, end))

    @property
    def trust(self) -> str:
        return self.scenario.trusts[0].trust

    def play(self, messages: MessagesByTopic, order: Interleaving | None) -> Figures:
        """All messages in this order, or as they were told; then what evaluation's people did, on their days."""
        for listener in self.listeners.values():
            listener.forget()
        pieces = order.pieces(messages) if order else iter([(topic, list(messages[topic])) for topic in messages])
        for topic, piece in pieces:
            self._receive(topic, piece)
        client, memory = self._client(), self._memory(messages)
        self._evaluate(client, memory)
        return self._figures(client, memory)

    def _receive(self, topic: Topic, messages: Sequence[Message]) -> None:
        self.sender.send(topic, numbered(messages, self.ends[topic]))
        self.ends[topic] += len(messages)
        self._heard(topic)

    def _heard(self, topic: Topic) -> None:
        for listener in self.listeners.values():
            if topic in listener.topics:
                arrived = _bound(listener.reaches, topic, self.ends[topic])
                assert wait_until(arrived, within=60, pause=0), f"{topic} was not received"

    def _client(self) -> InProcessClient:
        services = {name: listener.running for name, listener in self.listeners.items()}
        return InProcessClient(services, {person.sub: person for person in people(self.scenario)}, self.ids)

    def _memory(self, messages: MessagesByTopic) -> Memory:
        """Cohorts by the ids under which they were told."""
        memory, keys = Memory(), {str(plan(row)["title"]): row.cohort for row in self.scenario.cohorts}
        for message in messages[Topic(self.trust, "recruitment")]:
            if message.name == "recruitment.CohortOpened.v1":
                opened = msgspec.json.decode(message.data)
                memory.keep("cohort", self.trust, keys[opened["title"]], identifier=opened["cohort"])
        return memory

    def _evaluate(self, client: InProcessClient, memory: Memory) -> None:
        kinds = get_args(actions.Evaluation)
        todo = [entry for entry in enumerate(steps(self.scenario)) if isinstance(entry[1].action, kinds)]
        for day, of_day in groupby(todo, key=lambda entry: entry[1].on):
            self._move(day)
            for number, step in of_day:
                perform(Acting(client, memory, step, number), step.action)
        self._move(self.scenario.about.ends_on)
        while self._relay.step():
            pass
        contributions = Topic(self.trust, "contributions")
        self.ends[contributions] = self.sender.last_sequence(contributions)
        self._heard(contributions)

    def _move(self, day: date) -> None:
        evaluation = self.listeners["evaluation"].running
        evaluation.at(datetime.combine(day, MORNING))
        while evaluation.work_deadlines():
            pass

    def _figures(self, client: InProcessClient, memory: Memory) -> Figures:
        cohort = self.scenario.about.headline_cohort
        evaluator = next(row.person for row in self.scenario.people if "evaluator" in row.roles)
        survey = memory.of("survey", self.trust, cohort)
        (group,) = self.scenario.trusts[0].groups_served
        return Figures(
            respondents=client.get("evaluation", sub_of(self.trust, evaluator), f"/surveys/{survey}/respondents"),
            national=client.get("insights", sub_of(NATIONAL, ANALYST), f"/national/table?group_served={group}"),
            **rows(lambda service: self.listeners[service].running.database.admin_url),
        )


def rows(admin_url: Callable[[str], str]) -> dict[str, object]:
    """Of the figures those that are rows: as the superuser of a service's database sees them, in whichever run."""
    return {
        "contributions": _asked(
            admin_url("evaluation"),
            "SELECT name, payload FROM events WHERE stream LIKE 'contribution-%' ORDER BY stream, version",
        ),
        "candidates": _asked(
            admin_url("matching"),
            "SELECT application, cohort, person, sides, profile, gone_on FROM candidates_1 ORDER BY application",
        ),
        "partnerships": _asked(
            admin_url("partnership_journal"),
            "SELECT partnership, cohort, senior, colleague, formed_on FROM partnerships_1 ORDER BY partnership",
        ),
    }


def _asked(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as db:
        return db.execute(query.encode()).fetchall()


def _bound(reaches: Callable[[Topic, int], bool], topic: Topic, last: int) -> Callable[[], bool]:
    return lambda: reaches(topic, last)
