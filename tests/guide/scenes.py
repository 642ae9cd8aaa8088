"""What people do while pictures for the guide are taken: a function for each of its pages."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from tests.guide.camera import WITH_EXIT
from tests.guide.somebody import Somebody

APPLICANT: Final = "s402"
"""Can still change the application."""
NEWCOMER: Final = "s206"
"""Has taken part before, and no application to the cohort that recruits."""
UNDECIDED: Final = "c402"
"""Waits for a decision."""
PROPOSED: Final = "Autumn 2021"
"""A cohort whose pairs are proposed, and not signed by the network."""
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
    somebody.visit.go("/partner")
    somebody.shows("participant-partner")
    _applies(somebody)
    somebody.signs_in_as(APPLICANT)
    somebody.visit.go(f"/my-application/{somebody.application_of(APPLICANT)}")
    somebody.shows("participant-application")
    somebody.page.get_by_role("link", name=re.compile("^Change")).first.click()
    somebody.shows("participant-change-answer")
    somebody.page.get_by_role("textbox").fill(TOO_LONG)
    somebody.when.they_select("Save this answer")
    somebody.shows("participant-answer-too-long", ".nhsuk-error-summary", "main > :last-child")


def _applies(somebody: Somebody) -> None:
    somebody.signs_in_as(NEWCOMER)
    somebody.visit.go("/apply")
    somebody.when.they_follow("Winter 2022")
    somebody.when.they_follow("Aims of the cohort")
    somebody.page.get_by_role("checkbox").check()
    somebody.when.they_select("Continue")
    somebody.visit.go("/apply")
    somebody.when.they_follow("Winter 2022")
    somebody.shows("participant-apply")
    somebody.when.they_follow("People you must not be paired with")
    somebody.shows("participant-do-not-pair")


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


def co_chair(somebody: Somebody) -> None:
    somebody.signs_in_as("co_chair")
    somebody.shows("co-chair-home")
    somebody.visit.go("/matching")
    somebody.when.they_follow(PROPOSED)
    somebody.when.they_follow("First round")
    round_of_it = somebody.page.url
    somebody.shows("co-chair-pairs", "h1", "tbody tr >> nth=2")
    somebody.page.locator("table tbody tr").first.get_by_role("link").click()
    somebody.shows("co-chair-pair")
    somebody.page.get_by_role("button", name="Veto this pair").click()
    somebody.shows("co-chair-veto")
    somebody.page.goto(round_of_it)
    somebody.page.get_by_role("button", name="Sign this proposal").click()
    somebody.shows("co-chair-sign")


def edi_lead(somebody: Somebody) -> None:
    somebody.signs_in_as("edi_lead")
    somebody.shows("edi-lead-home")
    somebody.visit.go("/today/trust")
    somebody.when.they_follow("Your cohorts over time")
    somebody.shows("edi-lead-cohorts")


def dpo(somebody: Somebody) -> None:
    somebody.signs_in_as("dpo")
    somebody.shows("dpo-home")
    somebody.visit.go("/access-log")
    somebody.shows("dpo-access-log", "h1", "main table")


def decision_maker(somebody: Somebody) -> None:
    somebody.signs_in_as("decision_maker")
    somebody.shows("decision-maker-home")
    somebody.visit.go("/requests")
    somebody.shows("decision-maker-requests")
    somebody.page.locator("main tbody").get_by_role("link").first.click()
    somebody.shows("decision-maker-request")


def operator(somebody: Somebody) -> None:
    somebody.signs_in_as("operator")
    somebody.shows("operator-home")
    somebody.visit.go("/services")
    somebody.shows("operator-services")


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
    "co-chair": co_chair,
    "evaluator": home_of("evaluator", "evaluator-home"),
    "edi-lead": edi_lead,
    "dpo": dpo,
    "decision-maker": decision_maker,
    "concern-handler": home_of("concern_handler", "concerns-home"),
    "national-analyst": home_of("national_analyst", "national-analyst-home"),
    "operator": operator,
}
