"""What a score is made of."""

from dataclasses import replace
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.candidates.decider import MeetingMode, Side
from matching.cohorts.weights import BEST, ScoreWeights
from matching.ids import PersonId
from matching.planning.scores import Candidate, Part, PartName
from matching.planning.scoring import Scoring

ADA = Candidate(PersonId(UUID(int=1)), frozenset({Side.SENIOR}))
BEN = Candidate(PersonId(UUID(int=2)), frozenset({Side.SERVED}))
DIFFERING = ScoreWeights(topics=200, aims=75, directorate=30, profession=20)

words = st.frozensets(st.sampled_from(["boards", "budgets", "night shifts", "wards", "estates"]))
texts = st.lists(st.sampled_from(["leading", "change", "on", "wards", "Priya", "black", "budget"]), max_size=8).map(" ".join)
names = st.sampled_from([None, "north", "south"])
attributes = {
    **dict.fromkeys(("topics_to_learn", "topics_to_share", "interests", "availability"), words),
    **dict.fromkeys(("wants", "offers"), texts),
    **dict.fromkeys(("site", "directorate", "profession"), names),
    "meeting_mode": st.sampled_from(MeetingMode),
}
people = st.lists(st.builds(replace, st.just(ADA), **attributes), min_size=2, max_size=7).map(
    lambda many: [replace(one, person=PersonId(UUID(int=number))) for number, one in enumerate(many)]
)
balances = st.dictionaries(st.integers(0, 6).map(lambda n: PersonId(UUID(int=n))), st.sampled_from([-1, 1]), max_size=3)


def parts(senior: Candidate, colleague: Candidate, weights: ScoreWeights = DIFFERING) -> dict[str, Part]:
    return {part.name: part for part in Scoring.of([senior, colleague], weights).score(senior, colleague).parts}


def points(name: PartName, senior: Candidate, colleague: Candidate) -> int:
    return parts(senior, colleague)[name].points


@settings(max_examples=60, deadline=None)
@given(people, balances, st.sampled_from([ScoreWeights(), DIFFERING]))
def test_parts_add_up_exactly_to_what_the_optimiser_counts(
    many: list[Candidate], balances: dict[PersonId, int], weights: ScoreWeights
) -> None:
    first, *others = many
    notes = {frozenset({first.person, other}): balance for other, balance in balances.items() if other != first.person}
    scoring = Scoring.of(many, weights, notes)
    matrix = scoring.points(many, others)
    for row, one in enumerate(many):
        for column, other in enumerate(others):
            if one.person != other.person:
                score = scoring.score(one, other)
                assert score.points == sum(part.points for part in score.parts) == matrix[row, column]
                assert all(0 <= part.points <= part.most for part in score.parts)
                assert sum(part.most for part in score.parts) == BEST


def test_topics_are_what_one_would_learn_and_the_other_share() -> None:
    senior, colleague = (
        replace(ADA, topics_to_learn=frozenset({"wards", "faith"})),
        replace(BEN, topics_to_share=frozenset({"wards"})),
    )
    part = parts(senior, colleague)[PartName.SENIOR_LEARNS]
    assert (part.points, part.words) == (100, "Topics to learn about that the other would share: 1 of 2 (wards)")
    alike = replace(BEN, topics_to_learn=frozenset({"wards", "faith"}))
    assert points(PartName.SENIOR_LEARNS, senior, alike) == points(PartName.COLLEAGUE_LEARNS, senior, alike) == 0


def test_aims_are_what_one_wants_in_the_words_of_what_the_other_offers() -> None:
    senior = replace(ADA, wants="how to lead change on wards at night")
    offering = replace(BEN, offers="I lead change on wards at night, how others do it")
    part = parts(senior, offering)[PartName.SENIOR_AIMS]
    assert 30 < part.points <= 75
    assert {"change", "wards", "night"} <= set(part.shared)
    assert points(PartName.SENIOR_AIMS, senior, replace(BEN, wants=offering.offers)) == 0


def test_words_that_nobody_shares_earn_nothing() -> None:
    assert points(PartName.SENIOR_AIMS, replace(ADA, wants="zzz"), replace(BEN, offers="qqq")) == 0


def test_interests_half_days_mode_and_site_are_what_both_have() -> None:
    both: dict[str, Any] = {
        "interests": frozenset({"music", "law"}),
        "availability": frozenset({"mon", "tue", "wed", "thu"}),
        "site": "north",
    }
    senior, colleague = replace(ADA, **both), replace(BEN, **both, meeting_mode=MeetingMode.VIRTUAL)
    common = (PartName.INTERESTS, PartName.AVAILABILITY, PartName.MEETING_MODE, PartName.SITE)
    assert [points(name, senior, colleague) for name in common] == [80, 120, 60, 40]
    elsewhere = replace(ADA, availability=frozenset({"mon"}), site="south", meeting_mode=MeetingMode.IN_PERSON)
    assert [points(name, elsewhere, colleague) for name in common] == [0, 40, 0, 0]


def test_a_difference_earns_something_only_where_the_cohort_says_so() -> None:
    north, south = replace(ADA, directorate="north"), replace(BEN, directorate="south")
    assert points(PartName.DIRECTORATE, north, south) == 30
    assert points(PartName.DIRECTORATE, north, replace(BEN, directorate=None)) == 0
    assert parts(north, south, ScoreWeights())[PartName.DIRECTORATE].most == 0


@pytest.mark.parametrize(("balance", "earned"), [(1, 100), (0, 50), (-1, 0)])
def test_notes_move_a_score_up_and_down_from_half(balance: int, earned: int) -> None:
    scoring = Scoring.of([ADA, BEN], notes={frozenset({ADA.person, BEN.person}): balance})
    assert {part.name: part.points for part in scoring.score(ADA, BEN).parts}[PartName.NOTES] == earned


def test_scores_are_the_same_in_whatever_order_people_come() -> None:
    many = [
        replace(ADA, person=PersonId(UUID(int=number)), wants=f"wards {word} change", offers=f"{word} budgets nights")
        for number, word in enumerate(("boards", "audit", "wards", "recovery"))
    ]
    told = {tuple(Scoring.of(order).points(many, many).ravel().tolist()) for order in permutations(many)}
    assert len(told) == 1


SENTENCE = "Learn from {who} about {trait} {faith} experience of wards, and how {pronoun} leads change as a {trait} {noun}."
FIRST = {"who": "Priya", "trait": "black", "faith": "Muslim", "pronoun": "she", "noun": "woman"}


@pytest.mark.parametrize(
    "swapped",
    [
        {"who": "Oluwaseun"},
        {"who": "Zbigniewa"},
        {"who": "aisha"},
        {"trait": "Asian"},
        {"trait": "white"},
        {"faith": "christian"},
        {"faith": "Sikh"},
        {"pronoun": "he"},
        {"noun": "man"},
        {"who": "Grace", "trait": "African", "faith": "Hindu", "pronoun": "they", "noun": "women"},
    ],
)
def test_swapping_words_that_say_who_somebody_is_changes_no_score(swapped: dict[str, str]) -> None:
    offering = replace(BEN, offers="A black Muslim woman leads change on wards; ask her, as Priya did, about experience.")
    many = [replace(ADA, wants=SENTENCE.format(**words)) for words in (FIRST, {**FIRST, **swapped})]
    before, after = ([part.points for part in parts(one, offering).values()] for one in many)
    assert before == after
    shared = {word for one in many for word in parts(one, offering)[PartName.SENIOR_AIMS].shared}
    assert not shared & {"black", "muslim", "woman", "women", "she", "priya", "grace"}
