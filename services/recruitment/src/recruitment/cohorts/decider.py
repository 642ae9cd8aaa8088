"""A cohort: its aims and dates, the settings that it began with, whether people can still apply, and its launch.

The planned day of launch counts until the cohort is launched; from then on the day of the launch itself does, and stays.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.stored import stored
from recruitment.applications.forms import REMINDED_BEFORE, Terms
from recruitment.cohorts.dates import (
    DATES_OUT_OF_ORDER,
    MATCHING_OUT_OF_ORDER,
    SURVEY_OUT_OF_ORDER,
    SURVEY_PAST,
    Days,
    MoveReason,
    NewDates,
    unmovable,
)
from recruitment.cohorts.launching import LAUNCHED_ALREADY, CohortLaunched, LaunchCohort, unready
from recruitment.dates import months_after
from recruitment.trusts.processing import unfounded
from recruitment.trusts.settings import ProgrammeSettings, folded


@dataclass(frozen=True, slots=True)
class ImpactAssessment:
    """The data protection impact assessment that the trust has on file for this cohort."""

    reference: str
    approver: str


MOST_AIMS: Final = AtMost(20, characters=1_000)
MOST_CHANNELS: Final = AtMost(50, characters=200)


@dataclass(frozen=True, slots=True)
class Plan:
    """Aims in plain words, which applicants confirm. Nobody can apply on `recruiting_closes_on` or later.

    Without a day of its own matching begins as recruiting closes, and the survey's day counts from the launch.
    """

    title: str
    aims: Annotated[tuple[str, ...], MOST_AIMS]
    channels: Annotated[tuple[str, ...], MOST_CHANNELS]
    recruiting_opens_on: date
    recruiting_closes_on: date
    launch_on: date
    assessment: ImpactAssessment
    matching_on: date | None = None
    survey_on: date | None = None


# Commands


@dataclass(frozen=True, slots=True)
class OpenCohort:
    """`settings` are a copy of the trust's: the cohort keeps them, whatever the trust changes later."""

    plan: Plan
    settings_version: int
    settings: ProgrammeSettings


@dataclass(frozen=True, slots=True)
class CloseRecruiting:
    """`accepted` counts everybody who was accepted, gone or not: matching waits until it has received them all."""

    accepted: int
    on: date


@dataclass(frozen=True, slots=True)
class MoveDates:
    new: NewDates
    reason: MoveReason
    today: date


@dataclass(frozen=True, slots=True)
class EndNoticeRetention:
    """How far e-mails came is kept for some months after the cohort."""

    on: date


Moving: TypeAlias = MoveDates | LaunchCohort
OfOpened: TypeAlias = CloseRecruiting | Moving | EndNoticeRetention
Command: TypeAlias = OpenCohort | OfOpened


# Events


@stored("recruitment.cohort_opened.v1")
@dataclass(frozen=True, slots=True)
class CohortOpened:
    plan: Plan
    settings_version: int
    settings: ProgrammeSettings

    @property
    def days(self) -> Days:
        """As they are planned."""
        return days_of(self.plan, self.settings)


@stored("recruitment.recruiting_closed.v1")
@dataclass(frozen=True, slots=True)
class RecruitingClosed:
    """`on` is the first day on which nobody could apply any more; a facilitator may have closed it before the planned one."""

    accepted: int
    on: date


@stored("recruitment.dates_moved.v1")
@dataclass(frozen=True, slots=True)
class DatesMoved:
    """`new` are the days that were moved by hand. `before` and `after` hold all days, those that count from them, too.

    `revision` counts how often the cohort's days have changed since it was opened, this time included.
    """

    new: NewDates
    reason: MoveReason
    before: Days
    after: Days
    revision: int


@stored("recruitment.notice_retention_ended.v1")
@dataclass(frozen=True, slots=True)
class NoticeRetentionEnded:
    pass


Event: TypeAlias = CohortOpened | RecruitingClosed | DatesMoved | CohortLaunched | NoticeRetentionEnded


# States


@dataclass(frozen=True, slots=True)
class Unopened:
    pass


@dataclass(frozen=True, slots=True)
class Recruiting:
    """`plan` holds the dates as they are now; `revision` says how often they have changed."""

    plan: Plan
    settings: ProgrammeSettings
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Closed:
    """Recruiting is over since the day `on`, which may be before the planned one. Then it is `launched`."""

    plan: Plan
    settings: ProgrammeSettings
    accepted: int
    on: date
    revision: int = 0
    launched: bool = False


