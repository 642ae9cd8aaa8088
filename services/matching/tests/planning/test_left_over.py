"""Why somebody has no partner, in a word for each reason."""

from dataclasses import replace
from uuid import UUID

from matching.candidates.decider import Side
from matching.ids import Pair, PersonId
from matching.planning.exclusions import exclusions
from matching.planning.left_over import LeftOver, WhyAlone
from matching.planning.matrix import candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.planning.scores import Candidate
from matching.planning.scoring import Scoring
from matching.planning.solving import solve
from plp_kit.core.joined_identities import JoinedIdentities

ADA, BEN, CAI, DEE, EVE = (PersonId(UUID(int=number)) for number in range(1, 6))
SENIOR, SERVED = frozenset({Side.SENIOR}), frozenset({Side.SERVED})


def pair(one: PersonId, other: PersonId) -> Pair:
    return frozenset({one, other})


def problem(seniors: tuple[PersonId, ...], colleagues: tuple[PersonId, ...], *apart: Pair) -> MatchingProblem:
    people = tuple(Candidate(person, SENIOR) for person in seniors) + tuple(Candidate(person, SERVED) for person in colleagues)
    kept_apart = exclusions(JoinedIdentities(), {}, frozenset(apart))
    return MatchingProblem(people, Scoring(), "salt", kept_apart)


def left_over(of: MatchingProblem) -> LeftOver:
    matrix = candidate_matrix(of)
    return LeftOver(of, matrix, solve(matrix))


def test_where_one_side_is_larger_that_is_why() -> None:
    found = left_over(problem((ADA, BEN), (CAI,), pair(BEN, CAI)))
    assert found.why(BEN) is WhyAlone.NOBODY_AVAILABLE
    found = left_over(problem((ADA, BEN, DEE), (CAI, EVE), pair(BEN, CAI)))
    alone = ({ADA, BEN, DEE} - {person for cell in found.assignment.cells for person in found.matrix.people(cell)}).pop()
    assert found.why(alone) is WhyAlone.LARGER_SIDE


def test_somebody_who_shares_too_few_partners_is_told_apart_from_somebody_on_the_larger_side() -> None:
    found = left_over(problem((ADA, BEN), (CAI, DEE), pair(ADA, DEE), pair(BEN, DEE)))
    placed = {person for cell in found.assignment.cells for person in found.matrix.people(cell)}
    (alone,) = {ADA, BEN} - placed
    assert (found.why(alone), found.partners(alone)) == (WhyAlone.PARTNERS_SHARED, 1)
    assert (found.why(DEE), found.partners(DEE)) == (WhyAlone.NOBODY_AVAILABLE, 0)


def test_vetoes_and_pins_are_reasons_of_the_matchers() -> None:
    vetoed = replace(problem((ADA,), (CAI,)), vetoes=frozenset({pair(ADA, CAI)}))
    assert left_over(vetoed).why(ADA) is WhyAlone.VETOES
    pinned = replace(problem((ADA, BEN), (CAI, DEE), pair(ADA, DEE)), pins=frozenset({pair(BEN, CAI)}))
    found = left_over(pinned)
    assert (found.why(ADA), found.partners(ADA)) == (WhyAlone.PINS, 1)


def test_somebody_who_has_gone_or_would_get_a_partner_now_is_told_so() -> None:
    found = left_over(problem((ADA,), (CAI,)))
    assert (found.why(EVE), found.partners(EVE)) == (WhyAlone.NOT_THERE, 0)
    assert found.why(ADA) is WhyAlone.PLACED_NOW
