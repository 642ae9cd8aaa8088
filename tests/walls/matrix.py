"""The table of who was answered what, without an empty cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from plp_kit.web.guards import Route
from plp_kit.web.roles import Role
from tests.walls.asking import Who

Cell = tuple[str, str, Role, Who]
EMPTY = "---"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every route of every service, by every role, from every kind of tenant."""

    cells: dict[Cell, str] = field(default_factory=dict)

    def note(self, service: str, route: Route, role: Role, who: Who, answer: str) -> None:
        self.cells[service, f"{route.method} {route.path}", role, who] = answer

    def missing(self, service: str, routes: Sequence[Route]) -> list[Cell]:
        wanted = product([service], [f"{route.method} {route.path}" for route in routes], Role, Who)
        return [cell for cell in wanted if not self.cells.get(cell)]

    def lines(self) -> Iterator[str]:
        rows = sorted({(service, route) for service, route, _, _ in self.cells})
        widths = [max(len(role), *(len(self._cell(row, role)) for row in rows)) for role in Role] if rows else [0] * len(Role)
        yield f"Each cell: {', '.join(Who)}. [] is an empty list."
        names = max((len(" ".join(row)) for row in rows), default=0)
        yield _line("", Role, names, widths)
        for row in rows:
            yield _line(" ".join(row), [self._cell(row, role) for role in Role], names, widths)

    def _cell(self, row: tuple[str, str], role: Role) -> str:
        return " ".join(self.cells.get((*row, role, who), EMPTY) for who in Who)


def _line(head: str, cells: Iterable[str], width: int, widths: Iterable[int]) -> str:
    return " | ".join([head.ljust(width), *(cell.ljust(each) for cell, each in zip(cells, widths, strict=True))])
