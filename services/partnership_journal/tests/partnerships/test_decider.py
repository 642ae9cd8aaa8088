"""How two partners begin, agree and end; nobody else writes in a partnership."""

from datetime import date
from typing import get_args
from uuid import UUID

import pytest

from partnership_journal.goals import decider as goals
from partnership_journal.goals.decider import Whose
from partnership_journal.ids import CohortId, GoalId, PersonId, text_id
from partnership_journal.meetings import decider as meetings
from partnership_journal.meetings.decider import How
from partnership_journal.partnerships import decider as partnerships
from partnership_journal.partnerships.decider import Chosen, Command, Ending, Event
from partnership_journal.writing.decider import ReviseText, TextRevised
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

ADA, BEN, CAI = (PersonId(UUID(int=number)) for number in range(1, 4))
COHORT, GOAL = CohortId(UUID(int=4)), GoalId(UUID(int=5))
FORMED_ON, TODAY = date(2021, 4, 1), date(2021, 5, 4)
TEXT = Sealed(KeyId(UUID(int=6)), "partnership-1", "text", "c2VhbGVk")

FORM = partnerships.FormPartnership(COHORT, ADA, BEN, FORMED_ON)
LOSE = partnerships.LosePartner(TODAY)

unformed: Story[Command, Event] = Story(partnerships.partnerships)
active = unformed.given(partnerships.PartnershipFormed(COHORT, ADA, BEN, FORMED_ON))
ended = active.given(partnerships.PartnershipEnded(COHORT, Ending.ENDED, TODAY))


def everything_by(partner: PersonId) -> tuple[Command, ...]:
    return (
        partnerships.WriteAgreement(partner, (TEXT,)),
        partnerships.WorkWithoutAgreement(partner),
        meetings.PlanMeeting(partner, TODAY, How.REMOTE, today=TODAY),
        meetings.HoldMeeting(partner, TODAY, How.REMOTE, today=TODAY),
        goals.SetGoal(partner, GOAL, Whose.SHARED, TEXT),
        goals.ReachGoal(partner, GOAL),
        partnerships.EndPartnership(partner, Ending.ENDED, TODAY),
    )


def test_a_partnership_is_formed_with_the_seats_on_record() -> None:
    unformed.when(FORM).then(partnerships.PartnershipFormed(COHORT, ADA, BEN, FORMED_ON))


def test_a_partnership_needs_two_people() -> None:
    unformed.when(partnerships.FormPartnership(COHORT, ADA, ADA, FORMED_ON)).refused(partnerships.SAME_PERSON)


@pytest.mark.parametrize("story", [active, ended])
def test_a_partnership_is_formed_once(story: Story[Command, Event]) -> None:
    story.when(FORM).refused(partnerships.FORMED_ALREADY)


@pytest.mark.parametrize("command", [*everything_by(ADA), partnerships.TakeBackPartnership(TODAY)])
def test_nothing_is_written_in_a_partnership_that_was_never_formed(command: Command) -> None:
    unformed.when(command).refused(partnerships.NO_SUCH_PARTNERSHIP)


