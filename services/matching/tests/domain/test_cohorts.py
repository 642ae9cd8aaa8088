"""What a cohort is matched by, once it is known."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from matching.domain import cohorts, weights
from matching.domain.cohorts import ClosingHeard, CohortHeard, Command, Conflict, Event, HearClosing
from matching.domain.identities import PersonId
from matching.domain.weights import Weights
from plp_testkit.story import Story

ADA, BEN = PersonId(UUID(int=1)), PersonId(UUID(int=2))
WEIGHTS = Weights(notes=0, directorate=100)
WEIGH, WEIGHED = cohorts.WeighParts(WEIGHTS), cohorts.PartsWeighed(WEIGHTS)
DECLARE, LIFT = cohorts.DeclareConflict(BEN, ADA, Conflict.DECLARED), cohorts.LiftConflict(ADA, BEN)
DECLARED, LIFTED = cohorts.ConflictDeclared(ADA, BEN, Conflict.DECLARED), cohorts.ConflictLifted(ADA, BEN)

unheard: Story[Command, Event] = Story(cohorts.cohorts)
heard = unheard.given(CohortHeard(date(2021, 4, 12), 3, date(2021, 7, 12)))


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
