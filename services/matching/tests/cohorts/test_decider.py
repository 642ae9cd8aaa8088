"""What a cohort is matched by, once it is known; and until when its working papers are kept."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from matching.domain import cohorts, retention, weights
from matching.domain.cohorts import ClosingHeard, CohortHeard, Command, Conflict, Event, HearClosing, HearCohort
from matching.domain.identities import PersonId
from matching.domain.retention import (
    ConfirmDestroyed,
    EndRetention,
    KeepPapers,
    PapersDestroyed,
    RetentionEnded,
    RetentionRenewed,
    months_after,
)
from matching.domain.weights import Weights
from plp_kit.testing.story import Story

ADA, BEN = PersonId(UUID(int=1)), PersonId(UUID(int=2))
LAUNCH, OVER = date(2021, 4, 12), date(2021, 7, 12)
HEARD = CohortHeard(LAUNCH, 3, OVER)
WEIGHTS = Weights(notes=0, directorate=100)
WEIGH, WEIGHED = cohorts.WeighParts(WEIGHTS), cohorts.PartsWeighed(WEIGHTS)
DECLARE, LIFT = cohorts.DeclareConflict(BEN, ADA, Conflict.DECLARED), cohorts.LiftConflict(ADA, BEN)
DECLARED, LIFTED = cohorts.ConflictDeclared(ADA, BEN, Conflict.DECLARED), cohorts.ConflictLifted(ADA, BEN)

unheard: Story[Command, Event] = Story(cohorts.cohorts)
heard = unheard.given(HEARD)
ended = heard.given(RetentionEnded(OVER))
destroyed = ended.given(PapersDestroyed(OVER))
LATER = date(2021, 9, 30)
renewed = destroyed.given(RetentionRenewed(LATER, date(2021, 12, 30)))


@pytest.mark.parametrize("command", [WEIGH, DECLARE, LIFT])
def test_nothing_is_set_of_a_cohort_that_matching_does_not_know(command: Command) -> None:
    unheard.when(command).refused(cohorts.NO_SUCH_COHORT)


@pytest.mark.parametrize("story", [heard, unheard.given(ClosingHeard())])
def test_a_cohort_is_known_once_it_is_opened_or_its_recruiting_closes(story: Story[Command, Event]) -> None:
    story.when(WEIGH).then(WEIGHED)
    story.when(DECLARE).then(DECLARED)


def test_that_recruiting_has_closed_is_recorded_once() -> None:
    heard.when(HearClosing()).then(ClosingHeard())
    heard.given(ClosingHeard()).when(HearClosing()).refused(cohorts.CLOSING_HEARD_ALREADY)


def test_weights_are_changed_to_others_that_a_score_can_have() -> None:
    heard.given(WEIGHED).when(WEIGH).refused(cohorts.WEIGHED_ALREADY)
    heard.when(cohorts.WeighParts(Weights())).refused(cohorts.WEIGHED_ALREADY)
    heard.when(cohorts.WeighParts(replace(WEIGHTS, notes=1))).refused(weights.WEIGHTS_TOTAL)
    heard.when(cohorts.WeighParts(replace(WEIGHTS, notes=-1, site=41))).refused(weights.WEIGHTS_NEGATIVE)
    heard.when(cohorts.WeighParts(Weights(aims=76, topics=224))).refused(weights.AIMS_WEIGH_TOO_MUCH)


def test_a_conflict_of_two_people_is_declared_once_and_lifted_once() -> None:
    heard.given(DECLARED).when(DECLARE).refused(cohorts.DECLARED_ALREADY)
    heard.given(DECLARED).when(LIFT).then(LIFTED)
    heard.when(LIFT).refused(cohorts.NOT_DECLARED)
    heard.given(DECLARED, LIFTED).when(DECLARE).then(DECLARED)
    heard.when(replace(DECLARE, one=ADA)).refused(cohorts.CONFLICT_OF_TWO)


def test_papers_are_kept_for_the_trusts_months_from_launch() -> None:
    unheard.when(HearCohort(LAUNCH, 3)).then(HEARD)
    unheard.when(HearCohort(LAUNCH, 18)).then(CohortHeard(LAUNCH, 18, date(2022, 10, 12)))
    heard.when(HearCohort(LAUNCH, 3)).refused(cohorts.COHORT_HEARD_ALREADY)


def test_another_launch_or_another_period_moves_the_day() -> None:
    heard.when(HearCohort(date(2021, 5, 12), 3)).then(CohortHeard(date(2021, 5, 12), 3, date(2021, 8, 12)))
    heard.when(HearCohort(LAUNCH, 1)).then(CohortHeard(LAUNCH, 1, date(2021, 5, 12)))


@pytest.mark.parametrize(
    "command", [HearCohort(date(9999, 12, 1), 3), HearCohort(date(9999, 12, 31), 0), HearCohort(LAUNCH, 2**31)]
)
def test_a_day_that_no_calendar_reaches_is_refused(command: Command) -> None:
    unheard.when(command).refused(cohorts.LAUNCH_OUT_OF_REACH)


def test_the_last_day_of_a_month_stays_the_last_day() -> None:
    assert months_after(date(2021, 11, 30), 3) == date(2022, 2, 28)
    assert months_after(date(2023, 10, 31), 4) == date(2024, 2, 29)
    assert months_after(date(2021, 12, 31), 12) == date(2022, 12, 31)


def test_retention_ends_on_its_day_and_once() -> None:
    heard.when(EndRetention(OVER - timedelta(days=1))).refused(retention.RETENTION_RUNNING)
    heard.when(EndRetention(OVER)).then(RetentionEnded(OVER))
    ended.when(EndRetention(OVER)).refused(retention.RETENTION_OVER)
    unheard.when(EndRetention(OVER)).refused(retention.RETENTION_OVER)


def test_a_day_that_was_moved_is_the_one_that_counts() -> None:
    moved = heard.given(CohortHeard(date(2021, 5, 12), 3, date(2021, 8, 12)))
    moved.when(EndRetention(OVER)).refused(retention.RETENTION_RUNNING)
    moved.when(EndRetention(date(2021, 8, 12))).then(RetentionEnded(date(2021, 8, 12)))


def test_that_keys_are_destroyed_is_confirmed_once_and_of_the_last_end_alone() -> None:
    ended.when(ConfirmDestroyed(OVER)).then(PapersDestroyed(OVER))
    destroyed.when(ConfirmDestroyed(OVER)).refused(retention.NOTHING_TO_DESTROY)
    ended.when(ConfirmDestroyed(LATER)).refused(retention.NOTHING_TO_DESTROY)
    heard.when(ConfirmDestroyed(OVER)).refused(retention.NOTHING_TO_DESTROY)


@pytest.mark.parametrize("story", [unheard, unheard.given(ClosingHeard()), heard, renewed])
def test_a_paper_changes_nothing_while_a_period_runs_or_before_one_is_known(story: Story[Command, Event]) -> None:
    story.when(KeepPapers(date(2021, 7, 11))).then()


def test_a_paper_waits_until_the_older_ones_are_hidden() -> None:
    heard.when(KeepPapers(OVER)).refused(retention.RETENTION_DUE)


@pytest.mark.parametrize("story", [ended, destroyed])
def test_what_a_later_rematch_writes_is_kept_as_long_from_the_day_of_its_first_paper(story: Story[Command, Event]) -> None:
    story.when(KeepPapers(LATER)).then(RetentionRenewed(LATER, date(2021, 12, 30)))


def test_a_renewed_period_ends_like_the_first() -> None:
    renewed.when(EndRetention(date(2021, 12, 29))).refused(retention.RETENTION_RUNNING)
    renewed.when(EndRetention(date(2021, 12, 30))).then(RetentionEnded(date(2021, 12, 30)))


def test_a_renewed_period_moves_with_the_trusts_months() -> None:
    renewed.when(HearCohort(LAUNCH, 2)).then(CohortHeard(LAUNCH, 2, date(2021, 11, 30)))


@pytest.mark.parametrize("story", [ended, destroyed])
def test_another_launch_brings_nothing_back_that_is_hidden_and_counts_for_what_is_written_next(
    story: Story[Command, Event],
) -> None:
    later = CohortHeard(date(2021, 10, 12), 3, None)
    story.when(HearCohort(date(2021, 10, 12), 3)).then(later)
    story.given(later).when(EndRetention(date(2022, 1, 12))).refused(retention.RETENTION_OVER)
    story.given(later).when(KeepPapers(LATER)).then(RetentionRenewed(LATER, date(2022, 1, 12)))
