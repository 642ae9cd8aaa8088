"""The table of routes has no empty cell: one that was not asked for is named, and shown as empty."""

from plp_kit.web.guards import Route
from plp_kit.web.roles import Role
from tests.walls.asking import Who
from tests.walls.matrix import EMPTY, Matrix

ROUTE = Route("GET", "/things", "things.Things", None)


def full() -> Matrix:
    matrix = Matrix()
    for role in Role:
        for who in Who:
            matrix.note("matching", ROUTE, role, who, "200")
    return matrix


def test_a_full_table_lacks_nothing() -> None:
    assert full().missing("matching", [ROUTE]) == []
    assert EMPTY not in "".join(full().lines())


def test_an_empty_cell_is_named_and_shown() -> None:
    matrix = full()
    left_out = ("matching", "GET /things", Role.FACILITATOR, Who.FOREIGN)
    del matrix.cells[left_out]
    assert matrix.missing("matching", [ROUTE]) == [left_out]
    assert EMPTY in "".join(matrix.lines())


def test_a_route_that_nobody_asked_is_all_empty() -> None:
    new = Route("POST", "/things", "things.Things", None)
    assert len(full().missing("matching", [ROUTE, new])) == len(Role) * len(Who)
