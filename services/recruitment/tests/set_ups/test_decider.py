"""A cohort is set up item by item, by the rules by which it opens."""

from datetime import date

import pytest

from plp_kit.core.deciding import Refusal
from plp_testkit.story import Story
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.dates import DATES_OUT_OF_ORDER, MATCHING_OUT_OF_ORDER, SURVEY_OUT_OF_ORDER
from recruitment.cohorts.decider import ImpactAssessment
from recruitment.set_ups import decider as set_ups
from recruitment.set_ups.decider import (
    Aims,
    AimsWritten,
    AssessmentWritten,
    BeginSetUp,
    Channels,
    ChannelsWritten,
    Command,
    Dates,
    DatesWritten,
    DropSetUp,
    Event,
    FinishSetUp,
    Item,
    SettingUp,
    SetUpBegun,
    SetUpDropped,
    SetUpFinished,
    WriteItem,
)

OPENS, CLOSES, LAUNCH = date(2021, 1, 4), date(2021, 3, 1), date(2021, 4, 12)
AIMS = Aims("First cohort", ("Learn from each other",))
DATES = Dates(OPENS, CLOSES, LAUNCH)
CHANNELS = Channels(("Staff network",))
ASSESSMENT = ImpactAssessment("DPIA-7", "The data protection officer")
WRITTEN: dict[Item, Event] = {
    AIMS: AimsWritten(AIMS),
    DATES: DatesWritten(DATES),
    CHANNELS: ChannelsWritten(CHANNELS),
    ASSESSMENT: AssessmentWritten(ASSESSMENT),
}

nothing: Story[Command, Event] = Story(set_ups.set_ups)
begun = nothing.given(SetUpBegun("First cohort"))
whole = begun.given(*WRITTEN.values())
over = whole.given(SetUpFinished())


def test_a_set_up_begins_with_a_title_and_once() -> None:
    nothing.when(BeginSetUp("First cohort")).then(SetUpBegun("First cohort"))
    nothing.when(BeginSetUp("  ")).refused(cohorts.TITLE_EMPTY)
    begun.when(BeginSetUp("Another")).refused(set_ups.BEGUN_ALREADY)
    nothing.when(WriteItem(AIMS)).refused(set_ups.NO_SUCH_SET_UP)


@pytest.mark.parametrize("item", WRITTEN)
def test_items_are_written_in_any_order_and_anew(item: Item) -> None:
    for story in (begun, whole):
        story.when(WriteItem(item)).then(WRITTEN[item])


@pytest.mark.parametrize(
    ("item", "refusal"),
    [
        (Aims(" ", ("Learn",)), cohorts.TITLE_EMPTY),
        (Aims("First cohort", ("Learn", " ")), cohorts.AIMS_MISSING),
        (Channels(("Intranet", "intranet ")), cohorts.CHANNELS_MISSING),
        (Dates(CLOSES, OPENS, LAUNCH), DATES_OUT_OF_ORDER),
        (Dates(OPENS, CLOSES, LAUNCH, matching_on=OPENS), MATCHING_OUT_OF_ORDER),
        (Dates(OPENS, CLOSES, LAUNCH, survey_on=LAUNCH), SURVEY_OUT_OF_ORDER),
        (ImpactAssessment(" ", "The office"), cohorts.ASSESSMENT_MISSING),
        (ImpactAssessment("DPIA-7", " "), cohorts.ASSESSMENT_UNAPPROVED),
    ],
)
def test_an_item_that_no_cohort_could_open_with_is_refused_when_it_is_written(item: Item, refusal: Refusal) -> None:
    begun.when(WriteItem(item)).refused(refusal)


def test_every_rule_of_a_plan_is_a_rule_of_one_item() -> None:
    by_item = [refusal for refusals in set_ups.RULES.values() for refusal in refusals]
    assert sorted(refusal.code for refusal in by_item) == sorted(refusal.code for refusal, _ in cohorts.UNREADY)


@pytest.mark.parametrize("missing", WRITTEN)
def test_no_cohort_opens_while_an_item_is_missing(missing: Item) -> None:
    rest = begun.given(*(event for item, event in WRITTEN.items() if item != missing))
    rest.when(FinishSetUp()).refused(set_ups.ITEMS_MISSING)


def test_once_it_is_finished_nothing_is_written_any_more() -> None:
    whole.when(FinishSetUp()).then(SetUpFinished())
    for command in (FinishSetUp(), WriteItem(AIMS)):
        over.when(command).refused(set_ups.SET_UP_OVER)


def test_its_plan_is_what_was_written_last() -> None:
    later = Aims("Renamed", ("Learn as equals",))
    state = set_ups.set_ups.replay((*whole.history, AimsWritten(later)))
    assert isinstance(state, SettingUp)
    assert state.plan == cohorts.Plan("Renamed", ("Learn as equals",), ("Staff network",), OPENS, CLOSES, LAUNCH, ASSESSMENT)


def test_a_set_up_that_is_dropped_is_not_there_any_more() -> None:
    for story in (begun, whole):
        story.when(DropSetUp()).then(SetUpDropped())
    dropped = whole.given(SetUpDropped())
    for command in (DropSetUp(), WriteItem(AIMS), FinishSetUp(), BeginSetUp("First cohort")):
        dropped.when(command).refused(set_ups.NO_SUCH_SET_UP)


def test_a_cohort_that_is_open_is_not_dropped() -> None:
    over.when(DropSetUp()).refused(set_ups.SET_UP_OVER)
