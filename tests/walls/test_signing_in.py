"""Who the servers let in: a login, with its own password, in the one way there is. Each answer is the server's own."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.walls.estate import CLUSTERS, OURS, PASSWORD, Estate
from tests.walls.kafka_door import (
    EVERY_TOPIC,
    ILLEGAL_STATE,
    LET_IN,
    METADATA,
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
    wrong = ("", PASSWORD[:-1], PASSWORD.upper(), f"{PASSWORD} ")
    for login, _ in defined(estate):
        answers = {}
        for password in (PASSWORD, *wrong):
            with at_the_door(kafka_side.bootstrap) as opened:
                answers[password] = signs_in(opened, login, password)
        assert answers == {PASSWORD: LET_IN} | dict.fromkeys(wrong, REFUSED), login


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
    """A name alone, without the proof that must follow, opens nothing."""
    assert door.handshake("SCRAM-SHA-512") == LET_IN
    code, _ = door.authenticate(b"n,,n=recruitment,r=0123456789abcdef")
    assert code == LET_IN
    with pytest.raises(HungUp):
        door.ask(METADATA, 1, EVERY_TOPIC)


@pytest.mark.kafka
def test_kafka_takes_no_proof_without_a_handshake(door: Door) -> None:
    try:
        code, _ = door.authenticate(b"n,,n=recruitment,r=0123456789abcdef")
    except HungUp:
        return
    assert code == ILLEGAL_STATE


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
