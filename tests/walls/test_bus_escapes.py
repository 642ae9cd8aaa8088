"""Ways by which a principal of the bus could help itself to more: the server refuses each of them."""

from collections.abc import Callable
from typing import Any

import pytest
from kafka import TopicPartition
from kafka.errors import KafkaError
from kafka.structs import OffsetAndMetadata
from psycopg import errors

from tests.walls.estate import OURS, THEIRS, Estate
from tests.walls.sides import ADMIN, KafkaSide, read_right

TOPIC, GROUP, CLUSTER = 29, 30, 31
"""Kafka's numbers for a right that is missing on each."""
OUR_TOPIC, THEIR_TOPIC = f"{OURS}.recruitment", f"{THEIRS}.recruitment"
PLACE = {TopicPartition(THEIR_TOPIC, 0): OffsetAndMetadata(1, "", -1)}
EVERYTHING = ADMIN.ResourcePatternFilter(ADMIN.ResourceType.ANY, None, ADMIN.ACLResourcePatternType.ANY)
EVERY_RIGHT = ADMIN.ACLFilter(None, None, ADMIN.ACLOperation.ANY, ADMIN.ACLPermissionType.ANY, EVERYTHING)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO grants (principal, topic, reads) VALUES (current_user, 'tzb.recruitment', true)",
        "UPDATE grants SET reads = true, writes = true",
        "INSERT INTO topics (topic) VALUES ('rha.mine')",
        "DELETE FROM topics",
        "UPDATE log SET data = ''",
        "DELETE FROM log",
        "TRUNCATE log",
        "ALTER TABLE log DISABLE ROW LEVEL SECURITY",
    ],
)
def test_nobody_on_the_postgresql_bus_helps_themselves(estate: Estate, statement: str) -> None:
    for login in ("matching", "matching_relay", f"matching_{OURS}", f"matching_{OURS}_relay"):
        with estate.as_login("data", "bus", login) as db, pytest.raises(errors.InsufficientPrivilege):
            db.execute(statement.encode())


TRIED: dict[str, tuple[int, Callable[[Any], object]]] = {
    "a topic of its own": (TOPIC, lambda client: client.create_topics({f"{OURS}.mine": {"num_partitions": 1}})),
    "no topic for the others": (TOPIC, lambda client: client.delete_topics([THEIR_TOPIC])),
    "nothing on a topic that it reads": (TOPIC, lambda client: client.delete_records({TopicPartition(OUR_TOPIC, 0): 1})),
    "more partitions": (TOPIC, lambda client: client.create_partitions({OUR_TOPIC: 2})),
    "a look at the others' place": (GROUP, lambda client: client.list_group_offsets(f"recruitment_{THEIRS}.consumer")),
    "another place for the others": (GROUP, lambda client: client.alter_group_offsets("recruitment.consumer", PLACE)),
    "a look at everybody's rights": (CLUSTER, lambda client: client.describe_acls(EVERY_RIGHT)),
}


@pytest.mark.kafka
@pytest.mark.parametrize("login", ["matching", f"matching_{OURS}"])
def test_nobody_on_kafka_helps_themselves(kafka_side: KafkaSide, login: str) -> None:
    client: Any = kafka_side.broker(login).administrator()
    try:
        for what, (number, attempt) in TRIED.items():
            with pytest.raises(KafkaError) as refused:
                attempt(client)
            assert refused.value.errno == number, what
        assert [refusal.errno for refusal in client.create_acls([read_right(login, THEIR_TOPIC)])["failed"]] == [CLUSTER]
        assert [refusal.errno for _, _, refusal in client.delete_acls([EVERY_RIGHT])] == [CLUSTER]
        taken_over = ADMIN.UserScramCredentialUpsertion("recruitment", ADMIN.ScramMechanism.SCRAM_SHA_512, "mine")
        assert "needs ALTER permission" in client.alter_user_scram_credentials([taken_over])["recruitment"]
    finally:
        client.close()
