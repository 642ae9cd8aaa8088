"""Topics, principals and rights on Kafka."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from kafka import KafkaAdminClient
from kafka.admin import (
    ACL,
    ACLOperation,
    ACLPermissionType,
    ACLResourcePatternType,
    ConfigResource,
    ConfigResourceType,
    ResourcePattern,
    ResourceType,
    ScramMechanism,
    UserScramCredentialUpsertion,
)
from kafka.errors import KafkaError, TopicAlreadyExistsError, UnknownTopicOrPartitionError, for_code

from plp_kit.messaging.bus.kafka.broker import Broker
from plp_kit.messaging.bus.kafka.ending import headings
from plp_kit.messaging.bus.kafka.sender import LARGEST_RECORD
from plp_kit.messaging.bus.port import Heading, Topic, Unfit, Unreachable

# Topics are kept for ever, above all the contributions: nothing expires or is compacted. Replicas are the cluster's default.
STANDING = {
    "cleanup.policy": "delete",
    "retention.ms": "-1",
    "retention.bytes": "-1",
    "max.message.bytes": str(LARGEST_RECORD),
}


class KafkaAdministrator:
    def __init__(self, broker: Broker) -> None:
        self._broker = broker
        self._client: KafkaAdminClient | None = None

    def create(self, topics: Sequence[Topic]) -> None:
        names = _names(topics)
        if not names:
            return
        with self._asked() as client:
            created = client.create_topics(
                {name: {"num_partitions": 1, "configs": STANDING} for name in names}, raise_errors=False
            )
            _require(created["topics"], TopicAlreadyExistsError)
            client.wait_for_topics(names)
            for entry in client.describe_topics(names):
                _require_one_partition(entry)
            client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, STANDING) for name in names])

    def delete(self, topics: Sequence[Topic]) -> None:
        """Returns once the broker has forgotten them."""
        names = _names(topics)
        if not names:
            return
        with self._asked() as client:
            _require(client.delete_topics(names, raise_errors=False)["topics"], UnknownTopicOrPartitionError)
            until = time.monotonic() + self._broker.answer_within
            while any(entry["error_code"] == 0 for entry in client.describe_topics(names)):
                if time.monotonic() > until:
                    raise Unreachable(f"{self._broker} did not delete {', '.join(names)} in time.")
                time.sleep(0.05)

    def enrol(self, principal: str, password: str) -> None:
        """Makes the principal, or gives it this password."""
        with self._asked() as client:
            credential = UserScramCredentialUpsertion(principal, ScramMechanism.SCRAM_SHA_512, password)
            refusal = client.alter_user_scram_credentials([credential])[principal]
        if refusal is not None:
            raise Unreachable(f"{self._broker} does not enrol {principal}: {refusal}")

    def allow(self, principal: str, *, writes: Sequence[Topic], reads: Sequence[Topic]) -> None:
        """A right for each topic by its whole name: patterns know prefixes, and a tenant's prefix would open its every topic.

        An idempotent producer needs no right of its own where it may write a topic; a writer reads where its topic ends.
        """
        rights = [_topic_right(principal, name, ACLOperation.WRITE) for name in _names(writes)]
        rights += [_topic_right(principal, name, ACLOperation.READ) for name in _names([*writes, *reads])]
        with self._asked() as client:
            failed = client.create_acls([*rights, _group_right(principal)])["failed"]
        if failed:
            raise Unreachable(f"{self._broker} does not grant {principal} its rights: {failed[0].__name__}")

    def beyond(self, topic: Topic, sequence: int) -> Sequence[Heading]:
        with closing(self._broker.consumer()) as consumer:
            return headings(self._broker, consumer, topic, sequence)

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    @contextmanager
    def _asked(self) -> Iterator[KafkaAdminClient]:
        self._client = self._client or self._broker.administrator()
        try:
            yield self._client
        except KafkaError as error:
            self.close()
            raise Unreachable(f"{self._broker} does not do what {self._broker.principal} asks: {error}") from error


def _names(topics: Sequence[Topic]) -> list[str]:
    return sorted({str(topic) for topic in topics})


def _require(answers: Sequence[dict[str, Any]], harmless: type[KafkaError]) -> None:
    """`harmless` is the error that says that it was done before."""
    for answer in answers:
        error = for_code(answer["error_code"])
        if answer["error_code"] != 0 and error is not harmless:
            raise error(answer["name"])


def _require_one_partition(described: dict[str, Any]) -> None:
    if len(described["partitions"]) != 1:
        raise Unfit(f"{described['name']} has {len(described['partitions'])} partitions; a topic has one, for ever.")


def _topic_right(principal: str, name: str, operation: ACLOperation) -> ACL:
    return _right(principal, operation, ResourcePattern(ResourceType.TOPIC, name, ACLResourcePatternType.LITERAL))


def _group_right(principal: str) -> ACL:
    """Prefix of the group whose offsets are kept for lag tools. No principal's name may end in the dot."""
    pattern = ResourcePattern(ResourceType.GROUP, f"{principal}.", ACLResourcePatternType.PREFIXED)
    return _right(principal, ACLOperation.READ, pattern)


def _right(principal: str, operation: ACLOperation, pattern: ResourcePattern) -> ACL:
    return ACL(f"User:{principal}", "*", operation, ACLPermissionType.ALLOW, pattern)
