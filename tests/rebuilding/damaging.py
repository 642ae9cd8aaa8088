"""Read models as they stand, and with every second row gone."""

from typing import Any

import psycopg
from psycopg import sql


def rows(url: str, table: str) -> list[tuple[Any, ...]]:
    """Every tenant's, as the superuser sees them."""
    with psycopg.connect(url) as db:
        return db.execute(sql.SQL("SELECT row::text FROM {} AS row ORDER BY 1").format(sql.Identifier(table))).fetchall()


def damage(url: str, table: str) -> None:
    with psycopg.connect(url) as db:
        halved = sql.SQL(
            """WITH numbered AS (SELECT ctid AS place, row_number() OVER () AS number FROM {table})
               DELETE FROM {table} WHERE ctid IN (SELECT place FROM numbered WHERE number % 2 = 1)"""
        )
        db.execute(halved.format(table=sql.Identifier(table)))