State: TypeAlias = Unopened | Recruiting | Closed


def days_of(plan: Plan, settings: ProgrammeSettings) -> Days:
    """All days of a cohort: every period that recruitment counts from a planned day is counted here."""
    launch, retention = plan.launch_on, settings.retention
    return Days(
        recruiting_opens_on=plan.recruiting_opens_on,
        recruiting_closes_on=plan.recruiting_closes_on,
        matching_on=plan.matching_on or plan.recruiting_closes_on,
        launch_on=launch,
        survey_on=plan.survey_on or months_after(launch, settings.survey_month),
        remind_on=plan.recruiting_closes_on - REMINDED_BEFORE,
        unanswered_until=months_after(launch, settings.length_months_max + retention.closed_applications),
        accepted_until=months_after(launch, settings.length_months_max + retention.journals),
        notices_until=months_after(launch, settings.length_months_max + retention.notices),
        facts_until=months_after(launch, settings.length_months_max + retention.consents),
    )


def closed_on(state: Recruiting | Closed) -> date:
    """The first day on which nobody can apply, as far as is known."""
    planned = state.plan.recruiting_closes_on
    return min(planned, state.on) if isinstance(state, Closed) else planned


def terms(state: Recruiting | Closed, on: date) -> Terms:
    """What this cohort asks of people who apply on that day. An application that nobody answers is over when the cohort is."""
    plan, days = state.plan, days_of(state.plan, state.settings)
    return Terms(
        recruiting=isinstance(state, Recruiting) and plan.recruiting_opens_on <= on < closed_on(state),
        on=on,
        opens_on=plan.recruiting_opens_on,
        closed_on=closed_on(state),
        topics=frozenset(state.settings.topics),
        lists=state.settings.lists,
        channels=frozenset(state.plan.channels),
        consent_texts=state.settings.consent_texts,
        closes_on=state.plan.recruiting_closes_on,
        retention_months=state.settings.retention.closed_applications,
        retain_until=days.accepted_until,
        unanswered_until=days.unanswered_until,
    )


# Refusals

