"""What matching will make of a scenario's applications: the same problem that its optimiser solves in the first round."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID, uuid5

import msgspec

from matching.candidates import decider as candidates
from matching.candidates.profile import Profile
from matching.ids import PersonId
from matching.planning.matrix import CandidateMatrix, candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.planning.scores import Candidate
from matching.planning.scoring import Scoring
from matching.planning.solving import solve
from plp_demo.scenario.places import Key
from plp_demo.scenario.recruiting import Application, profile_of

NAMES: Final = UUID(int=0)


def person_id(key: str) -> PersonId:
    return PersonId(uuid5(NAMES, key))


def matrix(applications: Iterable[Application], salt: str = "") -> CandidateMatrix:
    everybody = tuple(_candidate(application) for application in applications)
    return candidate_matrix(MatchingProblem(everybody, Scoring(), salt))


def best_pairs(applications: Iterable[Application], salt: str = "") -> dict[Key, Key]:
    """By the key of each senior partner, the key of the colleague."""
    rows = tuple(applications)
    keys = {person_id(row.person): row.person for row in rows}
    solved = matrix(rows, salt)
    return {keys[solved.seniors[row]]: keys[solved.colleagues[column]] for row, column in solve(solved).cells}


def has_one_best_plan(applications: Iterable[Application]) -> bool:
    """Whether every other plan is worse, so that no tie has to be broken."""
    whole = matrix(applications)
    best = solve(whole)
    return all(solve(whole.without([whole.people(cell)])).measures < best.measures for cell in best.cells)


def _candidate(application: Application) -> Candidate:
    return Candidate(
        person=person_id(application.person),
        sides=frozenset(candidates.Side(side) for side in application.sides),
        profile=msgspec.convert(profile_of(application), Profile, from_attributes=True),
    )
