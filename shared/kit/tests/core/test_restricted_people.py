"""Restricted people as a service knows them: the latest fact holds."""

import pytest

from plp_kit.core.restricted_people import (
    RECORDED_ALREADY,
    RecordRestriction,
    RestrictionRecorded,
    restricted_people,
)
from plp_testkit import Story

RESTRICTED, RELEASED = RecordRestriction(restricted=True), RecordRestriction(restricted=False)

nobody: Story[RecordRestriction, RestrictionRecorded] = Story(restricted_people)
restricted = nobody.given(RestrictionRecorded(restricted=True))


def test_the_latest_fact_about_a_person_holds() -> None:
    nobody.when(RESTRICTED).then(RestrictionRecorded(restricted=True))
    restricted.when(RELEASED).then(RestrictionRecorded(restricted=False))


@pytest.mark.parametrize(("story", "again"), [(nobody, RELEASED), (restricted, RESTRICTED)])
def test_the_same_fact_again_changes_nothing(
    story: Story[RecordRestriction, RestrictionRecorded], again: RecordRestriction
) -> None:
    story.when(again).refused(RECORDED_ALREADY)
