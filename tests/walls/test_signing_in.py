"""Who the servers let in: a login, with its own password, in the one way there is. Each answer is the server's own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from plp_demo.servers.kafka import Kafka, KafkaServer
from plp_demo.servers.ports import LOOPBACK
from tests.walls.estate import CLUSTERS, OURS, PASSWORD, Estate
from tests.walls.kafka_door import (
    EVERY_TOPIC,
    ILLEGAL_STATE,
    LET_IN,
    METADATA,
    NO_BROKER_NO_TOPIC,
    REFUSED,
    UNSUPPORTED_MECHANISM,
    Door,
    HungUp,
    at_the_door,
    signs_in,
)
from tests.walls.sides import KafkaSide
from tests.walls.topics import defined


@pytest.fixture
def door(kafka_side: KafkaSide) -> Iterator[Door]:
    with at_the_door(kafka_side.bootstrap) as opened:
        yield opened


@pytest.mark.kafka
def test_kafka_lets_each_principal_in_with_its_password_and_with_no_other(kafka_side: KafkaSide, estate: Estate) -> None:
    """The broker takes its time over a refusal."""
    with ThreadPoolExecutor(8) as pool:
        tried = [(login, password) for login, _ in defined(estate) for password in (PASSWORD, PASSWORD[:-1])]
        answers = dict(zip(tried, pool.map(lambda pair: _tried(kafka_side, *pair), tried), strict=True))
    assert answers == {(login, password): LET_IN if password == PASSWORD else REFUSED for login, password in tried}


@pytest.mark.kafka
@pytest.mark.parametrize("password", ["", PASSWORD.upper(), f"{PASSWORD} ", f"{PASSWORD},r=0"])
def test_kafka_takes_no_password_that_is_nearly_right(kafka_side: KafkaSide, password: str) -> None:
    assert _tried(kafka_side, "recruitment", password) == REFUSED


def _tried(side: KafkaSide, login: str, password: str) -> int:
    with at_the_door(side.bootstrap) as opened:
        return signs_in(opened, login, password)


@pytest.mark.kafka
@pytest.mark.parametrize("user", ["nobody", "admin", "ANONYMOUS", f"recruitment_{OURS}_relay", "recruitment,n=admin"])
def test_kafka_lets_nobody_else_in(door: Door, user: str) -> None:
    assert signs_in(door, user, PASSWORD) == REFUSED


@pytest.mark.kafka
@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "OAUTHBEARER", "GSSAPI", "ANONYMOUS", ""])
def test_kafka_knows_no_other_way_in(door: Door, mechanism: str) -> None:
    assert door.handshake(mechanism) == UNSUPPORTED_MECHANISM


@pytest.mark.kafka
def test_kafka_takes_no_password_in_the_clear(door: Door) -> None:
    """Even after a handshake for the way that there is."""
    assert door.handshake("SCRAM-SHA-512") == LET_IN
    code, _ = door.authenticate(f"\0recruitment\0{PASSWORD}".encode())
    assert code == REFUSED


@pytest.mark.kafka
def test_kafka_tells_nobody_anything_before_they_signed_in(door: Door) -> None:
    with pytest.raises(HungUp):
        door.ask(METADATA, 1, EVERY_TOPIC)


@pytest.mark.kafka
def test_kafka_takes_nobody_by_half(door: Door) -> None:
    """A name alone, without the proof that must follow, opens nothing: it is answered emptily, and shown out."""
    assert door.handshake("SCRAM-SHA-512") == LET_IN
    code, _ = door.authenticate(b"n,,n=recruitment,r=0123456789abcdef")
    assert code == LET_IN
    assert door.ask(METADATA, 1, EVERY_TOPIC) == NO_BROKER_NO_TOPIC
    with pytest.raises(HungUp):
        door.ask(METADATA, 1, EVERY_TOPIC)


@pytest.mark.kafka
def test_kafka_takes_no_proof_without_a_handshake(door: Door) -> None:
    try:
        code, _ = door.authenticate(b"n,,n=recruitment,r=0123456789abcdef")
    except HungUp:
        return
    assert code == ILLEGAL_STATE


@pytest.mark.kafka
@pytest.mark.usefixtures("kafka_side")
def test_where_nobody_is_asked_who_they_are_everything_is_told(kafka_server: Kafka) -> None:
    """What the same questions find at the broker's inner listener, which stands on loopback only: so would they at a gap."""
    if not isinstance(kafka_server, KafkaServer):
        pytest.skip("only our own broker's inner listener can be reached")
    with at_the_door(f"{LOOPBACK}:{kafka_server.ports.broker}") as inner:
        answer = inner.ask(METADATA, 1, EVERY_TOPIC)
    assert f"{OURS}.recruitment".encode() in answer


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_postgresql_lets_each_login_in_with_its_password_alone(estate: Estate, cluster: str) -> None:
    server = estate.server(cluster)
    with psycopg.connect(server.admin_url) as db:
        logins = [name for (name,) in db.execute("SELECT rolname FROM pg_roles WHERE rolcanlogin")]
    assert len(logins) > 1
    for login in [*logins, "nobody"]:
        for password in ("", PASSWORD[:-1], PASSWORD.upper()):
            with pytest.raises(psycopg.OperationalError, match=r"password authentication failed|no password supplied"):
                psycopg.connect(make_conninfo(server.admin_url, user=login, password=password)).close()
