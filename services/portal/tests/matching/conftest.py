"""The portal before the real matching, with a recruitment that knows names, one cohort, and what everybody wrote."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import pytest
from flask import Flask, request
from flask.typing import ResponseReturnValue
from services.matching.tests.considerations.test_routes import TODAY, Cohort
from services.portal.tests.browsing import Browser, OpenBrowser, Page, ServeApp
from services.portal.tests.imports.lists import Facilitator

from matching.service import MATCHING, routes
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person
from portal.site.calls import Service

COHORT: Final = {"title": "Autumn 2021", "word_senior": "SLT", "word_served": "BME", "recruiting": False, "launched": False}
WROTE: Final = "Words that somebody wrote"


def name_of(person: UUID | str) -> str:
    return f"Somebody {str(person)[-4:]}"


@dataclass
class Recruitment:
    """`profiles` counts how often profiles were looked at; with `refuses` they are closed."""

    cohort: UUID
    refuses: str | None = None
    profiles: list[list[str]] = field(default_factory=list)

    def app(self) -> Flask:
        app = Flask("recruitment")
        app.add_url_rule("/cohorts/<cohort>", "cohort", self.one)
        app.add_url_rule("/cohorts", "cohorts", lambda: [self.known])
        app.add_url_rule("/names", "names", self.names, methods=["POST"])
        app.add_url_rule("/cohorts/<cohort>/profiles", "profiles", self.looked, methods=["POST"])
        return app

    @property
    def known(self) -> dict[str, object]:
        return {"cohort": str(self.cohort), **COHORT}

    def one(self, cohort: str) -> ResponseReturnValue:
        return self.known if cohort == str(self.cohort) else ({}, 404)

    def names(self) -> ResponseReturnValue:
        return [{"person": person, "name": name_of(person)} for person in request.get_json()["people"]]

    def looked(self, cohort: str) -> ResponseReturnValue:  # noqa: ARG002 - of the route
        people: list[str] = request.get_json()["people"]
        if self.refuses:
            return {"code": self.refuses, "detail": "Co-chairs read profiles while a round is on."}, 403
        self.profiles.append(people)
        picked = {name: ["monday_morning"] for name in ("topics_to_learn", "topics_to_share", "interests", "availability")}
        profile = {"answers": [WROTE, None, None], **picked, "meeting_mode": "either", "site": None}
        shown = [{"person": person, "profile": profile} for person in people[:1]]
        return {"questions": ["What is it?", "Who?", "Why?"], "profiles": [*shown, {"person": people[1], "profile": None}]}


@dataclass
class Matcher:
    """At the pages of a cohort's first round."""

    browser: Browser
    cohort: Cohort
    recruitment: Recruitment
    signs_in: Callable[[Person], None]

    def get(self, what: str = "") -> Page:
        return self.browser.get(f"{self.cohort.round}{what}")


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(MATCHING, routes(), "rha")
    running.at(TODAY)
    return running


@pytest.fixture
def cohort(service: RunningService) -> Cohort:
    return Cohort(service)


@pytest.fixture
def matcher(service: RunningService, cohort: Cohort, open_browser: OpenBrowser, serve_app: ServeApp) -> Matcher:
    """A network co-chair."""
    recruitment, nobody = Recruitment(cohort.id), dict.fromkeys(Service, "http://127.0.0.1:1")
    browser = open_browser(
        {**nobody, Service.MATCHING: serve_app(service.app), Service.RECRUITMENT: serve_app(recruitment.app())}
    )
    made = Matcher(browser, cohort, recruitment, Facilitator(browser, str(cohort.id)).signs_in)
    made.signs_in(cohort.co_chair)
    return made


@pytest.fixture
def paired(service: RunningService, cohort: Cohort) -> Person:
    """A facilitator who is a candidate of the round, once people are accepted."""
    return service.person_known_as(cohort.person(10), "rha", Role.FACILITATOR)
