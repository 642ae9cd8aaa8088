"""A cohort that is being set up: any facilitator writes its items, one by one and in any order. Once all are there it is opened.

Groups, questions, topics and consent texts are the trust's settings, which the cohort takes as they are when it opens.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.shown import shown
from plp_kit.core.stored import stored
from recruitment.cohorts.dates import DATES_OUT_OF_ORDER, MATCHING_OUT_OF_ORDER, SURVEY_OUT_OF_ORDER
from recruitment.cohorts.decider import (
    AIMS_MISSING,
    ASSESSMENT_MISSING,
    ASSESSMENT_UNAPPROVED,
    CHANNELS_MISSING,
    MOST_AIMS,
    MOST_CHANNELS,
    TITLE_EMPTY,
    UNREADY,
    ImpactAssessment,
    Plan,
)

# Items


@shown
@dataclass(frozen=True, slots=True)
class Aims:
    """What the cohort is called, and what it is for."""

    title: str
    aims: Annotated[tuple[str, ...], MOST_AIMS]


@shown
@dataclass(frozen=True, slots=True)
class Dates:
    """As in a plan. Null: matching begins as recruiting closes; the survey's day counts from the launch."""

    recruiting_opens_on: date
    recruiting_closes_on: date
    launch_on: date
    matching_on: date | None = None
    survey_on: date | None = None


@dataclass(frozen=True, slots=True)
class Channels:
    channels: Annotated[tuple[str, ...], MOST_CHANNELS]


Item: TypeAlias = Aims | Dates | Channels | ImpactAssessment


# Commands


@dataclass(frozen=True, slots=True)
class BeginSetUp:
    title: str


@dataclass(frozen=True, slots=True)
class WriteItem:
    """In the place of what was written there."""

    item: Item


@dataclass(frozen=True, slots=True)
class FinishSetUp:
    """The cohort opens in the same transaction."""


@dataclass(frozen=True, slots=True)
class DropSetUp:
    """The cohort is not wanted any more, and never opens."""


Command: TypeAlias = BeginSetUp | WriteItem | FinishSetUp | DropSetUp


# Events


@stored("recruitment.set_up_begun.v1")
@dataclass(frozen=True, slots=True)
class SetUpBegun:
    title: str


@stored("recruitment.set_up_aims_written.v1")
@dataclass(frozen=True, slots=True)
class AimsWritten:
    aims: Aims


@stored("recruitment.set_up_dates_written.v1")
@dataclass(frozen=True, slots=True)
class DatesWritten:
    dates: Dates


@stored("recruitment.set_up_channels_written.v1")
@dataclass(frozen=True, slots=True)
class ChannelsWritten:
    channels: Channels


@stored("recruitment.set_up_assessment_written.v1")
@dataclass(frozen=True, slots=True)
class AssessmentWritten:
    assessment: ImpactAssessment


@stored("recruitment.set_up_finished.v1")
@dataclass(frozen=True, slots=True)
class SetUpFinished:
    pass


@stored("recruitment.set_up_dropped.v1")
@dataclass(frozen=True, slots=True)
class SetUpDropped:
    pass


ItemWritten: TypeAlias = AimsWritten | DatesWritten | ChannelsWritten | AssessmentWritten
Event: TypeAlias = SetUpBegun | ItemWritten | SetUpFinished | SetUpDropped


# States


@dataclass(frozen=True, slots=True)
class NotBegun:
    pass


@dataclass(frozen=True, slots=True)
class SettingUp:
    """None is what nobody has written yet. `finished`: the cohort is open."""

    title: str
    aims: Aims | None = None
    dates: Dates | None = None
    channels: Channels | None = None
    assessment: ImpactAssessment | None = None
    finished: bool = False

    @property
    def plan(self) -> Plan | None:
        """None while an item is missing."""
        if self.aims is None or self.dates is None or self.channels is None or self.assessment is None:
            return None
        days = (self.dates.recruiting_opens_on, self.dates.recruiting_closes_on, self.dates.launch_on)
        further = (self.dates.matching_on, self.dates.survey_on)
        return Plan(self.aims.title, self.aims.aims, self.channels.channels, *days, self.assessment, *further)


