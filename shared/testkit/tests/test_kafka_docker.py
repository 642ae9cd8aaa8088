"""Kafka in Docker, as far as it can be looked at without an engine."""

from pathlib import Path

import pytest

from plp_demo.servers.kafka_jars import POM
from plp_demo.servers.kafka_properties import properties
from plp_testkit import kafka_docker


def test_the_image_is_the_version_that_maven_fetches() -> None:
    assert f"<version>{kafka_docker.IMAGE.partition(':')[2]}</version>" in POM.read_text()


def test_it_waits_for_its_settings_then_formats_with_scram_then_becomes_the_broker() -> None:
    *_, script = kafka_docker.start_command("cluster", "secret")
    waiting, formatting, serving = (
        script.index(word) for word in ("while", "SCRAM-SHA-512=[name=admin,password=secret]", "exec")
    )
    assert waiting < formatting < serving


def test_it_advertises_the_address_by_which_clients_reach_it() -> None:
    settings = properties(kafka_docker.PORTS, "/data", listen="0.0.0.0", advertised="engine:32768").splitlines()  # noqa: S104
    assert "advertised.listeners=CLIENTS://engine:32768,BROKER://127.0.0.1:9093" in settings
    assert "listeners=CLIENTS://0.0.0.0:9092,BROKER://127.0.0.1:9093,CONTROLLER://127.0.0.1:9094" in settings


def test_without_an_engine_there_is_no_image(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/no-engine")
    assert not kafka_docker.image_at_hand()


def test_before_it_is_started_it_has_no_address_and_stopping_it_is_nothing() -> None:
    container = kafka_docker.DockerKafka()
    container.stop()
    with pytest.raises(RuntimeError, match="before it is started"):
        assert container.bootstrap
