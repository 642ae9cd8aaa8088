"""What must be so before a survey opens, is extended and closes."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from uuid import UUID

import msgspec
import pytest

from evaluation.catalogue.waves import Wave
from evaluation.ids import CohortId, PartnershipId, PersonId
from evaluation.participants.decider import Membership, Participant, Seat, SeatHeld
from evaluation.surveys import decider as surveys
from evaluation.surveys.decider import Command, Event
from evaluation.surveys.plans import Approval, Cohort, Dates, Plan, Words
from evaluation.surveys.schedules import LONGEST_DAYS, scheduled
from plp_kit.core.deciding import Refusal
from plp_kit.core.event_store import LARGEST_PAYLOAD
from plp_testkit import Story

COHORT = Cohort(CohortId(UUID(int=1)), "First cohort", date(2021, 4, 19), Words("SLT", "BME"), ("bme",))
PLAN = Plan(COHORT, Wave.MID, scheduled(date(2022, 2, 19), 17), date(2022, 2, 19))
APPROVED_ON, APPROVAL = date(2021, 11, 4), Approval("RD-17", date(2021, 11, 3), "Research and development")
OPENS_ON, CLOSES_ON, EXTENDED_TO = date(2022, 2, 19), date(2022, 3, 8), date(2022, 3, 24)
ADA, BEN, CAI = (PersonId(UUID(int=number)) for number in (2, 3, 4))
PAIR = PartnershipId(UUID(int=5))


def participant(person: PersonId, *seats: SeatHeld, left_on: date | None = None) -> Participant:
    return Participant(Membership(COHORT.id, person), seats=seats, left_on=left_on)


def held(seat: Seat, on: date = COHORT.launch_on) -> SeatHeld:
    return SeatHeld(seat, PAIR, on)


PARTICIPANTS = (participant(BEN, held(Seat.SERVED)), participant(ADA, held(Seat.SENIOR)))

PLAN_SURVEY = surveys.PlanSurvey(COHORT, OPENS_ON, days=17)
APPROVE = surveys.ApproveSurvey(APPROVAL, APPROVED_ON)
OPEN = surveys.OpenSurvey(OPENS_ON, PARTICIPANTS)
EXTEND = surveys.ExtendSurvey(16)
CLOSE = surveys.CloseSurvey(CLOSES_ON, PARTICIPANTS, frozenset({ADA, BEN}))
OPENED = (
    surveys.SurveyOpened(COHORT.id, Wave.MID, PLAN.schedule, invited=2, parts=1),
    surveys.InvitedListed(COHORT.id, Wave.MID, (ADA, BEN)),
)
CLOSED = surveys.SurveyClosed(COHORT.id, Wave.MID, CLOSES_ON, whole_pairs=1, answered=2)

unplanned: Story[Command, Event] = Story(surveys.surveys)
planned = unplanned.given(surveys.SurveyPlanned(PLAN))
approved = planned.given(surveys.SurveyApproved(APPROVAL))
opened = approved.given(*OPENED)
extended = opened.given(surveys.SurveyExtended(16, scheduled(OPENS_ON, 33)))
closed = opened.given(CLOSED)


def put_off(until: date) -> surveys.OpeningPutOff:
    return surveys.OpeningPutOff(scheduled(until, 17))


@pytest.mark.parametrize("command", [APPROVE, OPEN, EXTEND, CLOSE])
def test_nothing_is_done_with_a_survey_that_was_never_planned(command: Command) -> None:
    unplanned.when(command).refused(surveys.NO_SUCH_SURVEY)


def test_a_survey_is_planned_for_the_day_of_the_cohorts_dates() -> None:
    unplanned.when(PLAN_SURVEY).then(surveys.SurveyPlanned(PLAN))


def test_a_survey_has_at_least_a_day() -> None:
    unplanned.when(surveys.PlanSurvey(COHORT, OPENS_ON, days=0)).refused(surveys.NO_DAYS)


def test_a_survey_beyond_the_calendar_is_not_planned() -> None:
    for plan in ((COHORT, date(9999, 12, 31), 17), (COHORT, OPENS_ON, 2**31 - 1)):
        unplanned.when(surveys.PlanSurvey(*plan)).refused(surveys.OUT_OF_REACH)


SIX_WEEKS = timedelta(weeks=6)
LATER = Dates(1, COHORT.launch_on + SIX_WEEKS, OPENS_ON + SIX_WEEKS, date(2033, 12, 1))
LATEST = Dates(2, COHORT.launch_on + 2 * SIX_WEEKS, OPENS_ON + 2 * SIX_WEEKS, date(2034, 1, 1))


@pytest.mark.parametrize("story", [planned, approved])
def test_a_survey_moves_with_the_cohorts_dates_until_it_opens(story: Story[Command, Event]) -> None:
    moved = surveys.SurveyMoved(LATER, scheduled(OPENS_ON + SIX_WEEKS, 17))
    story.when(surveys.MoveSurvey(LATER)).then(moved)
    early = replace(OPEN, on=OPENS_ON)
    approved.given(moved).when(early).refused(surveys.TOO_EARLY_TO_OPEN)


def test_a_survey_whose_opening_was_put_off_stays_unless_its_day_is_moved() -> None:
    off = approved.given(put_off(OPENS_ON + timedelta(days=3)))
    same_day = replace(LATER, survey_on=OPENS_ON)
    off.when(surveys.MoveSurvey(same_day)).then(surveys.SurveyMoved(same_day, None))


@pytest.mark.parametrize("story", [opened, extended, closed])
def test_a_survey_that_has_opened_stays_and_knows_the_launch(story: Story[Command, Event]) -> None:
    story.when(surveys.MoveSurvey(LATER)).then(surveys.SurveyMoved(LATER, None))
    state = surveys.surveys.replay((*story.history, surveys.SurveyMoved(LATER, None)))
    assert isinstance(state, surveys.Open | surveys.Closed)
    assert (state.plan.cohort.launch_on, state.plan.cohort.facts_until) == (LATER.launch_on, LATER.facts_until)


def test_dates_that_come_in_any_order_or_twice_come_to_the_same() -> None:
    facts: tuple[Command, ...] = (PLAN_SURVEY, surveys.MoveSurvey(LATER), surveys.MoveSurvey(LATEST))
    ends = [_after((*order, *order)) for order in permutations(facts)]
    cohort = replace(COHORT, launch_on=LATEST.launch_on, facts_until=LATEST.facts_until, revision=2)
    plan = Plan(cohort, Wave.MID, scheduled(LATEST.survey_on, 17), LATEST.survey_on)
    assert ends == [surveys.Planned(plan)] * len(ends)


def _after(given: tuple[Command, ...]) -> surveys.State:
    story = unplanned
    for command in given:
        decision = story.when(command).decision
        story = story if isinstance(decision, Refusal) else story.given(*decision)
    state: surveys.State = surveys.surveys.replay(story.history)
    return state


@pytest.mark.parametrize("story", [planned, approved, opened, closed])
def test_a_survey_is_planned_once(story: Story[Command, Event]) -> None:
    story.when(PLAN_SURVEY).refused(surveys.PLANNED_ALREADY)


def test_an_approval_is_recorded() -> None:
    planned.when(APPROVE).then(surveys.SurveyApproved(APPROVAL))


@pytest.mark.parametrize(("reference", "approver"), [("", "Research and development"), ("RD-17", " ")])
def test_an_approval_names_its_reference_and_approver(reference: str, approver: str) -> None:
    incomplete = Approval(reference, APPROVAL.on, approver)
    planned.when(replace(APPROVE, approval=incomplete)).refused(surveys.APPROVAL_INCOMPLETE)


@pytest.mark.parametrize("story", [approved, opened])
def test_an_approval_is_recorded_once(story: Story[Command, Event]) -> None:
    story.when(APPROVE).refused(surveys.APPROVED_ALREADY)


def test_no_survey_opens_without_approval() -> None:
    planned.when(OPEN).refused(surveys.APPROVAL_MISSING)


@pytest.mark.parametrize("late", [OPENS_ON, date(2022, 3, 1)])
def test_an_approval_on_the_planned_day_or_later_puts_the_opening_off_to_its_own_day(late: date) -> None:
    planned.when(replace(APPROVE, on=late)).then(surveys.SurveyApproved(APPROVAL), put_off(late))


def test_an_approved_survey_opens_on_its_day() -> None:
    approved.when(OPEN).then(*OPENED)


def test_a_survey_invites_any_number_of_people_in_parts_that_an_event_can_hold() -> None:
    crowd = [PersonId(UUID(int=number)) for number in range(100, 10_100)]
    everybody = tuple(participant(person, held(Seat.SENIOR)) for person in crowd)
    state = surveys.surveys.replay(approved.history)
    decision = surveys.surveys.decide(state, replace(OPEN, participants=everybody))
    assert not isinstance(decision, Refusal)
    opening, *listed = decision
    assert isinstance(opening, surveys.SurveyOpened)
    assert (opening.invited, opening.parts) == (len(crowd), len(listed))
    assert [person for part in listed if isinstance(part, surveys.InvitedListed) for person in part.invited] == crowd
    assert max(len(msgspec.json.encode(event)) for event in decision) < LARGEST_PAYLOAD
    opened = surveys.surveys.replay((*approved.history, *decision))
    assert isinstance(opened, surveys.Open)
    assert opened.invited == set(crowd)


def test_no_survey_opens_before_its_day() -> None:
    approved.when(replace(OPEN, on=date(2022, 2, 18))).refused(surveys.TOO_EARLY_TO_OPEN)
    approved.given(put_off(date(2022, 3, 1))).when(OPEN).refused(surveys.TOO_EARLY_TO_OPEN)


def test_a_survey_that_opens_late_is_open_as_long() -> None:
    late = date(2022, 3, 1)
    approved.when(replace(OPEN, on=late)).then(replace(OPENED[0], schedule=scheduled(late, 17)), OPENED[1])


def test_everyone_who_is_or_was_a_participant_is_invited() -> None:
    left = participant(CAI, held(Seat.SERVED), left_on=date(2021, 8, 1))
    approved.when(replace(OPEN, participants=(*PARTICIPANTS, left))).then(
        replace(OPENED[0], invited=3), replace(OPENED[1], invited=(ADA, BEN, CAI))
    )


def test_somebody_who_took_back_their_consent_to_surveys_is_not_invited() -> None:
    taken_back = replace(participant(CAI, held(Seat.SERVED)), survey_taken_back=True)
    approved.when(replace(OPEN, participants=(*PARTICIPANTS, taken_back))).then(*OPENED)


def test_somebody_whose_data_are_restricted_is_not_invited() -> None:
    everybody = (*PARTICIPANTS, participant(CAI, held(Seat.SERVED)))
    approved.when(replace(OPEN, participants=everybody, restricted=frozenset({CAI}))).then(*OPENED)


@pytest.mark.parametrize("seats", [(), (held(Seat.SERVED, date(2022, 2, 20)),)])
def test_nobody_is_invited_who_had_no_seat_by_then(seats: tuple[SeatHeld, ...]) -> None:
    approved.when(replace(OPEN, participants=(*PARTICIPANTS, participant(CAI, *seats)))).then(*OPENED)


def test_while_there_is_nobody_to_ask_the_opening_is_put_off_by_a_day() -> None:
    tomorrow = date(2022, 2, 20)
    approved.when(surveys.OpenSurvey(OPENS_ON, (participant(CAI),))).then(put_off(tomorrow))
    approved.given(put_off(tomorrow)).when(surveys.OpenSurvey(tomorrow, ())).then(put_off(date(2022, 2, 21)))


def test_a_survey_opens_once() -> None:
    opened.when(OPEN).refused(surveys.OPENED_ALREADY)


@pytest.mark.parametrize("story", [planned, approved])
@pytest.mark.parametrize("command", [EXTEND, CLOSE])
def test_only_an_open_survey_is_extended_or_closed(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(surveys.NOT_OPEN)


def test_an_extension_moves_the_closing() -> None:
    opened.when(EXTEND).then(surveys.SurveyExtended(16, scheduled(OPENS_ON, 33)))
    extended.when(CLOSE).refused(surveys.TOO_EARLY_TO_CLOSE)
    extended.when(replace(CLOSE, on=EXTENDED_TO)).then(replace(CLOSED, on=EXTENDED_TO))


def test_a_survey_is_not_extended_to_more_reminders_than_an_event_holds() -> None:
    extended.when(surveys.ExtendSurvey(LONGEST_DAYS - 33)).then(
        surveys.SurveyExtended(LONGEST_DAYS - 33, scheduled(OPENS_ON, LONGEST_DAYS))
    )
    extended.when(surveys.ExtendSurvey(LONGEST_DAYS - 32)).refused(surveys.OUT_OF_REACH)


def test_a_survey_may_be_extended_again() -> None:
    extended.when(surveys.ExtendSurvey(2)).then(surveys.SurveyExtended(2, scheduled(OPENS_ON, 35)))


def test_an_extension_has_at_least_a_day() -> None:
    opened.when(surveys.ExtendSurvey(0)).refused(surveys.NO_DAYS)


def test_a_survey_closes_on_its_day() -> None:
    opened.when(CLOSE).then(CLOSED)


def test_whole_pairs_and_those_who_answered_are_counted_at_closing() -> None:
    opened.when(replace(CLOSE, respondents=frozenset({ADA}))).then(replace(CLOSED, whole_pairs=0, answered=1))


def test_no_survey_closes_before_its_day() -> None:
    opened.when(replace(CLOSE, on=date(2022, 3, 7))).refused(surveys.TOO_EARLY_TO_CLOSE)


@pytest.mark.parametrize("command", [APPROVE, OPEN, EXTEND, CLOSE])
def test_a_closed_survey_refuses_everything(command: Command) -> None:
    closed.when(command).refused(surveys.CLOSED_ALREADY)


@pytest.mark.parametrize(
    ("story", "refusal"),
    [
        (unplanned, surveys.NO_SUCH_SURVEY),
        (planned, surveys.STILL_OPEN),
        (approved, surveys.STILL_OPEN),
        (opened, surveys.STILL_OPEN),
        (extended, surveys.STILL_OPEN),
    ],
)
def test_a_survey_has_no_results_before_it_has_closed(story: Story[Command, Event], refusal: Refusal) -> None:
    assert surveys.closed(surveys.surveys.replay(story.history)) == refusal
    state = surveys.closed(surveys.surveys.replay(closed.history))
    assert isinstance(state, surveys.Closed)
    assert (state.invited, state.whole_pairs) == (frozenset({ADA, BEN}), 1)


def test_those_who_were_invited_are_counted_and_nobody_who_came_later() -> None:
    state = surveys.closed(surveys.surveys.replay(closed.history))
    assert isinstance(state, surveys.Closed)
    assert state.asked((*PARTICIPANTS, participant(CAI, held(Seat.SERVED)))) == PARTICIPANTS
