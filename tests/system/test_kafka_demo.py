"""The same demo on a real Apache Kafka with SCRAM and ACLs on, its broker killed on the way: the same tables."""

import os
import signal
from pathlib import Path

import pytest

from plp_demo.servers import kafka_jars
from plp_testkit.fixtures.kafka import SKIPPED
from tests.support.commands import Finished, playing

pytestmark = pytest.mark.kafka


@pytest.fixture(scope="module")
def at_hand() -> None:
    """A demo has a broker of its own, from the jars."""
    try:
        kafka_jars.jars()
    except kafka_jars.Unobtainable as missing:
        if os.environ.get("PLP_REQUIRE_KAFKA") == "1":
            pytest.fail(f"PLP_REQUIRE_KAFKA=1, but there is {SKIPPED}{missing}")
        pytest.skip(f"{SKIPPED}{missing}")


@pytest.fixture(scope="module")
def kafka_run(scenarios: Path, at_hand: None) -> Finished:  # noqa: ARG001 - looks before it starts anything
    """Its broker is killed while people act."""
    with playing("demo", scenarios / "pilot", "--bus", "kafka") as run:
        run.wait_for("commands\n  ")
        os.kill(run.children()["kafka"], signal.SIGKILL)
        return run.finish()


def test_the_same_figures_come_out(pilot_run: Finished, kafka_run: Finished) -> None:
    assert kafka_run.answered.respondents == pilot_run.answered.respondents
    assert kafka_run.answered.national == pilot_run.answered.national
    assert kafka_run.answered.events == pilot_run.answered.events


def test_the_same_tables_are_printed(pilot_run: Finished, kafka_run: Finished) -> None:
    about_people = [title for title in pilot_run.sections if not title.startswith(("Where", "Started again"))]
    assert len(about_people) == 4
    assert [kafka_run.sections[title] for title in about_people] == [pilot_run.sections[title] for title in about_people]


def test_the_messages_went_over_kafka(kafka_run: Finished) -> None:
    assert "starting PostgreSQL (data and vault) and Apache Kafka" in kafka_run.output
    assert kafka_run.answered.restarts["kafka"] >= 1


def test_nothing_is_left(kafka_run: Finished) -> None:
    assert kafka_run.left == ()
