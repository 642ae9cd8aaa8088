"""Whatever order others' facts come in, the same figures come out: only one stream's own order may be relied on."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias
from uuid import UUID

import pytest
from psycopg.conninfo import make_conninfo

import evaluation.service
import insights.service
import matching.service
import partnership_journal.service
from evaluation.messages.received import PartnershipFormed
from evaluation.service import EVALUATION
from plp_demo.platform import left
from plp_demo.platform.platform import DEMO_ROUNDING
from plp_demo.player.acting import id_of
from plp_demo.player.api_client import ApiClient
from plp_demo.player.people import sub_of
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_kit.core.slices import Reaction
from plp_kit.messaging import spans
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.consuming.reacting import Received
from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint
from plp_testkit.bus import Bus
from plp_testkit.fixtures.running_services import MakeRunningService
from tests.support.commands import Plp
from tests.support.interleaving import Interleaving, MessagesByTopic, published_messages
from tests.support.stage import Figures, Listener, Stage, rows

ORDERS: Final = int(os.environ.get("PLP_INTERLEAVINGS", "2"))
SEEDS = {"postgres": range(0, ORDERS, 2), "kafka": range(1, ORDERS, 2)}
"""Half of the orders over each bus: a message is heard before the next is sent, so that an order is the same on both."""
TRUST = "rha"
TOPICS = ("recruitment", "matching", "partnership_journal")
SERVICES = (matching.service, partnership_journal.service, evaluation.service, insights.service)
NATIONAL = "national"

MakeStage: TypeAlias = Callable[[Service], Stage]


@pytest.fixture(scope="module")
def told(running_pilot: Plp) -> MessagesByTopic:
    return published_messages(left.read(running_pilot.platform), TRUST, TOPICS)


@pytest.fixture(scope="module")
def played(running_pilot: Plp) -> Figures:
    """What came of it when it was played, service by service over HTTP."""
    at, figures = left.read(running_pilot.platform), running_pilot.figures()
    (national,) = figures.national.values()
    return Figures(
        respondents=figures.respondents,
        national=national,
        **rows(lambda service: make_conninfo(at.data_admin_url, dbname=service)),
    )


@pytest.fixture(scope="module")
def ids(running_pilot: Plp, scenarios: Path) -> Mapping[str, UUID]:
    """The ids of the run's people, by subject."""
    scenario, client = read(scenarios / "pilot"), ApiClient(left.read(running_pilot.platform))
    assert isinstance(scenario, Scenario)
    subjects = [sub_of(row.trust, row.person) for row in scenario.people]
    return {subject: UUID(id_of(client, subject)) for subject in subjects}


@pytest.fixture
def make_stage(bus: Bus, make_running_service: MakeRunningService, scenarios: Path, ids: Mapping[str, UUID]) -> MakeStage:
    topics = [Topic(TRUST, name) for name in (*TOPICS, "evaluation", "contributions")]
    bus.administrator.create(topics)
    bus.grant(topics)
    scenario = read(scenarios / "pilot")
    assert isinstance(scenario, Scenario)

    def make(of_evaluation: Service) -> Stage:
        listeners = {}
        for service, routes in _services(of_evaluation):
            tenants = (NATIONAL, TRUST) if service.own_tenant else (TRUST,)
            running = make_running_service(service, routes, *tenants, secret=DEMO_ROUNDING)
            consumer = Consumer(bus.reader(), running.runtime.handler_of, service.subscription, spans.consuming)
            listeners[service.name] = Listener(running, consumer)
        sender = bus.sender()
        return Stage(scenario, listeners, sender, {topic: sender.last_sequence(topic) for topic in topics}, ids)

    return make


def _services(of_evaluation: Service) -> Iterable[tuple[Service, tuple[Blueprint, ...]]]:
    yield matching.service.MATCHING, matching.service.routes()
    yield partnership_journal.service.JOURNAL, partnership_journal.service.routes()
    yield of_evaluation, evaluation.service.routes()
    yield insights.service.INSIGHTS, insights.service.routes()


@pytest.mark.timeout(1200)
def test_other_interleavings_give_the_figures_of_the_run(
    bus: Bus, make_stage: MakeStage, told: MessagesByTopic, played: Figures
) -> None:
    stage = make_stage(EVALUATION)
    assert stage.play(told, None) == played
    wrong = {seed: found for seed in SEEDS[bus.kind] if (found := stage.play(told, Interleaving(seed))) != played}
    assert wrong == {}


# The naive way


def consents_first(received: Received) -> Iterable[Reaction]:
    """Takes it for granted that recruitment's facts come before the journal's, as they do when all goes well."""
    if isinstance(received.fact, PartnershipFormed):
        known = {person for (person,) in received.db.execute("SELECT person FROM participants_1 WHERE survey IS NOT NULL")}
        if not {received.fact.senior, received.fact.colleague} <= known:
            return []
    return EVALUATION.subscription.react(received)


@pytest.mark.parametrize("bus", ["postgres"], indirect=True)
def test_a_service_that_relies_on_two_topics_order_shows(make_stage: MakeStage, told: MessagesByTopic, played: Figures) -> None:
    stage = make_stage(replace(EVALUATION, subscription=replace(EVALUATION.subscription, react=consents_first)))
    assert stage.play(told, None) == played
    assert any(differs(stage, told, seed, played) for seed in range(8))


def differs(stage: Stage, told: MessagesByTopic, seed: int, played: Figures) -> bool:
    """In figures, or in that somebody who answered is refused."""
    try:
        return stage.play(told, Interleaving(seed)) != played
    except AssertionError:
        return True
