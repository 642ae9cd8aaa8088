"""The read models of a service that can be rebuilt, each with its one writer and its events."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plp_kit.core.read_models import ReadModel
from plp_kit.core.stored import StoredEvents
from plp_kit.service import Service

VERSIONED = re.compile(r"(?P<base>[a-z_]+)_(?P<version>[1-9][0-9]*)")


class NoSuchReadModel(ValueError):
    """The service has no table of this name that follows from its log alone."""


class BadlyDeclared(TypeError):
    """A read model without `@writes`, or a table with two writers."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A table, its `apply`, and the events of its streams."""

    table: str
    apply: ReadModel[Any]
    stored: StoredEvents[Any]

    def older(self, tables: Iterable[str]) -> list[str]:
        """Those of `tables` that are earlier versions of this one, the latest last."""
        own = [table for table in tables if _base(table) == _base(self.table)]
        return sorted((table for table in own if _version(table) < _version(self.table)), key=_version)


def projections(service: Service) -> list[Projection]:
    """Every versioned table of the service, and so not `deadlines`, which are never rebuilt. Raises BadlyDeclared."""
    by_table: dict[str, Projection] = {}
    for each in service.slices:
        for apply in each.tables:
            if not isinstance(apply, ReadModel):
                raise BadlyDeclared(f"a read model of {service.name}'s {each.kind} does not say which table it writes")
            if not VERSIONED.fullmatch(apply.table):
                continue
            if apply.table in by_table:
                raise BadlyDeclared(f"{apply.table} of {service.name} has two writers")
            by_table[apply.table] = Projection(apply.table, apply, each.stored)
    return list(by_table.values())


def named(service: Service, table: str) -> Projection:
    """By the table's name, with its version or without. Raises NoSuchReadModel."""
    known = projections(service)
    for projection in known:
        if table in {projection.table, _base(projection.table)}:
            return projection
    names = ", ".join(projection.table for projection in known) or "none"
    raise NoSuchReadModel(f"{service.name} has no read model {table!r}; it has {names}.")


def _base(table: str) -> str:
    match = VERSIONED.fullmatch(table)
    return match["base"] if match else table


def _version(table: str) -> int:
    match = VERSIONED.fullmatch(table)
    return int(match["version"]) if match else 0
