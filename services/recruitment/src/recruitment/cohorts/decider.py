"""A cohort: its aims and dates, the settings that it began with, and whether people can still apply."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.stored import stored
from recruitment.applications.forms import Terms
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
    """Aims in plain words, which applicants confirm. Nobody can apply on `recruiting_closes_on` or later."""

    title: str
    aims: Annotated[tuple[str, ...], MOST_AIMS]
    channels: Annotated[tuple[str, ...], MOST_CHANNELS]
    recruiting_opens_on: date
    recruiting_closes_on: date
    launch_on: date
    assessment: ImpactAssessment


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
class EndNoticeRetention:
    """How far e-mails came is kept for some months after the cohort."""

    on: date


Command: TypeAlias = OpenCohort | CloseRecruiting | EndNoticeRetention


# Events


@stored("recruitment.cohort_opened.v1")
@dataclass(frozen=True, slots=True)
class CohortOpened:
    plan: Plan
    settings_version: int
    settings: ProgrammeSettings

    @property
    def facts_until(self) -> date:
        """Until when bare facts about its people are held: who took part, who was paired, who was there, to what they agreed."""
        return months_after(self.plan.launch_on, self.settings.length_months_max + self.settings.retention.consents)


@stored("recruitment.recruiting_closed.v1")
@dataclass(frozen=True, slots=True)
class RecruitingClosed:
    """`on` is the first day on which nobody could apply any more; a facilitator may have closed it before the planned one."""

    accepted: int
    on: date


@stored("recruitment.notice_retention_ended.v1")
@dataclass(frozen=True, slots=True)
class NoticeRetentionEnded:
    pass


Event: TypeAlias = CohortOpened | RecruitingClosed | NoticeRetentionEnded


# States


@dataclass(frozen=True, slots=True)
class Unopened:
    pass


@dataclass(frozen=True, slots=True)
class Recruiting:
    plan: Plan
    settings: ProgrammeSettings


@dataclass(frozen=True, slots=True)
class Closed:
    plan: Plan
    settings: ProgrammeSettings
    accepted: int
    on: date


State: TypeAlias = Unopened | Recruiting | Closed


def terms(state: Recruiting | Closed, on: date) -> Terms:
    """What this cohort asks of people who apply on that day. An application that nobody answers is over when the cohort is."""
    retention, length, plan = state.settings.retention, state.settings.length_months_max, state.plan
    closed_on = min(plan.recruiting_closes_on, state.on) if isinstance(state, Closed) else plan.recruiting_closes_on
    return Terms(
        recruiting=isinstance(state, Recruiting) and plan.recruiting_opens_on <= on < closed_on,
        on=on,
        opens_on=plan.recruiting_opens_on,
        closed_on=closed_on,
        topics=frozenset(state.settings.topics),
        lists=state.settings.lists,
        channels=frozenset(state.plan.channels),
        consent_texts=state.settings.consent_texts,
        closes_on=state.plan.recruiting_closes_on,
        retention_months=retention.closed_applications,
        retain_until=months_after(state.plan.launch_on, length + retention.journals),
        unanswered_until=months_after(state.plan.launch_on, length + retention.closed_applications),
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
DATES_OUT_OF_ORDER = Refusal("dates_out_of_order", "Recruiting opens first, then it closes, then the cohort is launched.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unopened(), OpenCohort(plan, settings_version, settings):
            return _unready(plan) or _unlawful(settings) or [CohortOpened(plan, settings_version, settings)]
        case Unopened(), _:
            return NO_SUCH_COHORT
        case _, OpenCohort():
            return OPENED_ALREADY
        case _, EndNoticeRetention(on):
            return [NoticeRetentionEnded()] if on >= notices_until(state.plan, state.settings) else NOTICES_KEPT
        case Recruiting(), CloseRecruiting(accepted, on):
            return [RecruitingClosed(accepted, on)]
        case Closed(), CloseRecruiting():
            return RECRUITING_CLOSED_ALREADY


def notices_until(plan: Plan, settings: ProgrammeSettings) -> date:
    """Months count from the cohort's end."""
    return months_after(plan.launch_on, settings.length_months_max + settings.retention.notices)


def _unready(plan: Plan) -> Refusal | None:
    return next((refusal for refusal, holds in UNREADY if holds(plan)), None)


def _unlawful(settings: ProgrammeSettings) -> Refusal | None:
    if unfounded(settings.processing):
        return LAWFUL_BASIS_MISSING
    return CONTROLLER_MISSING if settings.controller is None else None


def _channels_wrong(plan: Plan) -> bool:
    channels = folded(plan.channels)
    return not channels or not all(channels) or len(set(channels)) < len(channels)


UNREADY: tuple[tuple[Refusal, Callable[[Plan], bool]], ...] = (
    (ASSESSMENT_MISSING, lambda plan: not plan.assessment.reference.strip()),
    (ASSESSMENT_UNAPPROVED, lambda plan: not plan.assessment.approver.strip()),
    (TITLE_EMPTY, lambda plan: not plan.title.strip()),
    (AIMS_MISSING, lambda plan: not plan.aims or not all(folded(plan.aims))),
    (CHANNELS_MISSING, _channels_wrong),
    (DATES_OUT_OF_ORDER, lambda plan: not plan.recruiting_opens_on < plan.recruiting_closes_on < plan.launch_on),
)


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, CohortOpened(plan, _, settings):
            return Recruiting(plan, settings)
        case _, NoticeRetentionEnded():
            return state
        case Recruiting(plan, settings) | Closed(plan, settings), RecruitingClosed(accepted, on):
            return Closed(plan, settings, accepted, on)
        case Unopened(), RecruitingClosed():
            return state


cohorts: Final[Decider[Command, State, Event]] = Decider(Unopened(), decide, evolve)
