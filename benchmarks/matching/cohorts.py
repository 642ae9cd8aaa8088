"""Made-up cohorts of any size: everybody picks at random."""

from dataclasses import replace
from random import Random
from typing import Final
from uuid import UUID

from matching.candidates.decider import Side
from matching.candidates.profile import MeetingMode, Profile
from matching.ids import PersonId
from matching.planning.problem import MatchingProblem
from matching.planning.scores import Candidate
from matching.planning.scoring import Scoring

TOPICS: Final = [f"topic {number}" for number in range(16)]
INTERESTS: Final = [f"interest {number}" for number in range(12)]
HALF_DAYS: Final = [f"{day}_{half}" for day in ("mon", "tue", "wed", "thu", "fri") for half in ("morning", "afternoon")]


BOTH_SIDES: Final = frozenset({Side.SENIOR, Side.SERVED})


def round_of(seniors: int, colleagues: int, both: int, waited: float) -> tuple[Candidate, ...]:
    """So many on each side; `both` of the seniors are on both, and this share of all were on a waiting list."""
    chance, most = Random(seniors * colleagues + both), max(seniors, colleagues)
    everybody = people(most)
    first = [replace(one, sides=BOTH_SIDES) for one in everybody[:both]]
    chosen = [*first, *everybody[both:seniors], *everybody[most : most + colleagues]]
    return tuple(replace(one, waited=chance.random() < waited) for one in chosen)


def people(pairs: int) -> tuple[Candidate, ...]:
    chance = Random(pairs)
    return tuple(
        Candidate(
            person=PersonId(UUID(int=number + 1)),
            sides=frozenset({Side.SENIOR if number < pairs else Side.SERVED}),
            profile=Profile(
                topics_to_learn=frozenset(chance.sample(TOPICS, 3)),
                topics_to_share=frozenset(chance.sample(TOPICS, 4)),
                interests=frozenset(chance.sample(INTERESTS, 3)),
                availability=frozenset(chance.sample(HALF_DAYS, 4)),
                meeting_mode=chance.choice(list(MeetingMode)),
                site=f"site {chance.randrange(8)}",
            ),
        )
        for number in range(2 * pairs)
    )


def problem(candidates: tuple[Candidate, ...]) -> MatchingProblem:
    return MatchingProblem(candidates, Scoring(), "a benchmark's salt")
