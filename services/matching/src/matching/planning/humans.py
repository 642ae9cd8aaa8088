"""A problem with each human once: what was said of any of their ids is said of the one under which they are placed."""

from dataclasses import replace

from matching.ids import Pair, PersonId
from matching.planning.problem import MatchingProblem
from matching.planning.scores import Candidate


def of_humans(problem: MatchingProblem) -> MatchingProblem:
    """A human with several ids is placed under the smallest of them, on any side that they offered under one of them."""
    human, humans = problem.exclusions.identities.human, _humans(problem)

    def placed(person: PersonId) -> PersonId:
        candidate = humans.get(human(person))
        return candidate.person if candidate else person

    def pair(people: Pair) -> Pair:
        return frozenset(map(placed, people))

    return replace(
        problem,
        candidates=tuple(humans.values()),
        scoring=replace(problem.scoring, notes={pair(people): balance for people, balance in problem.scoring.notes.items()}),
        pins=frozenset(map(pair, problem.pins)),
        vetoes=frozenset(map(pair, problem.vetoes)),
        signed=tuple((placed(senior), placed(colleague)) for senior, colleague in problem.signed),
    )


def _humans(problem: MatchingProblem) -> dict[PersonId, Candidate]:
    human, humans = problem.exclusions.identities.human, dict[PersonId, Candidate]()
    for candidate in sorted(problem.candidates, key=lambda candidate: candidate.person):
        one = humans.setdefault(human(candidate.person), candidate)
        merged = replace(one, sides=one.sides | candidate.sides, waited=one.waited or candidate.waited)
        humans[human(candidate.person)] = merged
    return humans
