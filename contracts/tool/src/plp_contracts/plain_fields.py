"""The appendix of the privacy page: every field of every stored event, and every column of every table, that is not sealed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

from plp_kit.core.migrating import KIT
from plp_kit.core.sealed import Sealed
from plp_kit.service import Service

PATH: Final = "docs/privacy-fields.md"
"""From the root of the repository."""

EVERY_SERVICE: Final = "every service"
BESIDE: Final = {"bus": "plp_kit.messaging.bus.migrations", "portal": "portal.migrations", "vault": "plp_kit.vault.migrations"}
"""Databases that belong to no service."""

OPAQUE: Final = frozenset(
    {
        "every service: events.payload",
        "every service: parked_messages.data",
        "bus: log.data",
        "evaluation: waiting_answers.sealed",
        "portal: sessions.sealed",
        "recruitment: import_contents.sealed",
        "vault: keys.wrapped",
    }
)
"""Columns that are no plain field though their type does not say so: events and messages are described field by field above."""

TABLE: Final = re.compile(r"^CREATE TABLE (?P<table>\w+) \((?P<columns>.*?)\);$", re.MULTILINE | re.DOTALL)
ADDED: Final = re.compile(r"^ALTER TABLE (?P<table>\w+) ADD COLUMN (?P<name>\w+) (?P<type>\w+)", re.MULTILINE)
COLUMN: Final = re.compile(r"^(?:    )?(?P<name>[a-z]\w*) (?P<type>[a-z]\w*)")
WITHOUT: Final = frozenset({"tenant"})

HEAD: Final = """# Every plain field

This page is generated: `make contracts-generate` writes it from the code and the migrations, and the contracts check refuses one
that is out of date. What the fields mean, what is sealed, and what is left after an erasure is in [privacy.md](privacy.md).
Every table of a service has the column `tenant` besides. Sealed and opaque columns hold what only a key opens.
"""


@dataclass(frozen=True, slots=True)
class Columns:
    plain: tuple[str, ...]
    sealed: tuple[str, ...]


def page(services: Iterable[Service]) -> str:
    every = list(services)
    return "\n".join((HEAD, *_events(every), *_tables(every)))


def _events(services: Iterable[Service]) -> Iterator[str]:
    yield "## Events\n"
    for service in services:
        yield f"### {service.title}\n\n| event | plain fields |\n|---|---|"
        for name, plain in of_events([service]).items():
            yield f"| `{name}` | {_listed(plain)} |"
        yield ""


def _tables(services: Iterable[Service]) -> Iterator[str]:
    yield "## Tables\n\n| table | plain columns | sealed or opaque |\n|---|---|---|"
    for name, columns in of_tables(services).items():
        yield f"| `{name}` | {_listed(columns.plain)} | {_listed(columns.sealed)} |"
    yield ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names)) or "none"


def of_events(services: Iterable[Service]) -> dict[str, set[str]]:
    """By the event's name: its fields that are not sealed, `applicant.sides` for one within another."""
    return {
        name: set(plain_fields(shape))
        for service in services
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


def of_tables(services: Iterable[Service]) -> dict[str, Columns]:
    """By `database: table`, as the migrations make them. Tables that every service has are under EVERY_SERVICE."""
    sources = {EVERY_SERVICE: KIT, **{service.name: service.migrations for service in services}}
    sources |= {database: files(package) for database, package in BESIDE.items()}
    return {
        f"{database}: {table}": _split(f"{database}: {table}", columns)
        for database, folder in sources.items()
        for table, columns in _declared(folder).items()
    }


def _split(table: str, columns: Mapping[str, str]) -> Columns:
    sealed = {name for name, kind in columns.items() if kind == "sealed" or f"{table}.{name}" in OPAQUE}
    return Columns(tuple(sorted(columns.keys() - sealed - WITHOUT)), tuple(sorted(sealed)))


def _declared(folder: Traversable) -> dict[str, dict[str, str]]:
    """By table, the type of each column."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        text = file.read_text(encoding="utf-8") if file.name.endswith(".sql") else ""
        for table in TABLE.finditer(text):
            lines = map(COLUMN.match, table["columns"].splitlines())
            found[table["table"]] = {line["name"]: line["type"] for line in lines if line}
        for added in ADDED.finditer(text):
            found[added["table"]][added["name"]] = added["type"]
    return found
