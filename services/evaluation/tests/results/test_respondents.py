"""The respondents table, with the pilot's figures as they were printed."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from evaluation.answers.answer import Answer
from evaluation.catalogue.groups import Group
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.catalogue.waves import Wave
from evaluation.ids import CohortId, PartnershipId, PersonId
from evaluation.participants.decider import Consents, Membership, Participant, Seat, SeatHeld
from evaluation.participants.pairs import whole_pairs
from evaluation.results.respondents import RespondentsTable, respondents_table
from evaluation.results.shares import Part, part
from evaluation.surveys.decider import Closed
from evaluation.surveys.plans import Approval, Cohort, Plan, Words
from evaluation.surveys.schedules import scheduled

LAUNCH, REMATCH, CLOSING = date(2021, 4, 19), date(2021, 9, 1), date(2022, 3, 24)
COHORT_ID = CohortId(UUID(int=1))
CONSENTS = Consents(survey=True, national_counts=True)

APPROVAL = Approval("RD-17", date(2021, 11, 3), "Research and development")
PILOT = Cohort(COHORT_ID, "First cohort", LAUNCH, Words("SLT", "BME"), ("bme",))


def senior(pair: int) -> PersonId:
    return PersonId(UUID(int=1000 + pair))


def served(pair: int) -> PersonId:
    return PersonId(UUID(int=2000 + pair))


def seated(person: PersonId, seat: Seat, *partnerships: tuple[int, date], left_on: date | None = None) -> Participant:
    seats = tuple(SeatHeld(seat, PartnershipId(UUID(int=3000 + pair)), on) for pair, on in partnerships)
    return Participant(Membership(COHORT_ID, person), CONSENTS, seats, left_on)


def pairs(number: Iterable[int]) -> list[Participant]:
    return [
        participant
        for pair in number
        for participant in (seated(senior(pair), Seat.SENIOR, (pair, LAUNCH)), seated(served(pair), Seat.SERVED, (pair, LAUNCH)))
    ]


def answers(group: Group, count: int, *, recommending: int, at_check_in: int) -> list[Answer]:
    return [
        Answer(
            group,
            Recommend.YES if number < recommending else Recommend.NOT_SURE,
            CheckIn.YES if number < at_check_in else CheckIn.NO,
            national_counts=True,
        )
        for number in range(count)
    ]


# 27 pairs; two people left, one of their partners has had a new partner since, the other has none: 53 of 55.
PILOT_PARTICIPANTS = [
    *pairs(range(25)),
    seated(senior(25), Seat.SENIOR, (25, LAUNCH), left_on=date(2021, 8, 1)),
    seated(served(25), Seat.SERVED, (25, LAUNCH), (27, REMATCH)),
    seated(senior(27), Seat.SENIOR, (27, REMATCH)),
    seated(senior(26), Seat.SENIOR, (26, LAUNCH)),
    seated(served(26), Seat.SERVED, (26, LAUNCH), left_on=date(2021, 11, 1)),
]
# Eight whole pairs, two more senior partners, eight more colleagues: 26.
PILOT_RESPONDENTS = [
    *(person(pair) for pair in range(8) for person in (senior, served)),
    *map(senior, (8, 9)),
    *map(served, range(10, 18)),
]
PILOT_ANSWERS = [
    *answers(Group.SENIOR, 9, recommending=8, at_check_in=6),
    *answers(Group.SERVED, 14, recommending=13, at_check_in=9),
    *answers(Group.BOTH, 3, recommending=2, at_check_in=2),
]


def closed(cohort: Cohort, pairs: int) -> Closed:
    plan = Plan(cohort, Wave.MID, scheduled(date(2022, 2, 19), 33), date(2022, 2, 19))
    return Closed(plan, APPROVAL, plan.schedule, frozenset(), CLOSING, whole_pairs=pairs)


def table(
    participants: Sequence[Participant] = PILOT_PARTICIPANTS,
    respondents: Sequence[PersonId] = PILOT_RESPONDENTS,
    answers: Sequence[Answer] = PILOT_ANSWERS,
) -> RespondentsTable:
    return respondents_table(closed(PILOT, whole_pairs(participants, respondents)), participants, respondents, answers)


def test_the_pilots_pairs_people_and_answers() -> None:
    pilot = table()
    assert (pilot.pairs_at_launch, pilot.invited, pilot.remaining, pilot.answers, pilot.whole_pairs) == (27, 55, 53, 26, 8)


def test_the_pilots_response_rates() -> None:
    assert (table().answers_of_remaining, table().rate_of_remaining) == (26, Decimal("49.1"))
    assert table().rate_of_invited == Decimal("47.3")


def test_the_pilots_groups_add_to_a_hundred() -> None:
    assert [(row.label, row.count, row.share_adding) for row in table().groups] == [
        ("SLT", 9, Decimal("34.6")),
        ("BME", 14, Decimal("53.9")),
        ("SLT and BME", 3, Decimal("11.5")),
    ]


def test_the_pilots_groups_each_on_its_own() -> None:
    assert [row.share for row in table().groups] == [Decimal("34.6"), Decimal("53.8"), Decimal("11.5")]


def test_the_pilots_group_served_whether_alone_or_among_both() -> None:
    assert table().served == Part(17, 26, Decimal("65.4"))


def test_the_pilots_recommendations_and_check_ins() -> None:
    assert table().recommend == Part(23, 26, Decimal("88.5"))
    assert table().check_in == Part(17, 26, Decimal("65.4"))


def test_a_cohort_nobody_answered_in_has_no_shares() -> None:
    silent = table(respondents=(), answers=())
    assert (silent.answers_of_remaining, silent.rate_of_remaining, silent.rate_of_invited) == (0, Decimal("0.0"), Decimal("0.0"))
    assert silent.whole_pairs == 0
    assert [(row.count, row.share_adding, row.share) for row in silent.groups] == [(0, None, None)] * 3
    assert silent.served == silent.recommend == silent.check_in == part(0, 0)


def test_a_cohort_without_anybody_has_no_rates() -> None:
    assert (table((), (), ()).rate_of_remaining, table((), (), ()).rate_of_invited) == (None, None)


def test_a_leavers_answer_is_in_the_rate_of_those_invited_only() -> None:
    with_leaver = table(respondents=[*PILOT_RESPONDENTS, senior(25)])
    assert (with_leaver.answers_of_remaining, with_leaver.rate_of_remaining) == (26, Decimal("49.1"))
    assert with_leaver.rate_of_invited == Decimal("49.1")  # 27 of 55.


def test_a_person_who_never_had_a_seat_is_not_invited() -> None:
    accepted_only = Participant(Membership(COHORT_ID, PersonId(UUID(int=9))), CONSENTS)
    assert table([*PILOT_PARTICIPANTS, accepted_only]) == table()


def test_a_pair_that_lost_a_partner_before_the_launch_is_none_at_launch() -> None:
    gone = seated(senior(50), Seat.SENIOR, (50, date(2021, 4, 1)), left_on=date(2021, 4, 10))
    left_behind = seated(served(50), Seat.SERVED, (50, date(2021, 4, 1)))
    assert table([*PILOT_PARTICIPANTS, gone, left_behind]).pairs_at_launch == 27


def test_a_pair_is_whole_only_when_both_partners_answered() -> None:
    assert whole_pairs(pairs(range(3)), [senior(0), served(0), senior(1), served(2)]) == 1


def test_whole_pairs_stay_what_was_counted_at_closing() -> None:
    """Later facts about pairs do not change them."""
    assert respondents_table(closed(PILOT, 3), PILOT_PARTICIPANTS, PILOT_RESPONDENTS, PILOT_ANSWERS).whole_pairs == 3


def test_other_programmes_have_their_own_words() -> None:
    words = Cohort(COHORT_ID, "Third cohort", LAUNCH, Words("Directors", "Partners in progress"), ("disabled",))
    other = respondents_table(closed(words, 0), pairs(range(41)), (), ())
    assert [row.label for row in other.groups] == ["Directors", "Partners in progress", "Directors and Partners in progress"]
    assert (other.pairs_at_launch, other.invited, other.remaining) == (41, 82, 82)


@given(st.lists(st.sampled_from(Group), max_size=60))
def test_groups_of_any_size_add_up(groups: list[Group]) -> None:
    given_answers = [answers(group, 1, recommending=1, at_check_in=0)[0] for group in groups]
    shown = table(pairs(range(60)), (), given_answers)
    assert sum(row.count for row in shown.groups) == shown.answers == len(groups)
    assert sum(row.share_adding or 0 for row in shown.groups) == (100 if groups else 0)
    assert shown.served.count == sum(group.states_served for group in groups)
