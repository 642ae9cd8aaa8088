"""What a cohort is matched by, once it is known; and until when its working papers are retained."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from matching.cohorts import decider as cohorts
from matching.cohorts import retention, weights
from matching.cohorts.decider import ClosingRecorded, CohortRecorded, Command, Event, RecordClosing, RecordCohort
from matching.cohorts.retention import (
    EndRetention,
    RetainPapers,
    RetentionEnded,
    RetentionRenewed,
    months_after,
)
from matching.cohorts.weights import ScoreWeights
from plp_kit.core.deciding import Refusal
from plp_testkit.story import Story

LAUNCH, OVER = date(2021, 4, 12), date(2021, 7, 12)
RECORDED = CohortRecorded(LAUNCH, 3, OVER)
WEIGHTS = ScoreWeights(notes=0, directorate=100)
SET, WEIGHTS_SET = cohorts.SetWeights(WEIGHTS), cohorts.WeightsSet(WEIGHTS)

unknown: Story[Command, Event] = Story(cohorts.cohorts)
known = unknown.given(RECORDED)
ended = known.given(RetentionEnded(OVER))
LATER = date(2021, 9, 30)
renewed = ended.given(RetentionRenewed(LATER, date(2021, 12, 30)))


def test_nothing_is_set_for_a_cohort_that_matching_does_not_know() -> None:
    unknown.when(SET).refused(cohorts.NO_SUCH_COHORT)


@pytest.mark.parametrize("story", [known, unknown.given(ClosingRecorded())])
def test_a_cohort_is_known_once_it_is_opened_or_its_recruiting_closes(story: Story[Command, Event]) -> None:
    story.when(SET).then(WEIGHTS_SET)


def test_that_recruiting_has_closed_is_recorded_once() -> None:
    known.when(RecordClosing()).then(ClosingRecorded())
    known.given(ClosingRecorded()).when(RecordClosing()).refused(cohorts.CLOSING_RECORDED_ALREADY)


def test_weights_are_changed_to_others_that_a_score_can_have() -> None:
    known.given(WEIGHTS_SET).when(SET).refused(cohorts.WEIGHTS_UNCHANGED)
    known.when(cohorts.SetWeights(ScoreWeights())).refused(cohorts.WEIGHTS_UNCHANGED)
    known.when(cohorts.SetWeights(replace(WEIGHTS, notes=1))).refused(weights.WEIGHTS_TOTAL)
    known.when(cohorts.SetWeights(replace(WEIGHTS, notes=-1, site=41))).refused(weights.WEIGHTS_NEGATIVE)


def test_papers_are_retained_for_the_trusts_months_from_launch() -> None:
    unknown.when(RecordCohort(LAUNCH, 3)).then(RECORDED)
    unknown.when(RecordCohort(LAUNCH, 18)).then(CohortRecorded(LAUNCH, 18, date(2022, 10, 12)))
    known.when(RecordCohort(LAUNCH, 3)).refused(cohorts.COHORT_RECORDED_ALREADY)


MOVED_ONCE = cohorts.Dates(1, LAUNCH + timedelta(weeks=3), date(2033, 8, 3))
MOVED_TWICE = cohorts.Dates(2, LAUNCH + timedelta(weeks=6), date(2033, 8, 24))
LAUNCHED = cohorts.Dates(3, LAUNCH + timedelta(weeks=6), date(2033, 9, 3), launched=True)


def test_a_launch_that_is_moved_moves_the_end_of_the_papers() -> None:
    known.when(cohorts.RecordDates(MOVED_TWICE)).then(cohorts.DatesRecorded(MOVED_TWICE, date(2021, 8, 24)))


def test_dates_that_come_in_any_order_or_twice_come_to_the_same() -> None:
    facts: tuple[Command, ...] = (
        RecordCohort(LAUNCH, 3),
        *map(cohorts.RecordDates, (MOVED_ONCE, MOVED_TWICE, LAUNCHED)),
    )
    ends = {_after((*order, *order)) for order in permutations(facts)}
    terms = retention.Terms(LAUNCHED.launch_on, 3, facts_until=LAUNCHED.facts_until)
    assert ends == {(LAUNCHED, retention.Papers(terms, retain_until=date(2021, 8, 24)))}


def _after(given: tuple[Command, ...]) -> tuple[object, object]:
    story = unknown
    for command in given:
        decision = story.when(command).decision
        story = story if isinstance(decision, Refusal) else story.given(*decision)
    state = cohorts.cohorts.replay(story.history)
    return state.dates, state.papers


def test_another_launch_or_another_period_moves_the_day() -> None:
    known.when(RecordCohort(date(2021, 5, 12), 3)).then(CohortRecorded(date(2021, 5, 12), 3, date(2021, 8, 12)))
    known.when(RecordCohort(LAUNCH, 1)).then(CohortRecorded(LAUNCH, 1, date(2021, 5, 12)))


@pytest.mark.parametrize(
    "command", [RecordCohort(date(9999, 12, 1), 3), RecordCohort(date(9999, 12, 31), 0), RecordCohort(LAUNCH, 2**31)]
)
def test_a_launch_past_the_end_of_the_calendar_is_refused(command: Command) -> None:
    unknown.when(command).refused(cohorts.LAUNCH_OUT_OF_REACH)


def test_the_last_day_of_a_month_stays_the_last_day() -> None:
    assert months_after(date(2021, 11, 30), 3) == date(2022, 2, 28)
    assert months_after(date(2023, 10, 31), 4) == date(2024, 2, 29)
    assert months_after(date(2021, 12, 31), 12) == date(2022, 12, 31)


def test_retention_ends_on_its_day_and_once() -> None:
    known.when(EndRetention(OVER - timedelta(days=1))).refused(retention.RETENTION_RUNNING)
    known.when(EndRetention(OVER)).then(RetentionEnded(OVER))
    ended.when(EndRetention(OVER)).refused(retention.RETENTION_OVER)
    unknown.when(EndRetention(OVER)).refused(retention.RETENTION_OVER)


def test_a_day_that_was_moved_is_the_one_that_counts() -> None:
    moved = known.given(CohortRecorded(date(2021, 5, 12), 3, date(2021, 8, 12)))
    moved.when(EndRetention(OVER)).refused(retention.RETENTION_RUNNING)
    moved.when(EndRetention(date(2021, 8, 12))).then(RetentionEnded(date(2021, 8, 12)))


@pytest.mark.parametrize("story", [unknown, unknown.given(ClosingRecorded()), known, renewed])
def test_a_paper_changes_nothing_while_a_period_runs_or_before_one_is_known(story: Story[Command, Event]) -> None:
    story.when(RetainPapers(date(2021, 7, 11))).then()


def test_a_paper_waits_until_the_older_ones_are_hidden() -> None:
    known.when(RetainPapers(OVER)).refused(retention.RETENTION_DUE)


def test_papers_of_a_later_rematch_are_retained_as_long_from_the_day_of_the_first() -> None:
    ended.when(RetainPapers(LATER)).then(RetentionRenewed(LATER, date(2021, 12, 30)))


def test_a_renewed_period_ends_like_the_first() -> None:
    renewed.when(EndRetention(date(2021, 12, 29))).refused(retention.RETENTION_RUNNING)
    renewed.when(EndRetention(date(2021, 12, 30))).then(RetentionEnded(date(2021, 12, 30)))


def test_a_renewed_period_moves_with_the_trusts_months() -> None:
    renewed.when(RecordCohort(LAUNCH, 2)).then(CohortRecorded(LAUNCH, 2, date(2021, 11, 30)))


def test_another_launch_brings_no_hidden_paper_back_and_counts_for_later_ones() -> None:
    later = CohortRecorded(date(2021, 10, 12), 3, None)
    ended.when(RecordCohort(date(2021, 10, 12), 3)).then(later)
    ended.given(later).when(EndRetention(date(2022, 1, 12))).refused(retention.RETENTION_OVER)
    ended.given(later).when(RetainPapers(LATER)).then(RetentionRenewed(LATER, date(2022, 1, 12)))