@dataclass(frozen=True, slots=True)
class Dropped:
    pass


State: TypeAlias = NotBegun | SettingUp | Dropped


# Refusals

NO_SUCH_SET_UP = Refusal("no_such_set_up", "No cohort is being set up here.", Kind.MISSING)
BEGUN_ALREADY = Refusal("set_up_begun_already", "This cohort is being set up already.")
SET_UP_OVER = Refusal("set_up_over", "This cohort is open. Its dates can be moved; all else stays as it is.")
ITEMS_MISSING = Refusal("set_up_incomplete", "Something is missing before this cohort can open. Its set-up says what.")

NOWHEN: Final = date(2000, 1, 1)
BLANK: Final = Plan("", (), (), NOWHEN, NOWHEN, NOWHEN, ImpactAssessment("", ""))
RULES: Final[Mapping[type, tuple[Refusal, ...]]] = {
    Aims: (TITLE_EMPTY, AIMS_MISSING),
    Dates: (DATES_OUT_OF_ORDER, MATCHING_OUT_OF_ORDER, SURVEY_OUT_OF_ORDER),
    Channels: (CHANNELS_MISSING,),
    ImpactAssessment: (ASSESSMENT_MISSING, ASSESSMENT_UNAPPROVED),
}
"""Which of the rules of a plan are about which item."""


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case NotBegun(), BeginSetUp(title):
            return [SetUpBegun(title)] if title.strip() else TITLE_EMPTY
        case ((NotBegun() | Dropped()), _):
            return NO_SUCH_SET_UP
        case SettingUp(), BeginSetUp():
            return BEGUN_ALREADY
        case SettingUp(finished=True), _:
            return SET_UP_OVER
        case SettingUp(), WriteItem(item):
            return wrong(item) or [_written(item)]
        case SettingUp(), FinishSetUp():
            return ITEMS_MISSING if state.plan is None else [SetUpFinished()]
        case SettingUp(), DropSetUp():
            return [SetUpDropped()]


def wrong(item: Item) -> Refusal | None:
    """What no cohort could open with, by the same rules as a whole plan."""
    plan = _alone(item)
    return next((refusal for refusal, holds in UNREADY if refusal in RULES[type(item)] and holds(plan)), None)


def _alone(item: Item) -> Plan:
    match item:
        case Aims(title, aims):
            return replace(BLANK, title=title, aims=aims)
        case Dates(opens_on, closes_on, launch_on, matching_on, survey_on):
            days = replace(BLANK, recruiting_opens_on=opens_on, recruiting_closes_on=closes_on, launch_on=launch_on)
            return replace(days, matching_on=matching_on, survey_on=survey_on)
        case Channels(channels):
            return replace(BLANK, channels=channels)
        case ImpactAssessment():
            return replace(BLANK, assessment=item)


def _written(item: Item) -> ItemWritten:
    match item:
        case Aims():
            return AimsWritten(item)
        case Dates():
            return DatesWritten(item)
        case Channels():
            return ChannelsWritten(item)
        case ImpactAssessment():
            return AssessmentWritten(item)


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, SetUpBegun(title):
            return SettingUp(title)
        case ((NotBegun() | Dropped()), _):
            return state
        case SettingUp(), SetUpFinished():
            return replace(state, finished=True)
        case SettingUp(), SetUpDropped():
            return Dropped()
        case SettingUp(), _:
            return _with(state, event)


def _with(state: SettingUp, event: ItemWritten) -> SettingUp:
    match event:
        case AimsWritten(aims):
            return replace(state, title=aims.title, aims=aims)
        case DatesWritten(dates):
            return replace(state, dates=dates)
        case ChannelsWritten(channels):
            return replace(state, channels=channels)
        case AssessmentWritten(assessment):
            return replace(state, assessment=assessment)


set_ups: Final[Decider[Command, State, Event]] = Decider(NotBegun(), decide, evolve)
