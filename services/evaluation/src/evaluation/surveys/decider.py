"""A cohort's survey: planned when the cohort opens, approved, opened by its date, perhaps extended, closed.

No survey opens without a recorded approval. The opening is put off while there is nobody to invite, and when the approval comes
on the planned day or later. The survey is then open for as many days as planned. Until it opens it moves with the cohort's dates,
which may arrive before the cohort.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Final, TypeAlias

from evaluation.catalogue.waves import Wave
from evaluation.ids import CohortId, PersonId
from evaluation.participants.decider import Participant, participants_by
from evaluation.participants.pairs import whole_pairs
from evaluation.surveys.plans import Approval, Cohort, Dates, Plan
from evaluation.surveys.schedules import LONGEST_DAYS, Schedule, is_reachable, months_after, scheduled
from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import BY_SIZE, filled
from plp_kit.core.stored import stored

STREAMS: Final = "survey"
"""The kind of a survey's stream."""

A_DAY: Final = timedelta(days=1)


# Commands


@dataclass(frozen=True, slots=True)
class PlanSurvey:
    cohort: Cohort
    opens_on: date
    days: int
    wave: Wave = Wave.MID


@dataclass(frozen=True, slots=True)
class MoveSurvey:
    """The cohort's dates were moved, or it was launched."""

    dates: Dates


@dataclass(frozen=True, slots=True)
class ApproveSurvey:
    """`on` is the day on which the approval is recorded; the approval's own day may be earlier."""

    approval: Approval
    on: date


@dataclass(frozen=True, slots=True)
class OpenSurvey:
    """`participants` is everybody who is on record for the cohort, `restricted` those of them whose data are restricted."""

    on: date
    participants: tuple[Participant, ...]
    restricted: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class ExtendSurvey:
    days: int


@dataclass(frozen=True, slots=True)
class CloseSurvey:
    """`respondents` are the people whose answers wait."""

    on: date
    participants: tuple[Participant, ...]
    respondents: frozenset[PersonId]


Command: TypeAlias = PlanSurvey | MoveSurvey | ApproveSurvey | OpenSurvey | ExtendSurvey | CloseSurvey


# Events


@stored("evaluation.survey_planned.v1")
@dataclass(frozen=True, slots=True)
class SurveyPlanned:
    plan: Plan


@stored("evaluation.survey_moved.v1")
@dataclass(frozen=True, slots=True)
class SurveyMoved:
    """`schedule` is the survey's from now on; None where it stays, because the survey has opened or its day is the same."""

    dates: Dates
    schedule: Schedule | None


@stored("evaluation.survey_approved.v1")
@dataclass(frozen=True, slots=True)
class SurveyApproved:
    approval: Approval


@stored("evaluation.opening_put_off.v1")
@dataclass(frozen=True, slots=True)
class OpeningPutOff:
    schedule: Schedule


@stored("evaluation.survey_opened.v1")
@dataclass(frozen=True, slots=True)
class SurveyOpened:
    """`invited` counts the people whom the next `parts` events list."""

    cohort: CohortId
    wave: Wave
    schedule: Schedule
    invited: int
    parts: int


@stored("evaluation.invited_listed.v1")
@dataclass(frozen=True, slots=True)
class InvitedListed:
    """Some of the people whom the survey invites."""

    cohort: CohortId
    wave: Wave
    invited: Annotated[tuple[PersonId, ...], BY_SIZE]


@stored("evaluation.survey_extended.v1")
@dataclass(frozen=True, slots=True)
class SurveyExtended:
    days: int
    schedule: Schedule


@stored("evaluation.survey_closed.v1")
@dataclass(frozen=True, slots=True)
class SurveyClosed:
    """Both counts are taken at closing. Later facts about pairs do not change them."""

    cohort: CohortId
    wave: Wave
    on: date
    whole_pairs: int
    answered: int


Event: TypeAlias = (
    SurveyPlanned | SurveyMoved | SurveyApproved | OpeningPutOff | SurveyOpened | InvitedListed | SurveyExtended | SurveyClosed
)


# States


@dataclass(frozen=True, slots=True)
class Unplanned:
    """`dates` are None until they are moved for the first time."""

    dates: Dates | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    plan: Plan


@dataclass(frozen=True, slots=True)
class Approved:
    plan: Plan
    approval: Approval


@dataclass(frozen=True, slots=True)
class Open:
    plan: Plan
    approval: Approval
    schedule: Schedule
    invited: frozenset[PersonId]


