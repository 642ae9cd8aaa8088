"""An Apache Kafka of our own: whom it lets in, what it survives."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from kafka.admin import KafkaAdminClient

from plp_demo.servers.accounts import workspace
from plp_demo.servers.kafka import GivenKafka, Kafka, KafkaServer, kafka
from plp_demo.servers.kafka_jars import Unobtainable
from plp_demo.servers.ports import is_open
from plp_demo.servers.processes import Process
from plp_testkit.process_table import descendants, lives

pytestmark = pytest.mark.kafka


@pytest.fixture(scope="module")
def brittle(kafka_server: Kafka) -> Iterator[KafkaServer]:
    """One that may be killed. Asking for the session's first says, loudly, where none is to be had."""
    if not isinstance(kafka_server, KafkaServer):
        pytest.skip("only a broker of our own can be killed")
    with workspace("kafka") as folder, KafkaServer(folder / "broker of ours", kafka_server.libraries) as started:
        yield started


@pytest.fixture
def broker(brittle: KafkaServer) -> KafkaServer:
    brittle.start()
    return brittle


def topics(server: Kafka) -> set[str]:
    administrator = KafkaAdminClient(**server.settings(server.admin_user, server.admin_password))
    try:
        return {topic["name"] for topic in administrator.describe_topics()}
    finally:
        administrator.close()


def make_topic(server: Kafka, name: str) -> None:
    administrator = KafkaAdminClient(**server.settings(server.admin_user, server.admin_password))
    try:
        administrator.create_topics({name: {"num_partitions": 1, "replication_factor": 1}})
    finally:
        administrator.close()


def test_it_lets_its_administrator_in(kafka_server: Kafka) -> None:
    assert kafka_server.admits(kafka_server.admin_user, kafka_server.admin_password)


def test_it_refuses_a_wrong_password(kafka_server: Kafka) -> None:
    assert not kafka_server.admits(kafka_server.admin_user, "wrong", within=1)


def test_it_refuses_a_stranger(kafka_server: Kafka) -> None:
    assert not kafka_server.admits("stranger", kafka_server.admin_password, within=1)


def test_it_refuses_whoever_names_nobody(kafka_server: Kafka) -> None:
    assert not kafka_server.admits("", "", within=1)


def test_its_password_is_for_our_own_eyes(broker: KafkaServer) -> None:
    assert broker.process
    assert broker.admin_password not in Path(f"/proc/{broker.process.pid}/cmdline").read_text()
    assert broker.admin_password not in repr(broker)
    assert (broker.folder / "access.json").stat().st_mode & 0o077 == 0
    assert not (broker.folder / "format.arguments").exists()


def test_it_comes_back_with_its_topics_on_the_same_port_after_a_kill_and_after_a_stop(broker: KafkaServer) -> None:
    make_topic(broker, "rha.recruitment")
    before = broker.bootstrap
    broker.kill()
    broker.start()
    assert "rha.recruitment" in topics(broker)
    broker.stop()
    broker.start()
    assert "rha.recruitment" in topics(broker)
    assert broker.bootstrap == before


def test_it_leaves_nothing_running(broker: KafkaServer) -> None:
    assert broker.process
    everyone = descendants(broker.process.pid) | {broker.process.pid}
    broker.stop()
    assert not any(map(lives, everyone))
    assert not is_open(broker.ports.clients)


def test_another_process_later_finds_the_same_broker_by_its_folder(broker: KafkaServer) -> None:
    make_topic(broker, "rha.matching")
    broker.stop()
    later = KafkaServer(broker.folder, broker.libraries)
    later.prepare()
    process = Process.start(later.program("bus"))
    process.wait_ready(later.ready, within=60)
    assert "rha.matching" in topics(later)
    process.stop()


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
