"""What moves with a date, what a launch lacks, and what a cohort offers in each stage."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace
from services.portal.tests.cohorts.stages.test_forms import COHORT

from portal.cohorts.stages import present, words
from portal.cohorts.stages.acts import acts
from portal.cohorts.stages.calls import Cohort, DateChange, MissingForLaunch, Move, MoveReason
from portal.site.present import Fact

LATER = DateChange(MoveReason.PEOPLE_AWAY, launch_on=date(2022, 5, 3))
LAUNCH = Move("launch_on", date(2022, 4, 12), date(2022, 5, 3))
REMINDER = Move("remind_on", date(2022, 2, 1), date(2022, 2, 8))


def test_what_moves_is_shown_day_by_day_with_the_reason() -> None:
    assert present.move_facts(COHORT, [LAUNCH, REMINDER], LATER) == (
        Fact("Cohort", "Spring 2022"),
        Fact("Launch", "From 12 April 2022 to 3 May 2022"),
        Fact("People who have not sent their application are reminded", "From 1 February 2022 to 8 February 2022"),
        Fact("Reason", "People are away"),
    )


def test_only_a_launch_that_moves_is_told_by_email() -> None:
    assert present.follows([REMINDER, LAUNCH]) == (words.FOLLOWS, words.LAUNCH_TOLD)
    assert present.follows([REMINDER]) == (words.FOLLOWS,)


@pytest.mark.parametrize("change", [LATER, DateChange(MoveReason.OTHER), replace(LATER, survey_on=date(2023, 3, 1))])
def test_the_address_of_the_page_that_checks_a_change_holds_all_of_it(change: DateChange) -> None:
    assert present.change_in(present.given(change)) == change


@pytest.mark.parametrize(
    "query", [{}, {"launch_on": "2022-05-03"}, {"reason": "Ada is ill"}, {"reason": "other", "launch_on": "yesterday"}]
)
def test_an_address_that_no_page_leads_to_is_no_change(query: dict[str, str]) -> None:
    assert present.change_in(query) is None


def test_what_a_launch_lacks_leads_to_where_it_is_mended() -> None:
    missing = [MissingForLaunch("guide_missing", "Write it first."), MissingForLaunch("of a later release", "Something.")]
    assert list(present.lacks(missing, UUID(int=1))) == [
        ("Write it first.", words.TO_GUIDE, f"/cohorts/{UUID(int=1)}/set-up/guide"),
        ("Something.", "", ""),
    ]


@pytest.mark.parametrize(
    ("cohort", "offered"),
    [
        (COHORT, ["set-up/guide", "dates", "close-recruiting", "launch"]),
        (replace(COHORT, recruiting=False), ["set-up/guide", "dates", "launch"]),
        (replace(COHORT, recruiting=False, launched=True), ["set-up/guide", "dates"]),
    ],
    ids=["recruiting", "closed", "launched"],
)
def test_what_is_offered_follows_from_the_stage(cohort: Cohort, offered: list[str]) -> None:
    assert [act.address.removeprefix(f"/cohorts/{UUID(int=1)}/") for act in acts(cohort)] == offered