@dataclass(frozen=True, slots=True)
class Closed:
    plan: Plan
    approval: Approval
    schedule: Schedule
    invited: frozenset[PersonId]
    on: date
    whole_pairs: int

    @property
    def answers_retained_until(self) -> date:
        """Months count from the closing."""
        return months_after(self.on, self.plan.cohort.answers_months)

    def asked(self, participants: Iterable[Participant]) -> tuple[Participant, ...]:
        """Those of them who were invited: they alone are counted."""
        return tuple(participant for participant in participants if participant.membership.person in self.invited)


State: TypeAlias = Unplanned | Planned | Approved | Open | Closed


# Refusals

NO_SUCH_SURVEY = Refusal("no_such_survey", "There is no such survey.", Kind.MISSING)
MOVED_ALREADY = Refusal("survey_moved_already", "These dates, or later ones, are on record already.")
PLANNED_ALREADY = Refusal("survey_planned_already", "This survey is planned already.")
NO_DAYS = Refusal("survey_without_days", "A survey is open for at least one day, and is extended by at least one day.")
OUT_OF_REACH = Refusal(
    "survey_out_of_reach", "This survey lies beyond the calendar or lasts too long: its launch, month or days are wrong."
)
APPROVAL_INCOMPLETE = Refusal("approval_incomplete", "An approval needs its reference and its approver.")
APPROVAL_MISSING = Refusal("approval_missing", "A survey opens only once its approval is on record: reference, date, approver.")
APPROVED_ALREADY = Refusal("survey_approved_already", "The approval of this survey is on record already.")
TOO_EARLY_TO_OPEN = Refusal("survey_opens_later", "The day on which this survey opens has not come yet.")
OPENED_ALREADY = Refusal("survey_opened_already", "This survey is open.")
NOT_OPEN = Refusal("survey_not_open", "This survey has not opened yet.")
TOO_EARLY_TO_CLOSE = Refusal("survey_closes_later", "The day on which this survey closes has not come yet.")
CLOSED_ALREADY = Refusal("survey_closed_already", "This survey is closed.")
INVITED = Refusal(
    "invited_to_survey",
    "This survey invited you, so its answers and results are closed to you. Ask an evaluator whom it did not invite. Where there "
    "is none the decision-maker can record an exception.",
    Kind.FORBIDDEN,
)
STILL_OPEN = Refusal("survey_still_open", "Results are shown once the survey has closed.")


def closed(state: State) -> Closed | Refusal:
    """The survey, once it has closed: its answers are neither shown nor contributed before that."""
    match state:
        case Closed():
            return state
        case Unplanned():
            return NO_SUCH_SURVEY
        case _:
            return STILL_OPEN


def closed_to(state: State, reader: frozenset[PersonId], *, excepted: bool) -> Refusal | None:
    """Why tables and results of the survey are closed to the reader, all of whose ids these are.

    `excepted`: the decision-maker has let them through this rule. No exception is from the rule that nobody whom a survey invited
    reads single answers.
    """
    match state:
        case Open(invited=invited) | Closed(invited=invited) if invited & reader and not excepted:
            return INVITED
        case _:
            return None


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case _, MoveSurvey(dates):
            return _move(state, dates)
        case Unplanned(dates), PlanSurvey():
            return _plan(command, dates)
        case Unplanned(), _:
            return NO_SUCH_SURVEY
        case _, PlanSurvey():
            return PLANNED_ALREADY
        case Closed(), _:
            return CLOSED_ALREADY
        case Open(), _:
            return _while_open(state, command)
        case _, ExtendSurvey() | CloseSurvey():
            return NOT_OPEN
        case _:
            return _before_opening(state, command)


def _plan(command: PlanSurvey, dates: Dates | None) -> Decision[Event]:
    if command.days < 1:
        return NO_DAYS
    opens_on = command.opens_on if dates is None else dates.survey_on
    if not is_reachable(opens_on, command.days):
        return OUT_OF_REACH
    plan = Plan(command.cohort, command.wave, scheduled(opens_on, command.days), opens_on)
    return [SurveyPlanned(plan if dates is None else plan.moved(dates))]


def _move(state: State, dates: Dates) -> Decision[Event]:
    """A survey whose opening was put off stays where it is, unless its day is moved."""
    if isinstance(state, Unplanned):
        is_later = state.dates is None or dates.revision > state.dates.revision
        return [SurveyMoved(dates, None)] if is_later else MOVED_ALREADY
    plan = state.plan
    if dates.revision <= plan.cohort.revision:
        return MOVED_ALREADY
    if isinstance(state, Open | Closed) or dates.survey_on == plan.survey_on:
        return [SurveyMoved(dates, None)]
    is_possible = is_reachable(dates.survey_on, plan.schedule.days)
    return [SurveyMoved(dates, plan.schedule.moved_to(dates.survey_on))] if is_possible else OUT_OF_REACH


