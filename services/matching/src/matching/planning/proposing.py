"""The optimiser: from candidates to a proposal. The same question has the same answer, in whatever order people come."""

from matching.domain.planning.plans import Plan
from matching.domain.planning.solving import solve
from matching.domain.planning.tables import Asked, Table, table
from matching.domain.proposals import Pair, Proposal


def propose(asked: Asked) -> Proposal:
    made = table(asked)
    return proposal(asked, made, solve(made))


def proposal(asked: Asked, made: Table, plan: Plan) -> Proposal:
    """A plan in people. Whoever stands under several ids is placed under one of them, and is never unplaced beside it."""
    pairs = sorted((_pair(made, cell) for cell in plan.cells), key=lambda pair: pair.senior)
    human = asked.apart.identities.human
    placed = {human(person) for pair in pairs for person in pair.people}
    alone = {candidate.person for candidate in asked.candidates if human(candidate.person) not in placed}
    return Proposal(tuple(pairs), tuple(sorted(alone)))


def _pair(made: Table, cell: tuple[int, int]) -> Pair:
    return Pair(made.seniors[cell[0]], made.colleagues[cell[1]], int(made.points[cell]))
