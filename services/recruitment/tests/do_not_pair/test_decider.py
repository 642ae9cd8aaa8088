"""Whom an applicant must not be paired with: written by the applicant alone, published once they are accepted."""

from dataclasses import replace
from uuid import UUID

import pytest

from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.applications.decider import APPLICATION_OVER, NO_SUCH_APPLICATION
from recruitment.do_not_pair import decider
from recruitment.do_not_pair.decider import (
    Command,
    Event,
    ExclusionsPublished,
    ExclusionsWritten,
    OfApplication,
    PublishExclusions,
    WriteExclusions,
)
from recruitment.ids import CohortId, PersonId

COHORT, ADA, BEN = CohortId(UUID(int=1)), PersonId(UUID(int=2)), PersonId(UUID(int=3))
FIRST, SECOND = (Sealed(KeyId(UUID(int=key)), "do_not_pair-1", "do_not_pair", "sealed") for key in (4, 5))
ADAS = OfApplication(COHORT, ADA, is_over=False)
WRITE = WriteExclusions(ADA, ADAS, FIRST, None)
AGAIN = WriteExclusions(ADA, ADAS, SECOND, FIRST.key)

unwritten: Story[Command, Event] = Story(decider.do_not_pair)
written = unwritten.given(ExclusionsWritten(COHORT, ADA, FIRST))
published = written.given(ExclusionsPublished(COHORT, ADA, FIRST))


def test_before_the_applicant_is_accepted_nothing_is_published() -> None:
    unwritten.when(WRITE).then(ExclusionsWritten(COHORT, ADA, FIRST))
    written.when(AGAIN).then(ExclusionsWritten(COHORT, ADA, SECOND))


def test_with_the_acceptance_the_latest_is_published_once() -> None:
    rewritten = written.given(ExclusionsWritten(COHORT, ADA, SECOND))
    rewritten.when(PublishExclusions()).then(ExclusionsPublished(COHORT, ADA, SECOND))
    published.when(PublishExclusions()).refused(decider.PUBLISHED_ALREADY)
    unwritten.when(PublishExclusions()).refused(decider.NOTHING_WRITTEN)


def test_after_it_every_change_is_published() -> None:
    published.when(AGAIN).then(ExclusionsWritten(COHORT, ADA, SECOND), ExclusionsPublished(COHORT, ADA, SECOND))


@pytest.mark.parametrize("story", [unwritten, written, published])
def test_to_anybody_else_there_is_no_such_application(story: Story[Command, Event]) -> None:
    for application in (None, replace(ADAS, person=BEN), replace(ADAS, person=BEN, is_over=True)):
        story.when(replace(WRITE, application=application)).refused(NO_SUCH_APPLICATION)


def test_an_application_that_is_over_keeps_what_it_had() -> None:
    published.when(replace(AGAIN, application=replace(ADAS, is_over=True))).refused(APPLICATION_OVER)


def test_nothing_replaces_what_its_author_has_not_read() -> None:
    written.when(replace(AGAIN, replaces=None)).refused(decider.CHANGED_MEANWHILE)
    written.given(ExclusionsWritten(COHORT, ADA, SECOND)).when(AGAIN).refused(decider.CHANGED_MEANWHILE)
    unwritten.when(AGAIN).refused(decider.CHANGED_MEANWHILE)


def test_a_value_that_is_replaced_is_shown_to_nobody_any_more_and_publishing_replaces_none() -> None:
    earlier = [ExclusionsWritten(COHORT, ADA, FIRST)]
    assert list(decider.spends(earlier, ExclusionsWritten(COHORT, ADA, SECOND))) == [FIRST.key]
    assert list(decider.spends(earlier, ExclusionsPublished(COHORT, ADA, FIRST))) == []
