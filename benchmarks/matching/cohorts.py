"""Made-up cohorts of any size: everybody picks at random."""

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
