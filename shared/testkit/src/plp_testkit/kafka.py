"""Which Apache Kafka tests are given: the one of PLP_TEST_KAFKA, else one in Docker, else one of ours."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from plp_demo.servers import kafka_jars
from plp_demo.servers.kafka import Kafka, KafkaServer


@dataclass(frozen=True, slots=True)
class GivenKafka(Kafka):
    """A broker that is there already."""

    address: str
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def bootstrap(self) -> str:
        return self.address

    @property
    def admin_user(self) -> str:
        return self.user

    @property
    def admin_password(self) -> str:
        return self.password


def kafka(folder: Path, libraries: Path = kafka_jars.LIBRARIES) -> Kafka:
    """PLP_TEST_KAFKA's; else one in Docker; else one of ours in `folder`. Not yet started. Raises Unobtainable."""
    given = os.environ.get("PLP_TEST_KAFKA")
    if given:
        return GivenKafka(given, os.environ.get("PLP_TEST_KAFKA_USER", ""), os.environ.get("PLP_TEST_KAFKA_PASSWORD", ""))
    return _in_docker() or KafkaServer(folder, kafka_jars.jars(libraries))


def _in_docker() -> Kafka | None:
    """None where no engine answers."""
    from plp_testkit.kafka_docker import DockerKafka, image_at_hand  # noqa: PLC0415 (slow)

    return DockerKafka() if image_at_hand() else None
