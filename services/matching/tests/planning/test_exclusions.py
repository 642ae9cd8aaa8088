"""Who is not available to whom: lines, teams, and couples, under whatever id."""

from itertools import permutations
from uuid import UUID

import pytest

from matching.domain.candidates import Side
from matching.domain.exclusions import Identities, Line, apart, joined
from matching.domain.identities import PersonId
from matching.domain.scores import Candidate

ADA, BEN, CAI, DEE, EVE, FAY = (PersonId(UUID(int=number)) for number in range(1, 7))
NOBODY = Identities()


def line(*managers: PersonId, team: str | None = None) -> Line:
    return Line(managers, team)


def test_managers_within_two_levels_are_apart_either_way() -> None:
    known = apart(NOBODY, {ADA: line(BEN, CAI)}, [])
    assert known.parts(ADA, BEN)
    assert known.parts(CAI, ADA)
    assert not known.parts(BEN, CAI)
    assert not known.parts(ADA, DEE)


def test_a_managers_own_line_counts_to_two_levels_and_no_further() -> None:
    known = apart(NOBODY, {ADA: line(BEN), BEN: line(CAI), CAI: line(DEE)}, [])
    assert known.parts(ADA, CAI)
    assert not known.parts(ADA, DEE)


def test_people_of_one_team_are_apart() -> None:
    known = apart(NOBODY, {ADA: line(team="ward 7"), BEN: line(team="ward 7"), CAI: line(team="ward 8")}, [])
    assert known.parts(ADA, BEN)
    assert not known.parts(ADA, CAI)


@pytest.mark.parametrize("order", [*permutations([(ADA, BEN), (BEN, CAI), (DEE, EVE)])])
def test_ids_that_are_one_human_are_one_through_any_chain(order: tuple[tuple[PersonId, PersonId], ...]) -> None:
    known = joined(order)
    assert known.human(CAI) == known.human(ADA) == ADA
    assert known.human(EVE) == DEE
    assert known.of(BEN) == {ADA, BEN, CAI}
    assert known.of(FAY) == {FAY}


def test_what_is_kept_apart_stays_apart_under_another_id() -> None:
    one_human = joined([(BEN, CAI), (ADA, DEE)])
    known = apart(one_human, {}, [frozenset({ADA, BEN})])
    assert all(known.parts(one, other) for one in (ADA, DEE) for other in (BEN, CAI))
    assert not known.parts(EVE, BEN)


def test_a_line_stays_a_line_under_another_id() -> None:
    known = apart(joined([(BEN, CAI)]), {ADA: line(BEN), CAI: line(DEE, team="north"), EVE: line(team="north")}, [])
    assert known.parts(ADA, CAI)
    assert known.parts(ADA, DEE)
    assert known.parts(BEN, EVE)


def test_nobody_is_paired_with_themself_under_another_id() -> None:
    assert apart(joined([(ADA, BEN)]), {}, []).parts(ADA, BEN)


def test_the_table_says_of_all_what_is_said_of_each() -> None:
    lines = {ADA: line(BEN, team="north"), CAI: line(team="north"), FAY: line(EVE)}
    known = apart(joined([(EVE, DEE)]), lines, [frozenset({ADA, FAY})])
    people = [Candidate(person, frozenset(Side)) for person in (ADA, BEN, CAI, DEE, EVE, FAY)]
    table = known.table(people, people)
    assert [[known.parts(one.person, other.person) for other in people] for one in people] == table.tolist()
