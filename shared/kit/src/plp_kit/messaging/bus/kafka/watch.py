"""Finds out what a consumer does not report: whether the broker answers, and which topics this principal may read."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from kafka import KafkaAdminClient, TopicPartition
from kafka.errors import KafkaError
from kafka.structs import OffsetAndMetadata

from plp_kit.messaging.bus.kafka.broker import Broker
from plp_kit.messaging.bus.port import Topic, TopicRefused

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Watch:
    """A consumer polls nothing for ever if it may not read, or if the broker is gone. This asks the broker itself."""

    broker: Broker
    _client: KafkaAdminClient | None = field(default=None, repr=False)

    def readable(self, topics: Collection[Topic]) -> dict[Topic, str]:
        """Those of `topics` that exist and may be read, each with Kafka's id for it. Raises Unreachable."""
        try:
            described = self._asked().describe_topics([str(topic) for topic in topics])
        except KafkaError as error:
            self.close()
            raise self.broker.unreachable(error) from error
        return {Topic.parse(entry["name"]): entry["topic_id"] for entry in described if _may_be_read(entry)}

    def refused(self, topics: Collection[Topic]) -> TopicRefused:
        names = ", ".join(sorted(map(str, topics)))
        return TopicRefused(sorted(topics), f"{self.broker.principal} may not read, or there is not: {names}.")

    def leave_offsets(self, cursors: Mapping[Topic, int]) -> bool:
        """Stores offsets for tools that show a group's lag; the platform does not read them. Returns whether they were stored."""
        offsets = {TopicPartition(str(topic), 0): OffsetAndMetadata(cursor, "", -1) for topic, cursor in cursors.items()}
        try:
            answers = self._asked().alter_group_offsets(f"{self.broker.principal}.consumer", offsets)
        except KafkaError as error:
            log.info("offsets not left", extra={"reason": type(error).__name__})
            return False
        return all(answer.errno == 0 for answer in answers.values())

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def _asked(self) -> KafkaAdminClient:
        if self._client is None:
            self._client = self.broker.administrator()
        return self._client


def _may_be_read(described: Mapping[str, Any]) -> bool:
    return described["error_code"] == 0 and "READ" in described["authorized_operations"]