NOTICES_KEPT = Refusal("notices_kept", "How far this cohort's e-mails came is kept for longer.")
NO_SUCH_COHORT = Refusal("no_such_cohort", "This cohort has not been opened.", Kind.MISSING)
OPENED_ALREADY = Refusal("opened_already", "This cohort has been opened already.")
RECRUITING_CLOSED_ALREADY = Refusal("recruiting_closed_already", "Recruiting for this cohort is closed already.")
ASSESSMENT_MISSING = Refusal("assessment_missing", "No cohort opens without the reference of its impact assessment.")
ASSESSMENT_UNAPPROVED = Refusal(
    "assessment_unapproved", "No cohort opens before somebody has approved its impact assessment: say who."
)
LAWFUL_BASIS_MISSING = Refusal(
    "lawful_basis_missing", "No cohort opens before the lawful basis of every activity is on record in the settings."
)
CONTROLLER_MISSING = Refusal(
    "controller_missing",
    "No cohort opens before the settings say who the controller is and how the data protection officer is reached.",
)
TITLE_EMPTY = Refusal("title_empty", "The cohort needs a title.")
AIMS_MISSING = Refusal("aims_missing", "Applicants confirm the aims: write at least one, and no empty ones.")
CHANNELS_MISSING = Refusal("channels_missing", "Name the channels through which the cohort is advertised, each once.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unopened(), OpenCohort(plan, settings_version, settings):
            return _unready(plan) or unlawful(settings) or [CohortOpened(plan, settings_version, settings)]
        case Unopened(), _:
            return NO_SUCH_COHORT
        case _, OpenCohort():
            return OPENED_ALREADY
        case _:
            return _of_opened(state, command)


def _of_opened(state: Recruiting | Closed, command: OfOpened) -> Decision[Event]:
    match command:
        case EndNoticeRetention(on):
            return [NoticeRetentionEnded()] if on >= days_of(state.plan, state.settings).notices_until else NOTICES_KEPT
        case CloseRecruiting(accepted, on):
            return RECRUITING_CLOSED_ALREADY if isinstance(state, Closed) else [RecruitingClosed(accepted, on)]
        case MoveDates():
            return move(state, command)
        case LaunchCohort():
            return _launch(state, command)


def move(state: Recruiting | Closed, command: MoveDates) -> Decision[Event]:
    """What the command would record of an opened cohort, also for a look."""
    new, before = command.new, _days(state, state.plan)
    after = _days(state, _moved(state.plan, new))
    if isinstance(state, Closed) and new.recruiting_closes_on:
        return RECRUITING_CLOSED_ALREADY
    if isinstance(state, Closed) and state.launched and not new.given.keys() <= {"survey_on"}:
        return LAUNCHED_ALREADY
    refused = unmovable(before, after, new, command.today)
    return refused or [DatesMoved(new, command.reason, before, after, state.revision + 1)]


def _days(state: Recruiting | Closed, plan: Plan) -> Days:
    """With the day on which recruiting closed, where somebody closed it early."""
    return days_of(replace(plan, recruiting_closes_on=closed_on(replace(state, plan=plan))), state.settings)


def _moved(plan: Plan, new: NewDates) -> Plan:
    return replace(
        plan,
        recruiting_opens_on=new.recruiting_opens_on or plan.recruiting_opens_on,
        recruiting_closes_on=new.recruiting_closes_on or plan.recruiting_closes_on,
        matching_on=new.matching_on or plan.matching_on,
        launch_on=new.launch_on or plan.launch_on,
        survey_on=new.survey_on or plan.survey_on,
    )


def _launch(state: Recruiting | Closed, command: LaunchCohort) -> Decision[Event]:
    if isinstance(state, Closed) and state.launched:
        return LAUNCHED_ALREADY
    if refused := unready(command, closed_on(state) if isinstance(state, Closed) else None):
        return refused
    before, after = _days(state, state.plan), _days(state, _launched(state.plan, command.on))
    if after.survey_on < command.today:
        return SURVEY_PAST
    if after.survey_on <= command.on:
        return SURVEY_OUT_OF_ORDER
    return [CohortLaunched(command.on, before, after, state.revision + 1)]


def _launched(plan: Plan, on: date) -> Plan:
    """Matching began no later."""
    return replace(plan, launch_on=on, matching_on=plan.matching_on and min(plan.matching_on, on))


def _unready(plan: Plan) -> Refusal | None:
    return next((refusal for refusal, holds in UNREADY if holds(plan)), None)


def unlawful(settings: ProgrammeSettings) -> Refusal | None:
    """Why no cohort opens with these settings, or None."""
    if unfounded(settings.processing):
        return LAWFUL_BASIS_MISSING
    return CONTROLLER_MISSING if settings.controller is None else None


def _channels_wrong(plan: Plan) -> bool:
    channels = folded(plan.channels)
    return not channels or not all(channels) or len(set(channels)) < len(channels)


def _matching_misplaced(plan: Plan) -> bool:
    closes_on = plan.recruiting_closes_on
    return not closes_on <= (plan.matching_on or closes_on) <= plan.launch_on


UNREADY: tuple[tuple[Refusal, Callable[[Plan], bool]], ...] = (
    (ASSESSMENT_MISSING, lambda plan: not plan.assessment.reference.strip()),
    (ASSESSMENT_UNAPPROVED, lambda plan: not plan.assessment.approver.strip()),
    (TITLE_EMPTY, lambda plan: not plan.title.strip()),
    (AIMS_MISSING, lambda plan: not plan.aims or not all(folded(plan.aims))),
    (CHANNELS_MISSING, _channels_wrong),
    (DATES_OUT_OF_ORDER, lambda plan: not plan.recruiting_opens_on < plan.recruiting_closes_on < plan.launch_on),
    (MATCHING_OUT_OF_ORDER, _matching_misplaced),
    (SURVEY_OUT_OF_ORDER, lambda plan: plan.survey_on is not None and plan.survey_on <= plan.launch_on),
)


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, CohortOpened(plan, _, settings):
            return Recruiting(plan, settings)
        case Unopened(), _:
            return state
        case _, NoticeRetentionEnded():
            return state
        case Recruiting(plan, settings, revision) | Closed(plan, settings, revision=revision), RecruitingClosed(accepted, on):
            return Closed(plan, settings, accepted, on, revision)
        case _, DatesMoved(new, revision=revision):
            return replace(state, plan=_moved(state.plan, new), revision=revision)
        case _, CohortLaunched(on, revision=revision):
            launched = replace(state, plan=_launched(state.plan, on), revision=revision)
            return replace(launched, launched=True) if isinstance(launched, Closed) else launched


cohorts: Final[Decider[Command, State, Event]] = Decider(Unopened(), decide, evolve)
