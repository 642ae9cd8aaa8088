"""A pin, a veto or a swap of two people: the command that the round decides, and the candidates that remain after it."""

from dataclasses import dataclass
from itertools import permutations
from typing import TypeAlias

from matching.considerations.decider import PinPair, Step, SwapPartners, VetoPair
from matching.ids import Pair, PersonId
from matching.planning.matrix import CandidateMatrix
from matching.rounds.use_cases.looks.round_at_work import RoundAtWork

StepCommand: TypeAlias = PinPair | VetoPair | SwapPartners


@dataclass(frozen=True, slots=True)
class Weighed:
    """`after` is as before where the step cannot be taken, as the command says. What it costs does not decide it."""

    command: StepCommand
    after: CandidateMatrix


def weighed(at_work: RoundAtWork, step: Step, one: PersonId, other: PersonId) -> Weighed:
    match step:
        case Step.PIN:
            pinned = at_work.matrix.with_pin(frozenset(at_work.placed(one, other)))
            return Weighed(PinPair(one, other, pinned is not None, at_work.identities), pinned or at_work.matrix)
        case Step.VETO:
            vetoed = at_work.matrix.with_veto(frozenset(at_work.placed(one, other)))
            return Weighed(VetoPair(one, other, vetoed is not None, at_work.identities), vetoed or at_work.matrix)
        case Step.SWAP:
            pairs = _crossed(at_work, *at_work.placed(one, other))
            swapped = _with_both(at_work.matrix, *pairs) if pairs else None
            return Weighed(SwapPartners(pairs, swapped is not None, at_work.identities), swapped or at_work.matrix)


def _with_both(matrix: CandidateMatrix, first: Pair, second: Pair) -> CandidateMatrix | None:
    pinned = matrix.with_pin(first)
    return pinned.with_pin(second) if pinned else None


def _crossed(at_work: RoundAtWork, one: PersonId, other: PersonId) -> tuple[Pair, Pair] | None:
    """Each of the two with the other's partner: of the proposal that matchers look at, or else of the best assignment."""
    pairs = at_work.proposed or tuple(map(at_work.matrix.people, at_work.assignment.cells))
    partners = {person: partner for pair in pairs for person, partner in permutations(pair)}
    if one not in partners or other not in partners or partners[one] == other:
        return None
    return frozenset({one, partners[other]}), frozenset({other, partners[one]})
