"""An import-linter contract: a folder of a service is a slice, and what its files may import follows from their names.

In a slice: routes > use_cases > queries > table > everything else, which is pure. Between slices: use cases and queries may read
another slice's use cases, queries and tables; routes, tables and pure modules only what is pure there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

PARTS: Final = ("pure", "table", "queries", "use_cases", "routes")
"""From the lowest to the highest; every name that is not in it is pure."""
ASSEMBLY: Final = ("service", "__main__", "settings")
"""Modules beside the slices that put real things together. Other modules there (ids) are pure."""
FORBIDDEN: Final[dict[str, frozenset[str]]] = {
    "pure": frozenset(
        {
            *(
                "flask",
                "flask_smorest",
                "kafka",
                "logging",
                "marshmallow",
                "opentelemetry",
                "os",
                "msgspec",
                "psycopg",
                "psycopg_pool",
            ),
            *("random", "requests", "secrets", "socket", "time", "urllib"),
        }
    ),
    "table": frozenset({"flask", "flask_smorest", "kafka", "marshmallow", "opentelemetry", "random", "requests", "time"}),
    "queries": frozenset({"flask", "flask_smorest", "kafka", "marshmallow", "opentelemetry", "random", "requests", "time"}),
    "use_cases": frozenset({"flask", "flask_smorest", "kafka", "marshmallow", "opentelemetry", "requests"}),
}
PURE_KIT: Final = frozenset(
    f"plp_kit.core.{name}"
    for name in (
        "days",
        "deciding",
        "joined_identities",
        "parts",
        "sealed",
        "shown",
        "stored",
        "texts",
        "today",
        "viewers",
        "working_days",
    )
)
"""What of the kit is pure."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a module is: `area` is its slice, or "messages", or "" beside the slices; `part` is what its name makes it."""

    service: str
    area: str
    part: str

    @classmethod
    def of(cls, module: str) -> "Place | None":
        """None for a package that holds packages only."""
        service, *names = module.split(".")
        match names:
            case ["messages", *rest]:
                return cls(service, "messages", rest[0]) if rest else None
            case [name]:
                return cls(service, "", name if name in ASSEMBLY else "pure")
            case [area, name, *_]:
                return cls(service, area, name if name in PARTS else "pure")
            case _:
                return None

    @property
    def is_pure(self) -> bool:
        return self.part == "pure"


class SlicesContract(Contract):
    """`services` are packages whose folders are slices."""

    type_name = "slices"

    services = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 - the library's shape
        names: list[str] = list(self.services)  # type: ignore[call-overload]
        broken = sorted(fault for service in names for fault in _faults(graph, service))
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for fault in check.metadata["broken"]:
            output.print_error(fault, bold=False)
        output.new_line()


def _faults(graph: ImportGraph, service: str) -> Iterator[str]:
    for module in {service, *graph.find_descendants(service)}:
        importer = Place.of(module)
        for imported in graph.find_modules_directly_imported_by(module):
            fault = None if importer is None else _fault(importer, imported)
            if fault is not None:
                yield f"{module} imports {imported}: {fault}"


def _fault(importer: Place, imported: str) -> str | None:
    package = imported.split(".", maxsplit=1)[0]
    if package == importer.service:
        other = Place.of(imported)
        return None if other is None or _may_import(importer, other) else f"{_named(importer)} may not know {_named(other)}"
    if package in FORBIDDEN.get(importer.part, ()):
        return f"{_named(importer)} may not know {package}"
    if importer.is_pure and package == "plp_kit" and not _is_pure_kit(imported):
        return f"{_named(importer)} may not know {imported}"
    return None


def _may_import(importer: Place, other: Place) -> bool:
    if importer.part in ASSEMBLY:
        return other.part != "__main__"
    if other.part in ASSEMBLY or other.area == "messages":
        return False
    if other.is_pure:
        return True
    if importer.area == "messages":
        return importer.part == "received" and other.part != "routes"
    if importer.is_pure or not importer.area:
        return False
    if importer.area == other.area:
        return PARTS.index(importer.part) >= PARTS.index(other.part)
    return importer.part in {"use_cases", "queries"} and PARTS.index(other.part) <= PARTS.index(importer.part)


def _is_pure_kit(module: str) -> bool:
    return any(module == known or module.startswith(f"{known}.") for known in PURE_KIT)


def _named(place: Place) -> str:
    return ".".join(filter(None, (place.area, place.part)))
