"""What people do while pictures for the guide are taken: a function for each of its pages."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from tests.guide.camera import WITH_EXIT
from tests.guide.somebody import Somebody

APPLICANT: Final = "s402"
"""Can still change the application."""
UNDECIDED: Final = "c402"
"""Waits for a decision."""
TOO_LONG: Final = ("I would like to understand how rotas are made, and who decides. " * 100)[:4001]


def everybody(somebody: Somebody) -> None:
    somebody.visit.go("/")
    somebody.shows("first-page", "header", "main > :last-child", style=WITH_EXIT)
    somebody.signs_in_as("facilitator")
    somebody.shows("header", "header", "h1", style=WITH_EXIT)
    somebody.visit.go("/worried")
    somebody.shows("worried", "h1", "main h3:nth-of-type(2)")


def participant(somebody: Somebody) -> None:
    somebody.signs_in_as("c207")
    somebody.shows("participant-home")
    somebody.signs_in_as(APPLICANT)
    somebody.visit.go(f"/my-application/{somebody.application_of(APPLICANT)}")
    somebody.shows("participant-application")
    somebody.page.get_by_role("link", name=re.compile("^Change")).first.click()
    somebody.shows("participant-change-answer")
    somebody.page.get_by_role("textbox").fill(TOO_LONG)
    somebody.when.they_select("Save this answer")
    somebody.shows("participant-answer-too-long", ".nhsuk-error-summary", "main > :last-child")


def facilitator(somebody: Somebody) -> None:
    somebody.signs_in_as("facilitator")
    somebody.shows("facilitator-home")
    somebody.visit.go("/cohorts")
    somebody.shows("facilitator-cohorts")
    somebody.when.they_follow("Winter 2022")
    somebody.shows("facilitator-cohort", "h1", ".nhsuk-task-list")
    somebody.shows("facilitator-cohort-recruiting", "#recruiting", ".plp-shares >> nth=1")
    somebody.visit.go("/cohorts")
    somebody.when.they_follow("Summer 2021")
    somebody.shows("facilitator-cohort-partnerships", "#partnerships", "#partnerships ~ table")
    _finds(somebody)
    _decides(somebody)


def _finds(somebody: Somebody) -> None:
    somebody.visit.go("/cohorts")
    somebody.when.they_follow("Winter 2022")
    somebody.when.they_follow("Applications by name")
    somebody.page.get_by_role("link", name=re.compile("^Waiting for a decision")).click()
    somebody.shows("facilitator-applications")
    somebody.when.they_follow("Waiting list")
    somebody.shows("facilitator-waiting-list")


def _decides(somebody: Somebody) -> None:
    application = somebody.application_of(UNDECIDED)
    somebody.visit.go(f"/applications/{application}")
    somebody.shows("facilitator-application")
    somebody.page.get_by_role("button", name="Accept this application").click()
    somebody.shows("facilitator-accept")
    somebody.visit.go(f"/applications/{application}/decline")
    somebody.page.get_by_label("They applied as a senior leader").check()
    somebody.when.they_select("Decline this application")
    somebody.shows("facilitator-decline", ".nhsuk-error-summary", "main > :last-child")
    somebody.visit.go(f"/applications/{application}/accept")
    somebody.a_colleague_posts(f"/applications/{application}/waiting-list-places")
    somebody.when.they_select("Accept this application")
    somebody.shows("facilitator-changed-meanwhile")
    somebody.when.they_select("Accept this application")
    somebody.shows("facilitator-accepted", ".nhsuk-notification-banner", ".nhsuk-button-group")


def home_of(role: str, name: str) -> Callable[[Somebody], None]:
    """For people who find Home, and nothing else so far."""

    def at_home(somebody: Somebody) -> None:
        somebody.signs_in_as(role)
        somebody.shows(name)

    return at_home


SCENES: Final[Mapping[str, Callable[[Somebody], None]]] = {
    "everybody": everybody,
    "participant": participant,
    "facilitator": facilitator,
    "co-chair": home_of("co_chair", "co-chair-home"),
    "evaluator": home_of("evaluator", "evaluator-home"),
    "edi-lead": home_of("edi_lead", "edi-lead-home"),
    "dpo": home_of("dpo", "dpo-home"),
    "decision-maker": home_of("decision_maker", "decision-maker-home"),
    "concern-handler": home_of("concern_handler", "concerns-home"),
    "national-analyst": home_of("national_analyst", "national-analyst-home"),
    "operator": home_of("operator", "operator-home"),
}
