"""What a score is made of."""

from dataclasses import replace
from itertools import permutations
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.candidates.decider import Side
from matching.candidates.profile import MeetingMode, Profile
from matching.cohorts.weights import BEST, ScoreWeights
from matching.ids import PersonId
from matching.planning.scores import Candidate, Part, PartName
from matching.planning.scoring import Scoring

ADA = Candidate(PersonId(UUID(int=1)), frozenset({Side.SENIOR}))
BEN = Candidate(PersonId(UUID(int=2)), frozenset({Side.SERVED}))
DIFFERING = ScoreWeights(topics=275, directorate=30, profession=20)

words = st.frozensets(st.sampled_from(["boards", "budgets", "night shifts", "wards", "estates"]))
names = st.sampled_from([None, "north", "south"])
attributes = {
    **dict.fromkeys(("topics_to_learn", "topics_to_share", "interests", "availability"), words),
    **dict.fromkeys(("site", "directorate", "profession"), names),
    "meeting_mode": st.sampled_from(MeetingMode),
}
people = st.lists(st.builds(Profile, **attributes), min_size=2, max_size=7).map(
    lambda many: [replace(ADA, person=PersonId(UUID(int=number)), profile=one) for number, one in enumerate(many)]
)
balances = st.dictionaries(st.integers(0, 6).map(lambda n: PersonId(UUID(int=n))), st.sampled_from([-1, 1]), max_size=3)


def with_profile(one: Candidate, **picked: Any) -> Candidate:  # noqa: ANN401 - whatever the field takes
    return replace(one, profile=replace(one.profile, **picked))


def parts(senior: Candidate, colleague: Candidate, weights: ScoreWeights = DIFFERING) -> dict[str, Part]:
    return {part.name: part for part in Scoring(weights).score(senior, colleague).parts}


def points(name: PartName, senior: Candidate, colleague: Candidate) -> int:
    return parts(senior, colleague)[name].points


@settings(max_examples=60, deadline=None)
@given(people, balances, st.sampled_from([ScoreWeights(), DIFFERING]))
def test_parts_add_up_exactly_to_what_the_optimiser_counts(
    many: list[Candidate], balances: dict[PersonId, int], weights: ScoreWeights
) -> None:
    first, *others = many
    notes = {frozenset({first.person, other}): balance for other, balance in balances.items() if other != first.person}
    scoring = Scoring(weights, notes)
    matrix = scoring.points(many, others)
    for row, one in enumerate(many):
        for column, other in enumerate(others):
            if one.person != other.person:
                score = scoring.score(one, other)
                assert score.points == sum(part.points for part in score.parts) == matrix[row, column]
                assert all(0 <= part.points <= part.most for part in score.parts)
                assert sum(part.most for part in score.parts) == BEST


@pytest.mark.parametrize("most", [1, 275, 500])
def test_shares_of_long_lists_are_rounded_as_those_of_a_single_pair(most: int) -> None:
    """All pairs are counted in float32: each learner of up to 60 topics with others who share from none to all of them."""
    topics = [f"topic {number}" for number in range(60)]
    learners = [with_profile(ADA, topics_to_learn=frozenset(topics[:number])) for number in range(61)]
    others = [with_profile(BEN, topics_to_share=frozenset(topics[:number])) for number in range(61)]
    weights = ScoreWeights(most, 0, 0, 0, 0, 1000 - 2 * most)
    told = Scoring(weights).points(learners, others) - weights.notes // 2
    assert told.tolist() == [[most * min(shared, wanted) // max(1, wanted) for shared in range(61)] for wanted in range(61)]


def test_topics_are_what_one_would_learn_and_the_other_share() -> None:
    senior, colleague = (
        with_profile(ADA, topics_to_learn=frozenset({"wards", "faith"})),
        with_profile(BEN, topics_to_share=frozenset({"wards"})),
    )
    part = parts(senior, colleague)[PartName.SENIOR_LEARNS]
    assert (part.points, part.words) == (137, "Topics to learn about that the other would share: 1 of 2 (wards)")
    alike = with_profile(BEN, topics_to_learn=frozenset({"wards", "faith"}))
    assert points(PartName.SENIOR_LEARNS, senior, alike) == points(PartName.COLLEAGUE_LEARNS, senior, alike) == 0


def test_interests_half_days_mode_and_site_are_what_both_have() -> None:
    both: dict[str, Any] = {
        "interests": frozenset({"music", "law"}),
        "availability": frozenset({"mon", "tue", "wed", "thu"}),
        "site": "north",
    }
    senior, colleague = with_profile(ADA, **both), with_profile(BEN, **both, meeting_mode=MeetingMode.VIRTUAL)
    common = (PartName.INTERESTS, PartName.AVAILABILITY, PartName.MEETING_MODE, PartName.SITE)
    assert [points(name, senior, colleague) for name in common] == [80, 120, 60, 40]
    elsewhere = with_profile(ADA, availability=frozenset({"mon"}), site="south", meeting_mode=MeetingMode.IN_PERSON)
    assert [points(name, elsewhere, colleague) for name in common] == [0, 40, 0, 0]


def test_a_difference_earns_something_only_where_the_cohort_says_so() -> None:
    north, south = with_profile(ADA, directorate="north"), with_profile(BEN, directorate="south")
    assert points(PartName.DIRECTORATE, north, south) == 30
    assert points(PartName.DIRECTORATE, north, with_profile(BEN, directorate=None)) == 0
    assert parts(north, south, ScoreWeights())[PartName.DIRECTORATE].most == 0


@pytest.mark.parametrize(("balance", "earned"), [(1, 100), (0, 50), (-1, 0)])
def test_notes_move_a_score_up_and_down_from_half(balance: int, earned: int) -> None:
    scoring = Scoring(notes={frozenset({ADA.person, BEN.person}): balance})
    assert {part.name: part.points for part in scoring.score(ADA, BEN).parts}[PartName.NOTES] == earned


def test_scores_are_the_same_in_whatever_order_people_come() -> None:
    many = [
        replace(ADA, person=PersonId(UUID(int=number)), profile=Profile(frozenset({word, "wards"}), frozenset({word})))
        for number, word in enumerate(("boards", "audit", "wards", "recovery"))
    ]
    first = Scoring().points(many, many)
    for order in permutations(range(len(many))):
        people = [many[place] for place in order]
        assert (Scoring().points(people, people) == first[np.ix_(order, order)]).all()
