"""The same demo on a real Apache Kafka with SCRAM and ACLs on, its broker killed on the way: the same tables."""

import pytest

from tests.support.commands import Played, Plp, about_people

pytestmark = pytest.mark.kafka


@pytest.fixture(scope="module")
def kafka_run(running_pilot_on_kafka: Plp) -> Played:
    return running_pilot_on_kafka.played()


def test_the_same_figures_come_out(pilot_run: Played, kafka_run: Played) -> None:
    assert kafka_run.answered.respondents == pilot_run.answered.respondents
    assert kafka_run.answered.national == pilot_run.answered.national
    assert kafka_run.answered.events == pilot_run.answered.events


def test_the_same_tables_are_printed(pilot_run: Played, kafka_run: Played) -> None:
    first, second = about_people(pilot_run), about_people(kafka_run)
    assert len(first) == 6
    assert list(first) == list(second)
    assert first == second


def test_the_messages_went_over_kafka(kafka_run: Played) -> None:
    assert "starting PostgreSQL (data and vault) and Apache Kafka" in kafka_run.output
    assert kafka_run.answered.restarts["kafka"] >= 1
