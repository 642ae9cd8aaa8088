"""What stands in clear: every field of every stored event, and every column of every table, but for what is sealed."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

import psycopg

from plp_demo.servers.postgres import PostgresServer
from plp_kit.core.sealed import Sealed
from plp_operate.deployment.services import SERVICES

EVERYWHERE: Final = "every service"
OF_NOBODY: Final = frozenset({"migrations"})


def of_events() -> dict[str, set[str]]:
    """By the event's name: its fields that are not sealed, `applicant.sides` for one within another."""
    return {
        name: set(plain_fields(shape))
        for service in SERVICES
        for each in service.slices
        for name, shape in each.stored.shapes.items()
    }


def plain_fields(shape: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 - any annotation
    """Nothing of a sealed value; of a list or an alternative what its parts have."""
    if shape is Sealed:
        return
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        for field in fields(shape):
            yield from plain_fields(hints[field.name], f"{path}.{field.name}" if path else field.name)
    elif inner := [argument for argument in get_args(shape) if argument not in {NoneType, Ellipsis}]:
        yield from {found for argument in inner for found in plain_fields(argument, path)}
    elif path:
        yield path


def of_tables(data: PostgresServer, vault: PostgresServer) -> dict[str, set[str]]:
    """By database and table: its columns but the tenant. Tables that every service has alike stand under EVERYWHERE."""
    found = {name: _columns(data, name) for name in (*(service.name for service in SERVICES), "bus", "portal")}
    found["vault"] = _columns(vault, "vault")
    services = [found[service.name] for service in SERVICES]
    shared = {table: columns for table, columns in services[0].items() if all(each.get(table) == columns for each in services)}
    own = {
        name: {table: columns for table, columns in tables.items() if shared.get(table) != columns}
        for name, tables in found.items()
    }
    named: Mapping[str, dict[str, set[str]]] = {EVERYWHERE: shared, **own}
    return {f"{database}: {table}": columns for database, tables in named.items() for table, columns in tables.items()}


def _columns(cluster: PostgresServer, database: str) -> dict[str, set[str]]:
    with psycopg.connect(cluster.url(database)) as db:
        rows = db.execute(
            """SELECT table_name, array_agg(column_name::text) FROM information_schema.columns
               WHERE table_schema = 'public' AND column_name <> 'tenant' GROUP BY table_name"""
        ).fetchall()
    return {table: set(columns) for table, columns in rows if table not in OF_NOBODY}
