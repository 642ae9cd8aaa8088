"""Statements that are put off come in their order, and are there when somebody asks."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors

from plp_demo.servers.postgres import Postgres
from plp_kit.core.database import Db
from plp_kit.process.rebuilding.gathering import gathering

INSERT = "INSERT INTO seats (seat, who) VALUES (%s, %s)"
MOVE = "UPDATE seats SET who = %s WHERE seat = %s"


@pytest.fixture
def db(postgres_server: Postgres) -> Iterator[Db]:
    with psycopg.connect(postgres_server.admin_url, autocommit=True) as connection:
        connection.execute("CREATE TEMPORARY TABLE seats (seat integer PRIMARY KEY, who text NOT NULL)")
        yield connection


def seats(db: Db) -> list[tuple[int, str]]:
    return db.execute("SELECT seat, who FROM seats ORDER BY seat").fetchall()


def test_what_is_written_in_turns_is_written_in_order(db: Db) -> None:
    with gathering(db) as put_off:
        for seat in range(20):
            put_off.execute(INSERT, (seat, "nobody"))
            if seat % 7 == 0:
                put_off.execute(MOVE, (f"first {seat}", seat))
                put_off.execute("UPDATE seats SET who = who || %(more)s WHERE seat = %(seat)s", {"more": "!", "seat": seat})
    assert seats(db) == [(seat, f"first {seat}!" if seat % 7 == 0 else "nobody") for seat in range(20)]


def test_who_reads_finds_what_was_put_off(db: Db) -> None:
    with gathering(db) as put_off:
        for seat in range(10):
            put_off.execute(INSERT, (seat, "nobody"))
        assert put_off.execute("SELECT count(*) FROM seats WHERE who = %s", ("nobody",)).fetchone() == (10,)
        assert put_off.execute(f"{MOVE} RETURNING seat", ("somebody", 3)).fetchone() == (3,)
        assert [seat for (seat,) in put_off.execute("SELECT seat FROM seats WHERE who = %s", ("somebody",))] == [3]
        put_off.execute(MOVE, ("nobody", 3))
        with put_off.cursor() as cursor:
            assert cursor.execute("SELECT who FROM seats WHERE seat = 3").fetchone() == ("nobody",)


def test_what_fails_fails_the_whole(db: Db) -> None:
    def write() -> None:
        with db.transaction(), gathering(db) as put_off:
            for seat in (*range(10), 3):
                put_off.execute(INSERT, (seat, "nobody"))

    with pytest.raises(errors.UniqueViolation):
        write()
    assert seats(db) == []
