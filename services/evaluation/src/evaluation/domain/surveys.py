"""A cohort's survey: planned when the cohort opens, approved, opened by its date, perhaps extended, closed.

No survey opens without a recorded approval. An approval that comes after the planned day moves the opening, never the length.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from evaluation.domain.cohorts import Cohort
from evaluation.domain.identities import CohortId, PersonId
from evaluation.domain.schedules import Schedule, is_reachable, months_after
from plp_kit.core.deciding import Decider, Decision, Refusal


class Wave(StrEnum):
    BASELINE = "baseline"
    MID = "mid"
    END = "end"
    YEAR_AFTER = "year_after"


@dataclass(frozen=True, slots=True)
class Plan:
    cohort: Cohort
    wave: Wave
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Approval:
    """`approver` is the office or body that approved the evaluation, never somebody's name."""

    reference: str
    on: date
    approver: str

    @property
    def complete(self) -> bool:
        return bool(self.reference.strip() and self.approver.strip())


# Commands


@dataclass(frozen=True, slots=True)
class PlanSurvey:
    cohort: Cohort
    survey_month: int
    days: int
    wave: Wave = Wave.MID


@dataclass(frozen=True, slots=True)
class ApproveSurvey:
    approval: Approval


@dataclass(frozen=True, slots=True)
class OpenSurvey:
    """`invited` is everyone who is or was a participant on that day."""

    on: date
    invited: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class ExtendSurvey:
    days: int


@dataclass(frozen=True, slots=True)
class CloseSurvey:
    """`whole_pairs` is the one count that is taken of who answered together."""

    on: date
    whole_pairs: int


Command: TypeAlias = PlanSurvey | ApproveSurvey | OpenSurvey | ExtendSurvey | CloseSurvey


# Events


@dataclass(frozen=True, slots=True)
class SurveyPlanned:
    plan: Plan


@dataclass(frozen=True, slots=True)
class SurveyApproved:
    approval: Approval


@dataclass(frozen=True, slots=True)
class SurveyOpened:
    cohort: CohortId
    wave: Wave
    schedule: Schedule
    invited: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class SurveyExtended:
    days: int
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class SurveyClosed:
    cohort: CohortId
    wave: Wave
    on: date
    whole_pairs: int


Event: TypeAlias = SurveyPlanned | SurveyApproved | SurveyOpened | SurveyExtended | SurveyClosed


# States


@dataclass(frozen=True, slots=True)
class Unplanned:
    pass


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


State: TypeAlias = Unplanned | Planned | Approved | Open | Closed


# Refusals

NO_SUCH_SURVEY = Refusal("no_such_survey", "There is no such survey.")
PLANNED_ALREADY = Refusal("survey_planned_already", "This survey is planned.")
NO_DAYS = Refusal("survey_without_days", "A survey is open, or open longer, for at least one day.")
OUT_OF_REACH = Refusal("survey_out_of_reach", "No calendar reaches the days of this survey: its launch, month or days are wrong.")
APPROVAL_INCOMPLETE = Refusal("approval_incomplete", "An approval is recorded with its reference and its approver.")
APPROVAL_MISSING = Refusal("approval_missing", "A survey opens only once its approval is on record: reference, date, approver.")
APPROVED_ALREADY = Refusal("survey_approved_already", "The approval of this survey is on record.")
TOO_EARLY_TO_OPEN = Refusal("survey_opens_later", "The day on which this survey opens has not come.")
NOBODY_TO_INVITE = Refusal("nobody_to_invite", "There is no participant whom this survey could ask.")
OPENED_ALREADY = Refusal("survey_opened_already", "This survey is open.")
NOT_OPEN = Refusal("survey_not_open", "This survey has not opened yet.")
TOO_EARLY_TO_CLOSE = Refusal("survey_closes_later", "The day on which this survey closes has not come.")
CLOSED_ALREADY = Refusal("survey_closed_already", "This survey is closed.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unplanned(), PlanSurvey():
            return _plan(command)
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


def _plan(command: PlanSurvey) -> Decision[Event]:
    if command.days < 1:
        return NO_DAYS
    if not is_reachable(command.cohort.launch_on, command.survey_month, command.days):
        return OUT_OF_REACH
    opens_on = months_after(command.cohort.launch_on, command.survey_month)
    return [SurveyPlanned(Plan(command.cohort, command.wave, Schedule(opens_on, command.days)))]


def _before_opening(state: Planned | Approved, command: ApproveSurvey | OpenSurvey) -> Decision[Event]:
    match command:
        case ApproveSurvey(approval):
            return _approve(state, approval)
        case OpenSurvey():
            return _open(state, command)


def _approve(state: Planned | Approved, approval: Approval) -> Decision[Event]:
    if isinstance(state, Approved):
        return APPROVED_ALREADY
    return [SurveyApproved(approval)] if approval.complete else APPROVAL_INCOMPLETE


def _open(state: Planned | Approved, command: OpenSurvey) -> Decision[Event]:
    if isinstance(state, Planned):
        return APPROVAL_MISSING
    plan = state.plan
    if command.on < plan.schedule.opens_on:
        return TOO_EARLY_TO_OPEN
    if not command.invited:
        return NOBODY_TO_INVITE
    return [SurveyOpened(plan.cohort.id, plan.wave, plan.schedule.opening(command.on), command.invited)]


def _while_open(state: Open, command: ApproveSurvey | OpenSurvey | ExtendSurvey | CloseSurvey) -> Decision[Event]:
    match command:
        case ApproveSurvey():
            return APPROVED_ALREADY
        case OpenSurvey():
            return OPENED_ALREADY
        case ExtendSurvey(days):
            return NO_DAYS if days < 1 else [SurveyExtended(days, state.schedule.extended(days))]
        case CloseSurvey():
            return _close(state, command)


def _close(state: Open, command: CloseSurvey) -> Decision[Event]:
    if command.on < state.schedule.closes_on:
        return TOO_EARLY_TO_CLOSE
    return [SurveyClosed(state.plan.cohort.id, state.plan.wave, command.on, command.whole_pairs)]


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, SurveyPlanned(plan):
            return Planned(plan)
        case Planned(plan), SurveyApproved(approval):
            return Approved(plan, approval)
        case Approved(plan, approval), SurveyOpened(_, _, schedule, invited):
            return Open(plan, approval, schedule, frozenset(invited))
        case Open(), SurveyExtended(_, schedule):
            return replace(state, schedule=schedule)
        case Open(plan, approval, schedule, invited), SurveyClosed(_, _, on, whole_pairs):
            return Closed(plan, approval, schedule, invited, on, whole_pairs)
        case _, SurveyApproved() | SurveyOpened() | SurveyExtended() | SurveyClosed():
            return state


surveys: Decider[Command, State, Event] = Decider(Unplanned(), decide, evolve)
