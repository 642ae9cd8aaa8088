"""Each role comes home. This short journey is among all tests. With JavaScript, so that axe runs on the page itself."""

from typing import Final

import pytest

from tests.journeys.steps import PEOPLE, OpenJourney
from tests.support.browsing.seen import NARROW

pytestmark = pytest.mark.browser
AREAS: Final = {
    "facilitator": ("Cohorts", "Matching"),
    "co_chair": ("Matching",),
    "evaluator": ("Evaluation",),
    "edi_lead": ("Your trust",),
    "dpo": ("Requests",),
    "decision_maker": ("Requests", "Your trust"),
    "concern_handler": ("Concerns",),
    "guardian": ("Concerns",),
    "operator": ("Trusts",),
    "national_analyst": ("National picture",),
    "participant": ("Your partnership",),
}


@pytest.mark.parametrize("role", PEOPLE)
def test_somebody_with_the_role_finds_their_areas_at_home(open_journey: OpenJourney, role: str) -> None:
    given, _, then = open_journey(NARROW, javascript=True)
    given.signed_in_as(role)
    then.they_are_at("/today")
    then.they_see_the_page("Home")
    then.they_read(*AREAS[role])
    then.the_page_is_sound()