@pytest.mark.parametrize("story", [active, ended])
@pytest.mark.parametrize("command", everything_by(CAI))
def test_to_anybody_else_there_is_no_such_partnership(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(partnerships.NO_SUCH_PARTNERSHIP)


@pytest.mark.parametrize("command", [*everything_by(ADA), *everything_by(BEN), LOSE])
def test_nothing_is_written_after_the_end(command: Command) -> None:
    ended.when(command).refused(partnerships.PARTNERSHIP_ENDED)


@pytest.mark.parametrize("partner", [ADA, BEN])
def test_each_partner_writes_their_own_part_of_the_agreement(partner: PersonId) -> None:
    active.when(partnerships.WriteAgreement(partner, (TEXT,))).then(partnerships.AgreementWritten(partner, (TEXT,)))


def test_a_partner_can_write_their_part_again() -> None:
    written = active.given(partnerships.AgreementWritten(ADA, (TEXT,)))
    written.when(partnerships.WriteAgreement(ADA, (TEXT, TEXT))).then(partnerships.AgreementWritten(ADA, (TEXT, TEXT)))


def test_an_agreement_says_something() -> None:
    active.when(partnerships.WriteAgreement(ADA, ())).refused(partnerships.AGREEMENT_EMPTY)


def test_we_work_without_is_an_answer_of_each_partner() -> None:
    one = active.given(partnerships.WorkingWithoutAgreement(ADA))
    one.when(partnerships.WorkWithoutAgreement(ADA)).refused(partnerships.WITHOUT_ALREADY)
    one.when(partnerships.WorkWithoutAgreement(BEN)).then(partnerships.WorkingWithoutAgreement(BEN))


def test_a_partner_can_write_after_all_and_change_their_mind_again() -> None:
    written = active.given(partnerships.WorkingWithoutAgreement(ADA), partnerships.AgreementWritten(ADA, (TEXT,)))
    written.when(partnerships.WorkWithoutAgreement(ADA)).then(partnerships.WorkingWithoutAgreement(ADA))


@pytest.mark.parametrize("partner", [ADA, BEN])
@pytest.mark.parametrize("how", get_args(Chosen))
def test_either_partner_ends_it_at_once_and_the_end_does_not_say_who(partner: PersonId, how: Chosen) -> None:
    active.when(partnerships.EndPartnership(partner, how, TODAY)).then(partnerships.PartnershipEnded(COHORT, how, TODAY))


def test_it_ends_when_a_partner_is_lost() -> None:
    active.when(LOSE).then(partnerships.PartnershipEnded(COHORT, Ending.PARTNER_LEFT, TODAY))


def test_a_pair_that_is_taken_back_has_not_ended_in_any_other_way() -> None:
    taken_back = partnerships.PartnershipEnded(COHORT, Ending.TAKEN_BACK, TODAY)
    active.when(partnerships.TakeBackPartnership(TODAY)).then(taken_back)
    active.given(taken_back).when(LOSE).refused(partnerships.PARTNERSHIP_ENDED)


def test_it_does_not_end_before_it_was_formed() -> None:
    active.when(partnerships.LosePartner(date(2021, 3, 30))).then(
        partnerships.PartnershipEnded(COHORT, Ending.PARTNER_LEFT, FORMED_ON)
    )


EARLIER, LATER = date(2021, 3, 20), date(2021, 4, 20)
lost_before = unformed.given(partnerships.PartnerLostBefore(LATER))


def test_a_partner_may_be_lost_before_the_partnership_is_heard_of() -> None:
    unformed.when(partnerships.LosePartner(EARLIER)).then(partnerships.PartnerLostBefore(EARLIER))


@pytest.mark.parametrize("on", [LATER, EARLIER])
def test_it_ends_as_soon_as_it_is_formed_when_a_partner_had_left(on: date) -> None:
    """On the day on which the first of the two left, and not before it was formed."""
    formed = partnerships.PartnershipFormed(COHORT, ADA, BEN, FORMED_ON)
    ended_on = partnerships.PartnershipEnded(COHORT, Ending.PARTNER_LEFT, max(on, FORMED_ON))
    lost_before.given(partnerships.PartnerLostBefore(on)).when(FORM).then(formed, ended_on)
    unformed.given(partnerships.PartnerLostBefore(on), partnerships.PartnerLostBefore(LATER)).when(FORM).then(formed, ended_on)


@pytest.mark.parametrize("whose", Whose)
def test_shared_writing_closes_at_the_end_and_own_writing_stays_readable(whose: Whose) -> None:
    assert partnerships.is_readable(whose, ended=False)
    assert partnerships.is_readable(whose, ended=True) is (whose is Whose.OWN)


def while_restricted(text: Command) -> partnerships.WhileRestricted:
    assert isinstance(text, partnerships.WriteAgreement | goals.SetGoal | ReviseText)
    return partnerships.WhileRestricted(text)


OWN, SHARED = (goals.GoalSet(ADA, GOAL, whose, TEXT) for whose in (Whose.OWN, Whose.SHARED))
REVISE = ReviseText(ADA, text_id(TEXT), TEXT)


@pytest.mark.parametrize(
    ("story", "text"),
    [
        (active, partnerships.WriteAgreement(ADA, (TEXT,))),
        (active, goals.SetGoal(ADA, GOAL, Whose.SHARED, TEXT)),
        (active.given(SHARED), REVISE),
        (active.given(partnerships.AgreementWritten(ADA, (TEXT,))), REVISE),
    ],
)
def test_nothing_new_of_a_partner_is_shared_while_their_data_are_restricted(story: Story[Command, Event], text: Command) -> None:
    story.when(while_restricted(text)).refused(partnerships.RESTRICTED)
    assert not isinstance(partnerships.partnerships.decide(partnerships.partnerships.replay(story.history), text), Refusal)


def test_what_is_for_the_partner_alone_is_written_all_the_same() -> None:
    active.when(while_restricted(goals.SetGoal(ADA, GOAL, Whose.OWN, TEXT))).then(OWN)
    active.given(OWN).when(while_restricted(REVISE)).then(TextRevised(ADA, text_id(TEXT), TEXT.key, TEXT))


def test_a_restricted_person_learns_nothing_of_somebody_elses_partnership() -> None:
    active.when(while_restricted(partnerships.WriteAgreement(CAI, (TEXT,)))).refused(partnerships.NO_SUCH_PARTNERSHIP)
