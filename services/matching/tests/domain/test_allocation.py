"""The optimiser beside every possible plan: most people placed, greatest sum, the same for any order of the input."""

from collections.abc import Sequence
from itertools import permutations
from typing import TypeAlias
from uuid import NAMESPACE_OID, UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from matching.domain.allocation import Sides, propose, stand
from matching.domain.candidates import Side
from matching.domain.identities import PersonId
from matching.domain.proposals import Proposal, fingerprint
from matching.domain.scores import Candidate, points

Cohorts: TypeAlias = st.SearchStrategy[list[Candidate]]

TOPICS = ("boards", "budgets", "night shifts", "wards")
SENIOR, SERVED, BOTH = frozenset({Side.SENIOR}), frozenset({Side.SERVED}), frozenset(Side)

salts = st.text("abcdef", max_size=4)


def cohorts(*offers: frozenset[Side], most: int) -> Cohorts:
    topics = st.frozensets(st.sampled_from(TOPICS))
    people = st.integers(0, 2**128 - 1).map(lambda number: PersonId(UUID(int=number)))
    candidate = st.builds(Candidate, people, st.sampled_from(offers), topics, topics)
    return st.lists(candidate, max_size=most, unique_by=lambda candidate: candidate.person)


def at_most_six_a_side(candidates: list[Candidate]) -> bool:
    return all(sum(side in candidate.sides for candidate in candidates) <= 6 for side in Side)


one_side_each = cohorts(SENIOR, SERVED, most=12).filter(at_most_six_a_side)
some_of_both = cohorts(SENIOR, SERVED, BOTH, most=8)


def alike(*offers: frozenset[Side]) -> list[Candidate]:
    return [Candidate(PersonId(UUID(int=number)), sides, frozenset(), frozenset()) for number, sides in enumerate(offers)]


def varied(seniors: int, colleagues: int) -> list[Candidate]:
    """Made-up people, the same in each run, with so many topics that scores lie a point apart."""
    people = [PersonId(uuid5(NAMESPACE_OID, f"person {number}")) for number in range(seniors + colleagues)]
    return [
        Candidate(person, SENIOR if number < seniors else SERVED, _picked(person.int), _picked(person.int >> 16))
        for number, person in enumerate(people)
    ]


def _picked(bits: int) -> frozenset[str]:
    return frozenset(f"topic {place}" for place in range(16) if bits >> place & 1)


def most_pairs(candidates: Sequence[Candidate]) -> int:
    """By trying everything: the first person stays alone, or pairs with any other who fits."""
    if not candidates:
        return 0
    first, *others = candidates
    fitting = [other for other in others if first.sides | other.sides == BOTH]
    with_first = [1 + most_pairs([one for one in others if one is not other]) for other in fitting]
    return max([most_pairs(others), *with_first])


def greatest_sum(sides: Sides) -> int:
    """By trying everything, for people who stand where they stand."""
    some, many = sorted((sides.seniors, sides.colleagues), key=len)
    both_ways = {(one.person, other.person): _points(sides, one, other) for one in some for other in many}
    plans = permutations(many, len(some))
    return max(sum(both_ways[one.person, other.person] for one, other in zip(some, plan, strict=True)) for plan in plans)


def _points(sides: Sides, one: Candidate, other: Candidate) -> int:
    return points(one, other) if one in sides.seniors else points(other, one)


def total(proposal: Proposal) -> int:
    return sum(pair.score for pair in proposal.pairs)


@given(some_of_both, salts)
def test_everybody_stands_once_in_the_proposal_and_nobody_is_paired_with_themself(people: list[Candidate], salt: str) -> None:
    proposal = propose(people, salt)
    assert sorted(proposal.people) == sorted(candidate.person for candidate in people)


@given(some_of_both, salts)
def test_each_stands_on_a_side_that_they_offered_and_is_scored_there(people: list[Candidate], salt: str) -> None:
    known = {candidate.person: candidate for candidate in people}
    for pair in propose(people, salt).pairs:
        senior, colleague = known[pair.senior], known[pair.colleague]
        assert Side.SENIOR in senior.sides
        assert Side.SERVED in colleague.sides
        assert pair.score == points(senior, colleague)


@given(some_of_both, salts)
def test_as_many_are_placed_as_can_be(people: list[Candidate], salt: str) -> None:
    assert len(propose(people, salt).pairs) == most_pairs(people)


@given(one_side_each, salts)
def test_no_plan_up_to_six_a_side_has_a_greater_sum(people: list[Candidate], salt: str) -> None:
    assert total(propose(people, salt)) == greatest_sum(stand(people, salt))


@given(some_of_both, salts)
def test_no_plan_has_a_greater_sum_where_people_of_both_sides_stand(people: list[Candidate], salt: str) -> None:
    assert total(propose(people, salt)) == greatest_sum(stand(people, salt))


@given(st.data(), some_of_both, salts)
def test_the_order_of_the_input_does_not_matter(data: st.DataObject, people: list[Candidate], salt: str) -> None:
    assert propose(data.draw(st.permutations(people)), salt) == propose(people, salt)


def test_a_draw_never_outweighs_a_point_in_a_large_round() -> None:
    people = varied(150, 170)
    scores = [[points(senior, colleague) for colleague in people[150:]] for senior in people[:150]]
    rows, columns = linear_sum_assignment(scores, maximize=True)
    assert total(propose(people, "salt")) == sum(scores[row][column] for row, column in zip(rows, columns, strict=True))


def test_people_who_offered_both_sides_fill_up_the_shorter_one() -> None:
    sides = stand(alike(SENIOR, BOTH, SENIOR, BOTH, SENIOR, SERVED), "salt")
    assert (len(sides.seniors), len(sides.colleagues)) == (3, 3)


def test_among_equals_the_draw_differs_from_round_to_round() -> None:
    equals = alike(SENIOR, SENIOR, SENIOR, SERVED, SERVED)
    proposals = [propose(equals, str(salt)) for salt in range(40)]
    assert {proposal.unplaced for proposal in proposals} == {(candidate.person,) for candidate in equals[:3]}
    assert len({proposal.pairs for proposal in proposals}) == 6


def test_a_proposal_stays_the_same_for_ever() -> None:
    assert fingerprint(propose(varied(9, 8), "salt")) == "89bc00eca40487bbfae62b69a37f2fb44b75d307011947b0d588b4e64c4a82a5"


def test_without_two_sides_everybody_is_unplaced() -> None:
    assert propose([], "salt") == Proposal(())
    assert propose(alike(SENIOR, SENIOR), "salt") == Proposal((), tuple(PersonId(UUID(int=number)) for number in range(2)))
    assert propose(alike(BOTH, frozenset()), "salt").pairs == ()
