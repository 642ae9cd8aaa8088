"""Which bus an address means, and that no address shows its password."""

import subprocess
import sys

import pytest

from plp_kit.messaging.bus.connecting import BusSettings, administrator, reader, sender
from plp_kit.messaging.bus.kafka.broker import Broker
from plp_kit.messaging.bus.kafka.reader import KafkaReader
from plp_kit.messaging.bus.kafka.sender import KafkaSender
from plp_kit.messaging.bus.postgres.administrator import PostgresAdministrator
from plp_kit.messaging.bus.postgres.reader import PostgresReader

KAFKA = "kafka://matching:s%2Fcret@one:9092,two:9093"


@pytest.mark.parametrize("address", ["postgresql://matching:secret@localhost/bus", "host=localhost dbname=bus user=matching"])
def test_an_address_of_postgresql_means_the_postgresql_bus(address: str) -> None:
    assert isinstance(reader(address), PostgresReader)
    assert isinstance(administrator(BusSettings(address)), PostgresAdministrator)


@pytest.mark.parametrize("address", [KAFKA, KAFKA.replace("kafka:", "kafka+ssl:")])
def test_an_address_of_kafka_means_kafka(address: str) -> None:
    assert isinstance(reader(address), KafkaReader)
    assert isinstance(sender(BusSettings(address)), KafkaSender)


@pytest.mark.parametrize("address", ["amqp://somewhere", "secret", "", "nonsense=secret"])
def test_another_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(ValueError, match="begins with postgresql://, kafka:// or kafka\\+ssl://") as refused:
        BusSettings(address)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("address", ["kafka://one:9092", "kafka://matching:secret@one", "kafka://matching:secret@one:port"])
def test_an_address_of_kafka_names_principal_and_port(address: str) -> None:
    with pytest.raises(ValueError, match="kafka://user:password@host:port") as refused:
        sender(address)
    assert "secret" not in str(refused.value)


def test_an_address_of_kafka_may_name_several_brokers() -> None:
    broker = Broker.parse(KAFKA, None, 5)
    assert (broker.servers, broker.principal, broker.password) == (("one:9092", "two:9093"), "matching", "s/cret")
    assert not broker.encrypted
    assert Broker.parse(KAFKA.replace("kafka:", "kafka+ssl:"), None, 5).encrypted


def test_no_password_is_shown() -> None:
    shown = repr(BusSettings("postgresql://matching:secret@localhost/bus")) + repr(Broker.parse(KAFKA, None, 5))
    assert "cret" not in shown


def test_the_postgresql_bus_does_not_import_kafka() -> None:
    """Half a second that every process would wait."""
    script = (
        "import sys, plp_kit.messaging.bus.connecting as c; c.reader('postgresql://a:b@c/d'); sys.exit('kafka' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
