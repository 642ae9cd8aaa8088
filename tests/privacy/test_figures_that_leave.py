"""The surveys of every committed scenario are played: nothing that leaves a trust tells groups apart or counts fewer than ten."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any, Final, get_args
from uuid import UUID, uuid5

import msgspec
import pytest

import evaluation.service
import insights.service
from evaluation.answers.answer import Answer
from evaluation.catalogue.groups import Group
from evaluation.catalogue.questions import CATALOGUE, RECOMMEND
from evaluation.contributions import facts
from evaluation.contributions.decider import contributions
from evaluation.contributions.facts import Fact
from evaluation.messages.published import LANGUAGE
from evaluation.surveys.schedules import months_after
from plp_demo.platform.platform import DEMO_ROUNDING
from plp_demo.player.acting import Acting, Memory
from plp_demo.player.people import people, sub_of
from plp_demo.player.playing import perform
from plp_demo.scenario import actions
from plp_demo.scenario.index import index, of_cohort
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.recruiting import Application, Cohort, Trust
from plp_demo.scenario.steps import steps
from plp_kit.core.events import Stream
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.web.roles import Role
from plp_operate.deployment.services import SERVICES
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from recruitment.applications.applicants import Side
from tests.support.stage import InProcessClient

SCENARIOS: Final = Path(__file__).resolve().parents[2] / "scenarios"
NAMES: Final = sorted(file.parent.name for file in SCENARIOS.glob("*/contributions.csv"))
IDS: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c0e2")
FEWEST: Final = 10

Left = list[tuple[Topic, Message]]


@dataclass(frozen=True, slots=True)
class Trusts:
    """Their evaluation services, which hear at once all that the scenario's other files say, and then do what people did."""

    running: RunningService
    scenario: Scenario
    memory: Memory

    def play(self) -> Left:
        """All that is to be sent on topics of contributions."""
        for cohort in self.scenario.cohorts:
            self._hear_of(cohort)
        known, ids = {person.sub: person for person in people(self.scenario)}, self._ids()
        client = InProcessClient({"evaluation": self.running}, known, ids)
        todo = [step for step in enumerate(steps(self.scenario)) if isinstance(step[1].action, get_args(actions.Evaluation))]
        for day, of_day in groupby(todo, key=lambda entry: entry[1].on):
            self._move(day)
            for number, step in of_day:
                perform(Acting(client, self.memory, step, number), step.action)
        return list(self._left())

    def _ids(self) -> dict[str, UUID]:
        return {sub_of(row.trust, row.person): person_id(row) for row in self.scenario.applications}

    def _hear_of(self, cohort: Cohort) -> None:
        found = index(self.scenario)
        trust, identifier = found.trusts[cohort.trust], uuid5(IDS, f"{cohort.trust} {cohort.cohort}")
        self.memory.keep("cohort", cohort.trust, cohort.cohort, identifier=str(identifier))
        self._hear(cohort.trust, "recruitment.TrustOnboarded", onboarded(trust))
        self._hear(cohort.trust, "recruitment.CohortOpened", {"cohort": identifier, **opened(trust, cohort)})
        accepted = [row for row in self.scenario.applications if (row.trust, row.cohort, row.person) in found.accepted_on]
        taking_part = [row for row in accepted if of_cohort(row) == of_cohort(cohort)]
        for row in taking_part:
            who = {"cohort": identifier, "person": person_id(row)}
            self._hear(cohort.trust, "recruitment.ApplicantAccepted", {**who, "consents": row.consents})
            if left_on := found.gone_on.get((row.trust, row.cohort, row.person)):
                self._hear(cohort.trust, "recruitment.ParticipantLeft", {**who, "on": left_on})
        for pair in pairs(taking_part):
            formed = {"partnership": uuid5(IDS, str(pair)), "cohort": identifier, "formed_on": cohort.launch_on, **pair}
            self._hear(cohort.trust, "partnership_journal.PartnershipFormed", formed)

    def _hear(self, trust: str, name: str, fact: object) -> None:
        assert self.running.receive(Topic(trust, name.partition(".")[0]), f"{name}.v1", fact) is None

    def _move(self, day: date) -> None:
        self.running.at(datetime.combine(day, time(9, tzinfo=UTC)))
        while self.running.work_deadlines():
            pass

    def _left(self) -> Iterator[tuple[Topic, Message]]:
        with self.running.database.database("plp_relay").transaction() as db:
            waiting = db.execute("SELECT tenant, stream, versions FROM outbox WHERE topic = 'contributions'").fetchall()
        for trust, stream, versions in waiting:
            context = self.running.runtime.context(trust)
            with context.database.transaction() as db:
                history = context.handler.history(db, contributions, Stream.parse(stream).id)
            yield from ((Topic(trust, "contributions"), LANGUAGE.message(history[version - 1], 1)) for version in versions)


