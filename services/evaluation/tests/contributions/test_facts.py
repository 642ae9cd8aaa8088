"""What a trust counts for the nation, and whom it leaves out."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from evaluation.answers.answer import Answer
from evaluation.catalogue.groups import Group
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.contributions import facts
from evaluation.contributions.disclosure import tells_groups_apart
from evaluation.contributions.facts import Fact
from evaluation.ids import CohortId, PartnershipId, PersonId
from evaluation.participants.decider import Consents, Membership, Participant, Seat, SeatHeld

LAUNCH, CLOSING = date(2021, 4, 19), date(2022, 3, 24)
ADA, BEN, CAI, DEE = (PersonId(UUID(int=number)) for number in range(4))


def participant(person: PersonId, seat: Seat, *, national: bool = True, left_on: date | None = None) -> Participant:
    held = SeatHeld(seat, PartnershipId(UUID(int=9)), LAUNCH)
    consents = Consents(survey=True, national_counts=national)
    return Participant(Membership(CohortId(UUID(int=8)), person), consents, (held,), left_on)


def answer(group: Group, recommend: Recommend = Recommend.YES, *, national: bool = True) -> Answer:
    return Answer(group, recommend, CheckIn.NOT_SAID, national)


COHORT = [
    participant(ADA, Seat.SENIOR),
    participant(BEN, Seat.SERVED),
    participant(CAI, Seat.SENIOR, left_on=LAUNCH),
    participant(DEE, Seat.SERVED, national=False),
]


def test_participants_are_counted_there_and_left() -> None:
    assert facts.participants_fact(CLOSING, COHORT[:3]) == Fact("participants", 1, ("all",), ("there", "left"), ((2, 1),))


def test_responses_are_counted() -> None:
    assert facts.response_fact(CLOSING, COHORT[:3], [BEN]) == Fact(
        "response", 1, ("all",), ("answered", "not_answered"), ((1, 2),)
    )


def test_a_person_who_refused_national_counts_is_counted_nowhere() -> None:
    assert facts.participants_fact(CLOSING, COHORT) == facts.participants_fact(CLOSING, COHORT[:3])
    assert facts.response_fact(CLOSING, COHORT, [DEE]) == facts.response_fact(CLOSING, COHORT[:3], [])


def test_a_person_whose_consents_are_unknown_is_counted_nowhere() -> None:
    unknown = replace(COHORT[1], consents=None)
    assert facts.participants_fact(CLOSING, [unknown]).cells == ((0, 0),)


def test_a_person_who_never_had_a_seat_is_counted_nowhere() -> None:
    assert facts.participants_fact(CLOSING, [replace(COHORT[1], seats=())]).cells == ((0, 0),)


def test_recommendations_are_counted_whatever_group_is_stated() -> None:
    counted = facts.recommend_fact([answer(Group.SENIOR), answer(Group.SENIOR), answer(Group.BOTH, Recommend.NOT_SURE)])
    assert counted == Fact("recommend", 1, ("all",), ("yes", "no", "not_sure", "not_said"), ((2, 0, 1, 0),))


def test_check_ins_are_counted_whatever_group_is_stated() -> None:
    assert facts.check_in_fact([answer(Group.SERVED)]) == Fact("check_in", 1, ("all",), ("yes", "no", "not_said"), ((0, 0, 1),))


def test_no_fact_tells_groups_apart() -> None:
    assert not any(map(tells_groups_apart, facts.facts(CLOSING, COHORT, [BEN], [answer(group) for group in Group])))


def test_an_answer_without_consent_to_national_counts_is_counted_nowhere() -> None:
    withheld = answer(Group.SERVED, national=False)
    assert facts.recommend_fact([withheld]) == facts.recommend_fact([])
    assert facts.check_in_fact([withheld]) == facts.check_in_fact([])


def test_one_answer_changes_only_the_facts_that_count_it() -> None:
    before = facts.facts(CLOSING, COHORT, [BEN], [answer(Group.SERVED, Recommend.YES)])
    after = facts.facts(CLOSING, COHORT, [BEN], [answer(Group.SERVED, Recommend.NO)])
    assert [fact.name for fact, changed in zip(before, after, strict=True) if fact != changed] == ["recommend"]
