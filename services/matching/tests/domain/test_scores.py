"""What a score is made of."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.domain.candidates import Side
from matching.domain.identities import PersonId
from matching.domain.scores import BEST, Candidate, PartName, points, score

topics = st.frozensets(st.sampled_from(["boards", "budgets", "night shifts", "wards", "estates", "faith"]))


def candidate(number: int, learn: frozenset[str], share: frozenset[str]) -> Candidate:
    return Candidate(PersonId(UUID(int=number)), frozenset(Side), learn, share)


def senior(learn: set[str], share: set[str]) -> Candidate:
    return candidate(1, frozenset(learn), frozenset(share))


def colleague(learn: set[str], share: set[str]) -> Candidate:
    return candidate(2, frozenset(learn), frozenset(share))


def test_two_who_would_share_all_that_the_other_wants_to_learn_score_most() -> None:
    assert points(senior({"wards"}, {"boards"}), colleague({"boards"}, {"wards"})) == BEST


def test_being_alike_earns_nothing() -> None:
    assert points(senior({"wards"}, {"boards"}), colleague({"wards"}, {"boards"})) == 0


def test_each_way_counts_half() -> None:
    assert points(senior({"wards"}, set()), colleague(set(), {"wards"})) == BEST // 2


def test_a_share_is_rounded_down() -> None:
    assert points(senior({"wards", "faith", "estates"}, set()), colleague(set(), {"wards"})) == 166


def test_whoever_wants_to_learn_nothing_gains_nothing_and_loses_nothing() -> None:
    assert points(senior(set(), {"boards"}), colleague({"boards"}, {"wards"})) == BEST // 2


def test_each_part_says_in_words_what_it_counts() -> None:
    parts = score(senior({"wards", "faith", "estates"}, set()), colleague({"boards"}, {"wards", "faith"})).parts
    assert [(part.name, part.points, part.words) for part in parts] == [
        (PartName.SENIOR_LEARNS, 333, "Topics to learn about that the other would share: 2 of 3 (faith, wards)"),
        (PartName.COLLEAGUE_LEARNS, 0, "Topics to learn about that the other would share: 0 of 1"),
    ]


@pytest.mark.parametrize("name", PartName)
def test_every_part_is_in_every_score(name: PartName) -> None:
    assert name in {part.name for part in score(senior(set(), set()), colleague(set(), set())).parts}


@given(st.builds(candidate, st.just(1), topics, topics), st.builds(candidate, st.just(2), topics, topics))
def test_parts_add_up_exactly_and_none_exceeds_its_most(one: Candidate, other: Candidate) -> None:
    scored = score(one, other)
    assert scored.points == sum(part.points for part in scored.parts) == points(one, other)
    assert all(0 <= part.points <= part.most for part in scored.parts)
    assert sum(part.most for part in scored.parts) == BEST
