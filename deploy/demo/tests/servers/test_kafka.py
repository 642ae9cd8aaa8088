"""An Apache Kafka of our own: whom it lets in, what it survives."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from kafka.admin import KafkaAdminClient

from plp_demo.servers.accounts import workspace
from plp_demo.servers.kafka import Kafka, KafkaServer
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
