"""Which Apache Kafka tests are given."""

from pathlib import Path

import pytest

from plp_demo.servers.kafka import Kafka
from plp_demo.servers.kafka_jars import Unobtainable
from plp_testkit.kafka import GivenKafka, kafka


@pytest.mark.kafka
def test_a_given_broker_is_used_and_nothing_is_started(
    kafka_server: Kafka, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLP_TEST_KAFKA", kafka_server.bootstrap)
    monkeypatch.setenv("PLP_TEST_KAFKA_USER", kafka_server.admin_user)
    monkeypatch.setenv("PLP_TEST_KAFKA_PASSWORD", kafka_server.admin_password)
    with kafka(tmp_path / "unused") as given:
        assert isinstance(given, GivenKafka)
        assert given.admits(given.admin_user, given.admin_password)
    assert not (tmp_path / "unused").exists()
    assert kafka_server.admits(kafka_server.admin_user, kafka_server.admin_password)


def test_without_java_nothing_can_be_had_and_the_reason_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLP_TEST_KAFKA", raising=False)
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/no-engine")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unobtainable, match="no java on the path"):
        kafka(tmp_path / "broker")
