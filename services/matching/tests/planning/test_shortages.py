"""Why not everybody can be placed, in people."""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

import numpy as np

from matching.domain.identities import PersonId
from matching.domain.planning.shortages import shortages
from matching.domain.planning.solving import solve
from matching.domain.planning.tables import Table

MakeTable: TypeAlias = Callable[..., Table]


def test_whoever_cannot_be_placed_is_among_people_who_share_fewer_partners(make_table: MakeTable) -> None:
    for seed in range(300):
        table = make_table(seed, 8)
        found, placed = shortages(table), solve(table).measures.placed
        assert len(found) == min(table.points.shape) - placed
        for one in found:
            assert len(one.people) == len(one.partners) + 1
            assert shared(table, one.people) == set(one.partners)


def shared(table: Table, people: tuple[PersonId, ...]) -> set[PersonId]:
    cells = zip(*(table.points >= 0).nonzero(), strict=True)
    couples = [table.people((int(row), int(column))) for row, column in cells]
    return {other for couple in couples for other in couple - set(people) if couple & set(people)}


def test_four_who_share_three_are_told_so_in_words() -> None:
    people = [PersonId(UUID(int=number)) for number in range(1, 11)]
    points = np.full((5, 5), 500, dtype=np.int16)
    points[:4, 3:] = -1
    (shortage,) = shortages(Table(people[:5], people[5:], points, "salt"))
    assert shortage.words == "These 4 share 3 available partners."
    assert shortage.people == tuple(people[:4])


def test_where_all_are_placed_there_is_none(make_table: MakeTable) -> None:
    table = next(table for table in (make_table(seed, 5) for seed in range(99)) if solve(table).measures.placed == 5)
    assert shortages(table) == []
