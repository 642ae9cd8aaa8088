# The part of kafka-python 3.0.12 that the kit uses; the library carries no types.

from typing import NamedTuple

from kafka.admin import KafkaAdminClient as KafkaAdminClient
from kafka.consumer import KafkaConsumer as KafkaConsumer
from kafka.producer import KafkaProducer as KafkaProducer

class TopicPartition(NamedTuple):
    topic: str
    partition: int
