"""From a matching problem to a proposal. The same problem has the same proposal, in whatever order people come."""

from matching.planning.assignments import Assignment
from matching.planning.matrix import CandidateMatrix, Cell, candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.planning.solving import solve
from matching.rounds.proposal import Proposal, ProposedPair


def propose(problem: MatchingProblem) -> Proposal:
    matrix = candidate_matrix(problem)
    return proposal(problem, matrix, solve(matrix))


def proposal(problem: MatchingProblem, matrix: CandidateMatrix, assignment: Assignment) -> Proposal:
    """An assignment in people. Somebody with several ids is placed under one of them, and is never unplaced beside it."""
    pairs = sorted((proposed_pair(matrix, cell) for cell in assignment.cells), key=lambda pair: pair.senior)
    human = problem.exclusions.identities.human
    placed = {human(person) for pair in pairs for person in pair.people}
    unplaced = {candidate.person for candidate in problem.candidates if human(candidate.person) not in placed}
    return Proposal(tuple(pairs), tuple(sorted(unplaced)))


def proposed_pair(matrix: CandidateMatrix, cell: Cell) -> ProposedPair:
    return ProposedPair(matrix.seniors[cell[0]], matrix.colleagues[cell[1]], int(matrix.points[cell]))
