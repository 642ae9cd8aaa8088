"""kafka-python's own benchmarks, run as it says: `python -m kafka.benchmarks...`, in a process of their own."""

import re
import subprocess
import sys

from benchmarks.notes.decider import MESSAGE_NAME, noted
from plp_demo.servers.kafka import Kafka
from plp_kit.messaging.bus import cloudevents
from plp_kit.messaging.bus.port import Message, Topic
from plp_testkit.bus import message

# The same promise as our sender's, and the same room for a batch.
PRODUCER = (
    "acks=all",
    "enable_idempotence=True",
    "linger_ms=5",
    "batch_size=262144",
    "max_in_flight_requests_per_connection=5",
)
WITHIN = 120


def produced_per_second(broker: Kafka, topic: Topic, records: int, size: int) -> float:
    options = ("--record-size", str(size), "-c", *_signed_in(broker), *PRODUCER)
    return records / _seconds(_run("producer_performance", broker, topic, records, *options))


def consumed_per_second(broker: Kafka, topic: Topic, records: int) -> float:
    said = _run("consumer_performance", broker, topic, records, "-c", *_signed_in(broker))
    if f"Consumed {records} records" not in said:
        raise RuntimeError(said)
    return records / _seconds(said)


def bytes_of_a_record() -> int:
    """As our sender writes it: key, value and headers, so that theirs carries as much."""
    made = a_message(1)
    headers = cloudevents.headers(Topic("rha", "notes"), made)
    return len(made.stream) + len(made.data) + sum(len(name) + len(value) for name, value in headers)


def a_message(sequence: int) -> Message:
    """As the relay makes it of one event."""
    (event,) = noted(1, 1)
    data = f'{{"partnership":"{event.partnership}","number":{sequence},"text":"{event.text}"}}'.encode()
    made = message(sequence, data, f"note-{event.partnership}")
    return Message(made.id, MESSAGE_NAME, made.stream, sequence, made.at, data, made.correlation)


def _signed_in(broker: Kafka) -> list[str]:
    settings = broker.settings(broker.admin_user, broker.admin_password)
    return [f"{name}={value}" for name, value in settings.items() if name != "bootstrap_servers"]


def _run(module: str, broker: Kafka, topic: Topic, records: int, *options: str) -> str:
    command = (sys.executable, "-W", "ignore", "-m", f"kafka.benchmarks.{module}")
    to = ("-b", broker.bootstrap, "-t", str(topic), "--num-records", str(records), "--stats-interval", "60")
    done = subprocess.run((*command, *to, *options), check=True, capture_output=True, text=True, timeout=WITHIN)
    return done.stdout


def _seconds(said: str) -> float:
    found = re.search(r"Execution time: ([\d.]+)", said)
    if found is None:
        raise RuntimeError(said)
    return float(found[1])