def person_id(row: Application) -> UUID:
    return uuid5(IDS, f"{row.trust} {row.person}")


def onboarded(trust: Trust) -> dict[str, object]:
    return {name: getattr(trust, name) for name in ("name", "ods_code", "kind", "region", "synthetic")}


def opened(trust: Trust, cohort: Cohort) -> dict[str, object]:
    words = {"word_senior": trust.senior_word, "word_served": trust.served_word, "groups_served": trust.groups_served}
    days = {
        "launch_on": cohort.launch_on,
        "survey_on": months_after(cohort.launch_on, trust.survey_month),
        "survey_days": trust.survey_days,
    }
    return {"title": cohort.title, **words, **days}


def pairs(taking_part: list[Application]) -> Iterator[dict[str, UUID]]:
    """In order. A person left over is paired with somebody of the other side who already has a partner."""
    seniors = [person_id(row) for row in taking_part if row.sides[0] is Side.SENIOR]
    served = [person_id(row) for row in taking_part if row.sides[0] is not Side.SENIOR]
    for senior, colleague in zip_longest(seniors, served):
        yield {"senior": senior or seniors[0], "colleague": colleague or served[0]}


@pytest.fixture
def play(make_running_service: MakeRunningService) -> Callable[[str], Left]:
    def play(name: str) -> Left:
        scenario = read(SCENARIOS / name)
        assert isinstance(scenario, Scenario)
        tenants = [trust.trust for trust in scenario.trusts]
        routes = evaluation.service.routes()
        running = make_running_service(evaluation.service.EVALUATION, routes, *tenants, secret=DEMO_ROUNDING)
        return Trusts(running, scenario, Memory()).play()

    return play


@pytest.fixture
def nation(make_running_service: MakeRunningService) -> RunningService:
    return make_running_service(insights.service.INSIGHTS, insights.service.routes(), "national")


def wrong(left: Left) -> list[str]:
    """Tables that tell groups apart, or count too few."""
    facts = ((topic, fact) for topic, message in left for fact in msgspec.json.decode(message.data)["facts"])
    return [f"{topic}: {fact}" for topic, fact in facts if fact["rows"] != ["all"] or sum(map(sum, fact["cells"])) < FEWEST]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_by_group_and_nothing_under_ten_leaves_a_trust_or_is_seen_nationally(
    name: str, play: Callable[[str], Left], nation: RunningService
) -> None:
    left, analyst = play(name), nation.person("national", Role.NATIONAL_ANALYST)
    assert left != []
    assert wrong(left) == []
    for topic, message in left:
        assert nation.receive(topic, message.name, msgspec.json.decode(message.data)) is None
    assert analyst.list("/national/refusals") == []
    groups = {msgspec.json.decode(message.data)["group_served"] for _, message in left}
    lines = [line for group in groups for line in analyst.get(f"/national/table?group_served={group}").body["lines"]]
    assert {line["row"] for line in lines} == {"all"}
    assert [line for line in lines if line["total"] is not None and line["total"] < FEWEST] == []


def test_nothing_but_contributions_is_published_where_the_nation_listens() -> None:
    heard = insights.service.INSIGHTS.subscription.topics
    published = [publication.name for service in SERVICES for publication in service.language if publication.topic in heard]
    assert published == ["evaluation.TrustContributed.v1"]


def by_group(answers: list[Answer]) -> Fact:
    """As it once left: the answer of one who belongs to both groups is a row of its own."""
    counted = [answer for answer in answers if answer.national_counts]
    cells = tuple(
        tuple(sum((answer.group, answer.recommend) == (group, level) for answer in counted) for level in RECOMMEND.levels)
        for group in Group
    )
    return Fact(RECOMMEND.id, CATALOGUE, tuple(Group), RECOMMEND.levels, cells)


def test_a_table_by_group_does_not_get_out(play: Callable[[str], Left], monkeypatch: pytest.MonkeyPatch) -> None:
    """The naive way: what it counts is refused before anything is prepared."""
    monkeypatch.setattr(facts, "recommend_fact", by_group)
    with pytest.raises(AssertionError, match="groups_told_apart"):
        play("pilot")


def test_what_is_by_group_or_too_small_would_be_found() -> None:
    naive: list[Mapping[str, Any]] = [
        {"rows": ["senior", "served", "both"], "cells": [[5, 0], [10, 0], [0, 5]]},
        {"rows": ["all"], "cells": [[0, 5]]},
    ]
    sent = [message_of(fact) for fact in naive]
    assert len(wrong(sent)) == len(naive)


def message_of(fact: Mapping[str, Any]) -> tuple[Topic, Message]:
    data = msgspec.json.encode({"facts": [fact]})
    moment = datetime(2022, 4, 1, tzinfo=UTC)
    return Topic("rha", "contributions"), Message(IDS, "evaluation.TrustContributed.v1", "contribution-1", 1, moment, data, IDS)
