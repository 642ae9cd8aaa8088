"""From a matching problem to a proposal. The same problem has the same proposal, in whatever order people come."""

from matching.planning.assignments import Assignment
from matching.planning.humans import of_humans
from matching.planning.matrix import CandidateMatrix, Cell, candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.planning.solving import solve
from matching.rounds.proposal import Proposal, ProposedPair


def propose(problem: MatchingProblem) -> Proposal:
    humans = of_humans(problem)
    matrix = candidate_matrix(humans)
    return proposal(humans, matrix, solve(matrix))


def proposal(problem: MatchingProblem, matrix: CandidateMatrix, assignment: Assignment) -> Proposal:
    """An assignment in people."""
    pairs = sorted((proposed_pair(matrix, cell) for cell in assignment.cells), key=lambda pair: pair.senior)
    unplaced = {candidate.person for candidate in problem.candidates} - {person for pair in pairs for person in pair.people}
    return Proposal(tuple(pairs), tuple(sorted(unplaced)))


def proposed_pair(matrix: CandidateMatrix, cell: Cell) -> ProposedPair:
    return ProposedPair(matrix.seniors[cell[0]], matrix.colleagues[cell[1]], int(matrix.points[cell]))
