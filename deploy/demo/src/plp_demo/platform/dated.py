"""Every date that the services have of a trust: days, and when things fall due."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from psycopg import Connection, sql
from psycopg.rows import TupleRow

from plp_kit.core.days import day_of

COLUMNS: Final = """
    SELECT dated.table_name, dated.column_name, array_agg(keys.column_name::text ORDER BY keys.ordinal_position)
    FROM information_schema.columns AS dated
    JOIN information_schema.table_constraints AS kept
      ON (kept.table_schema, kept.table_name, kept.constraint_type) = (dated.table_schema, dated.table_name, 'PRIMARY KEY')
    JOIN information_schema.key_column_usage AS keys
      ON (keys.constraint_schema, keys.constraint_name, keys.table_name)
       = (kept.constraint_schema, kept.constraint_name, kept.table_name)
    WHERE dated.table_schema = 'public'
      AND (dated.data_type = 'date' OR (dated.table_name, dated.column_name) = ('deadlines', 'due_at'))
    GROUP BY 1, 2 HAVING 'tenant' = ANY(array_agg(keys.column_name::text)) ORDER BY 1, 2"""
"""Columns that hold days, with the primary keys of their tables."""

Dates: TypeAlias = Mapping[tuple[str, ...], date]
"""By service, by what it is, and by the row's key."""


def dates(db: Connection[TupleRow], service: str, trust: str) -> Dates:
    found: dict[tuple[str, ...], date] = {}
    for table, column, keys in db.execute(COLUMNS).fetchall():
        query = sql.SQL("SELECT {}, {}::text FROM {} WHERE tenant = %s AND {} IS NOT NULL").format(
            sql.Identifier(column),
            sql.SQL("::text, ").join(map(sql.Identifier, keys)),
            sql.Identifier(table),
            sql.Identifier(column),
        )
        for day, *key in db.execute(query, (trust,)).fetchall():
            due = f"falls due: {key[keys.index('name')]}" if table == "deadlines" else f"{table.rpartition('_')[0]}: {column}"
            found[service, due, *key] = day_of(day) if isinstance(day, datetime) else day
    return found


@dataclass(frozen=True, slots=True)
class Moved:
    """A day that moved in so many rows of a service."""

    service: str
    what: str
    before: date
    after: date
    rows: int


def moved(before: Dates, after: Dates) -> list[Moved]:
    """What was there before and is on another day after, in the order of services and of what it is."""
    days = ((service, what, day, after.get((service, what, *row), day)) for (service, what, *row), day in before.items())
    changed = Counter(each for each in days if each[2] != each[3])
    return [Moved(service, what, day, then, rows) for (service, what, day, then), rows in sorted(changed.items())]
