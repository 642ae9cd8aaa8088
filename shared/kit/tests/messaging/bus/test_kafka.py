"""What only Kafka has to get right: records that are no messages, markers, topics made by others, broker limits, threads."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from uuid import uuid4

import pytest
from kafka import KafkaAdminClient, KafkaProducer, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType
from kafka.errors import KafkaError

from plp_demo.servers.kafka import Kafka
from plp_demo.servers.ports import wait_until
from plp_kit.messaging.bus import cloudevents, connecting
from plp_kit.messaging.bus.connecting import BusSettings
from plp_kit.messaging.bus.port import LARGEST_DATA, Message, TooLarge, Topic, Undecodable, Unfit, Unreachable
from plp_testkit.bus import Bus, BusServer, applied, message, messages, read_some, read_until

pytestmark = pytest.mark.kafka


@pytest.fixture
def bus(kafka_bus: BusServer) -> Iterator[Bus]:
    with ExitStack() as stack:
        bus = Bus(kafka_bus, stack)
        bus.enrol("recruitment", "matching")
        yield bus


@pytest.fixture
def client(kafka_server: Kafka) -> Iterator[KafkaAdminClient]:
    with closing(KafkaAdminClient(**kafka_server.settings(kafka_server.admin_user, kafka_server.admin_password))) as client:
        yield client


def produce(kafka_server: Kafka, topic: Topic, *sent: Message, commit: bool | None = None, **options: object) -> None:
    """Past our sender; in a transaction if `commit` says how that ends."""
    if commit is not None:
        options["transactional_id"] = f"test-{uuid4()}"
    settings = kafka_server.settings(kafka_server.admin_user, kafka_server.admin_password)
    with closing(KafkaProducer(**settings, **options)) as producer:
        if commit is not None:
            producer.init_transactions()
            producer.begin_transaction()
        for each in sent:
            producer.send(str(topic), each.data, each.stream.encode(), cloudevents.headers(topic, each), partition=0).get(10)
        if commit is not None:
            producer.commit_transaction() if commit else producer.abort_transaction()


def test_a_record_that_is_no_message_keeps_its_place(bus: Bus, kafka_server: Kafka) -> None:
    topic = bus.topic()
    sender = bus.sender()
    sender.send(topic, messages(1, 1))
    settings = kafka_server.settings(kafka_server.admin_user, kafka_server.admin_password)
    with closing(KafkaProducer(**settings)) as producer:
        producer.send(str(topic), b"not ours", b"trust-1", [("ce_sequence", b"2")], partition=0).get(10)
    sender.send(topic, messages(3, 3))
    deliveries = read_some(bus.reader({topic: 0}), 3)
    assert [delivery.cursor for delivery in deliveries] == [1, 2, 3]
    assert deliveries[1].message == Undecodable("header ce_specversion is missing", b"not ours", 2, None, "trust-1")
    assert sender.last_sequence(topic) == 3


def test_what_a_transaction_took_back_is_not_read_and_its_markers_hide_nothing(bus: Bus, kafka_server: Kafka) -> None:
    topic = bus.topic()
    sender = bus.sender()
    sent = messages(1, 4)
    sender.send(topic, sent[:2])
    produce(kafka_server, topic, *messages(3, 5), commit=False)
    assert sender.last_sequence(topic) == 2
    produce(kafka_server, topic, sent[2], commit=True)
    assert sender.last_sequence(topic) == 3
    sender.send(topic, sent[3:])
    deliveries = read_until(bus.reader({topic: 0}), lambda deliveries: len(deliveries) >= 4)
    assert [delivery.message for delivery in deliveries] == sent


def test_a_topic_of_nothing_but_markers_is_empty(bus: Bus, kafka_server: Kafka) -> None:
    topic = bus.topic()
    produce(kafka_server, topic, message(1), commit=False)
    assert bus.sender().last_sequence(topic) == 0


def test_a_topic_that_others_made_must_have_the_platforms_settings(bus: Bus, client: KafkaAdminClient) -> None:
    topic = Topic(f"t{bus.mark}", "contributions")
    client.create_topics({str(topic): {"num_partitions": 1, "configs": {"cleanup.policy": "compact", "retention.ms": "1000"}}})
    bus.topic("contributions")
    described = client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, str(topic))])
    values = {name: config["value"] for name, config in described["topic"][str(topic)].items()}
    assert values["cleanup.policy"] == "delete"
    assert (values["retention.ms"], values["retention.bytes"]) == ("-1", "-1")
    assert int(values["max.message.bytes"]) > LARGEST_DATA


def test_a_topic_of_several_partitions_is_refused(bus: Bus, client: KafkaAdminClient) -> None:
    topic = Topic(f"t{bus.mark}", "recruitment")
    client.create_topics({str(topic): {"num_partitions": 3}})
    with pytest.raises(Unfit, match=f"{topic} has 3 partitions"):
        bus.administrator.create([topic])


def test_a_limit_of_the_brokers_own_is_too_large_as_well(bus: Bus, client: KafkaAdminClient) -> None:
    """A topic that somebody tightened. What slipped in behind the message is a gap until all of it is sent again."""
    topic = bus.topic()
    client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, str(topic), {"max.message.bytes": "5000"})])
    sender = bus.sender()
    sent = [message(1), message(2, data=b"x" * 10_000), *messages(3, 4)]
    sender.send(topic, sent[:1])
    with pytest.raises(TooLarge):
        sender.send(topic, sent)
    bus.administrator.create([topic])
    sender.send(topic, sent)
    deliveries = read_until(bus.reader({topic: 0}), lambda deliveries: len(applied(deliveries, topic)) == 4)
    assert applied(deliveries, topic) == sent


def test_offsets_are_left_for_tools_that_show_lag(bus: Bus, client: KafkaAdminClient) -> None:
    topic = bus.topic()
    bus.sender().send(topic, messages(1, 7))
    reader = bus.reader({topic: 0})
    read_some(reader, 7)
    group = f"{bus.principal('matching')}.consumer"

    def left() -> int:
        reader.read(1, 0.5)
        try:
            offsets = client.list_group_offsets([group])[group]
        except KafkaError:
            return 0
        return int(offsets[TopicPartition(str(topic), 0)].offset) if offsets else 0

    assert wait_until(lambda: left() == 7, within=15)


def test_being_refused_again_and_again_leaves_no_threads_behind(bus: Bus) -> None:
    address = bus.settings("matching", writes=False).url.replace("them", "nobody")
    settings = BusSettings(address, answer_within=1, acknowledge_within=2)
    reader = connecting.reader(settings)
    reader.follow({Topic("rha", "recruitment"): 0})
    before = threading.active_count()
    for _ in range(3):
        with pytest.raises(Unreachable):
            reader.read(1, 0.1)
    assert threading.active_count() <= before


def test_what_is_closed_leaves_no_threads_behind(bus: Bus) -> None:
    topic = bus.topic()
    before = threading.active_count()
    sender = connecting.sender(bus.settings("recruitment", writes=True))
    reader = connecting.reader(bus.settings("matching", writes=False))
    sender.send(topic, messages(1, 1))
    reader.follow({topic: 0})
    read_some(reader, 1)
    sender.close()
    reader.close()
    assert wait_until(lambda: threading.active_count() <= before, within=5)
