"""A row for any table, made of what the catalogue says of its columns, and statements that try to reach it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, LiteralString

from psycopg import sql

from plp_kit.core.database import Db

FILLERS: Final[Mapping[str, LiteralString]] = {
    "bigint": "5",
    "boolean": "true",
    "bytea": "'\\x00'",
    "date": "'2021-01-04'",
    "integer": "5",
    "integer[]": "'{1}'",
    "jsonb": "'{}'",
    "sealed": "'{}'",
    "text": "'x'",
    "text[]": "'{evaluation,insights,matching,partnership_journal,recruitment}'",
    "timestamp with time zone": "'2021-01-04'",
    "uuid": "'00000000-0000-4000-8000-000000000001'",
    "uuid[]": "'{}'",
}
"""A value of each type, always the same: so a row finds those that it refers to."""

NEEDED_TOO: Final[Mapping[str, tuple[str, ...]]] = {"keys": ("wrapped",), "access_records": ("person",)}
"""Columns that may be empty, but not in the row that a table's checks let in."""


OWN: Final = frozenset({("recognised", "service")})
"""Columns that say whose row it is; a vault's login is called as its service."""


@dataclass(frozen=True, slots=True)
class Column:
    """The privileges are those of the login that was asked about."""

    name: str
    kind: str
    is_needed: bool
    may_insert: bool
    may_update: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """Statements that a login tries on one table, and which kinds of them it has been granted."""

    table: str
    login: str
    refers_to: tuple[str, ...]
    may_select: bool
    may_delete: bool
    columns: tuple[Column, ...]

    @property
    def may_insert(self) -> bool:
        return any(column.may_insert for column in self.columns) and all(column.may_insert for column in self._needed)

    @property
    def may_update(self) -> bool:
        return self._touched.may_update

    def insert(self, tenant: str | None = None) -> sql.Composed:
        """Without a tenant it is the setting's."""
        names = [*(["tenant"] if tenant else []), *(column.name for column in self._needed)]
        values = [*([sql.Literal(tenant)] if tenant else []), *(self._value(column) for column in self._needed)]
        listed = sql.SQL(", ")
        into = listed.join(map(sql.Identifier, names))
        return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(self._name, into, listed.join(values))

    def _value(self, column: Column) -> sql.Literal | sql.SQL:
        """Where a service has rows of its own, it is the login's."""
        return sql.Literal(self.login) if (self.table, column.name) in OWN else sql.SQL(_filler(self.table, column))

    def count(self) -> sql.Composed:
        return sql.SQL("SELECT count(*) FROM {}").format(self._name)

    def touch(self) -> sql.Composed:
        """An update, of every row that is seen, that changes nothing."""
        return sql.SQL("UPDATE {0} SET {1} = {1}").format(self._name, sql.Identifier(self._touched.name))

    def give_to(self, tenant: str) -> sql.Composed:
        return sql.SQL("UPDATE {} SET tenant = {}").format(self._name, sql.Literal(tenant))

    def delete(self) -> sql.Composed:
        return sql.SQL("DELETE FROM {}").format(self._name)

    @property
    def _name(self) -> sql.Identifier:
        return sql.Identifier(self.table)

    @property
    def _needed(self) -> list[Column]:
        return [column for column in self.columns if column.is_needed or column.name in NEEDED_TOO.get(self.table, ())]

    @property
    def _touched(self) -> Column:
        return max(self.columns, key=lambda column: column.may_update)


def tried(db: Db, login: str, names: Iterable[str]) -> list[Tried]:
    """In such an order that what a row refers to comes first. `db` is a superuser's."""
    attempts = [_tried(db, login, name) for name in names]
    return sorted(attempts, key=lambda each: len(each.refers_to))


def _tried(db: Db, login: str, table: str) -> Tried:
    columns = tuple(Column(*row) for row in db.execute(COLUMNS, {"table": table, "login": login}))
    ((refers_to, may_select, may_delete),) = db.execute(TABLE, {"table": table, "login": login}).fetchall()
    return Tried(table, login, tuple(refers_to), may_select, may_delete, columns)


def _filler(table: str, column: Column) -> LiteralString:
    assert column.kind in FILLERS, f"{table}.{column.name}: give FILLERS in tests/walls/rows.py a value of {column.kind}"
    return FILLERS[column.kind]


TABLE: Final[LiteralString] = """
    SELECT ARRAY (SELECT DISTINCT confrelid::regclass::text FROM pg_constraint
                  WHERE contype = 'f' AND conrelid = to_regclass(%(table)s)),
           has_any_column_privilege(%(login)s, %(table)s, 'SELECT'), has_table_privilege(%(login)s, %(table)s, 'DELETE')"""
COLUMNS: Final[LiteralString] = """
    SELECT attname, format_type(atttypid, atttypmod), attnotnull AND NOT atthasdef AND attidentity = '',
           has_column_privilege(%(login)s, attrelid, attnum, 'INSERT'),
           has_column_privilege(%(login)s, attrelid, attnum, 'UPDATE') AND attidentity = ''
    FROM pg_attribute
    WHERE attrelid = to_regclass(%(table)s) AND attnum > 0 AND NOT attisdropped AND attname <> 'tenant' ORDER BY attnum"""