def _before_opening(state: Planned | Approved, command: ApproveSurvey | OpenSurvey) -> Decision[Event]:
    return _approve(state, command) if isinstance(command, ApproveSurvey) else _open(state, command)


def _approve(state: Planned | Approved, command: ApproveSurvey) -> Decision[Event]:
    if isinstance(state, Approved):
        return APPROVED_ALREADY
    if not command.approval.complete:
        return APPROVAL_INCOMPLETE
    if command.on < state.plan.schedule.opens_on:
        return [SurveyApproved(command.approval)]
    return [SurveyApproved(command.approval), _put_off(state.plan, command.on)]


def _open(state: Planned | Approved, command: OpenSurvey) -> Decision[Event]:
    if isinstance(state, Planned):
        return APPROVAL_MISSING
    plan = state.plan
    if command.on < plan.schedule.opens_on:
        return TOO_EARLY_TO_OPEN
    invited = sorted(_invited(command))
    if not invited:
        return [_put_off(plan, command.on + A_DAY)]
    cohort, wave, parts = plan.cohort.id, plan.wave, filled(invited)
    opened = SurveyOpened(cohort, wave, plan.schedule.moved_to(command.on), len(invited), len(parts))
    return [opened, *(InvitedListed(cohort, wave, people) for people in parts)]


def _invited(command: OpenSurvey) -> Iterable[PersonId]:
    """Everybody who is or was a participant, unless they took back their consent to surveys or their data are restricted."""
    for participant in participants_by(command.on, command.participants):
        person = participant.membership.person
        if not participant.survey_taken_back and person not in command.restricted:
            yield person


def _put_off(plan: Plan, until: date) -> OpeningPutOff:
    return OpeningPutOff(plan.schedule.moved_to(until))


def _while_open(state: Open, command: ApproveSurvey | OpenSurvey | ExtendSurvey | CloseSurvey) -> Decision[Event]:
    match command:
        case ApproveSurvey():
            return APPROVED_ALREADY
        case OpenSurvey():
            return OPENED_ALREADY
        case ExtendSurvey(days):
            return _extend(state, days)
        case CloseSurvey():
            return _close(state, command)


def _extend(state: Open, days: int) -> Decision[Event]:
    if days < 1:
        return NO_DAYS
    return OUT_OF_REACH if state.schedule.days + days > LONGEST_DAYS else [SurveyExtended(days, state.schedule.extended(days))]


def _close(state: Open, command: CloseSurvey) -> Decision[Event]:
    if command.on < state.schedule.closes_on:
        return TOO_EARLY_TO_CLOSE
    pairs = whole_pairs(command.participants, command.respondents)
    return [SurveyClosed(state.plan.cohort.id, state.plan.wave, command.on, pairs, len(command.respondents))]


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, SurveyPlanned(plan):
            return Planned(plan)
        case _, SurveyMoved(dates, schedule):
            return Unplanned(dates) if isinstance(state, Unplanned) else replace(state, plan=state.plan.moved(dates, schedule))
        case Planned(plan), SurveyApproved(approval):
            return Approved(plan, approval)
        case Planned() | Approved(), OpeningPutOff(schedule):
            return replace(state, plan=replace(state.plan, schedule=schedule))
        case Approved(plan, approval), SurveyOpened(schedule=schedule):
            return Open(plan, approval, schedule, frozenset())
        case Open(), InvitedListed() | SurveyExtended() | SurveyClosed():
            return _opened(state, event)
        case _, SurveyApproved() | OpeningPutOff() | SurveyOpened() | InvitedListed() | SurveyExtended() | SurveyClosed():
            return state


def _opened(state: Open, event: InvitedListed | SurveyExtended | SurveyClosed) -> Open | Closed:
    match event:
        case InvitedListed(invited=invited):
            return replace(state, invited=state.invited | set(invited))
        case SurveyExtended(_, schedule):
            return replace(state, schedule=schedule)
        case SurveyClosed(_, _, on, pairs):
            return Closed(state.plan, state.approval, state.schedule, state.invited, on, pairs)


surveys: Decider[Command, State, Event] = Decider(Unplanned(), decide, evolve)
