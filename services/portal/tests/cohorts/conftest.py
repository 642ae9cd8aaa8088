"""The real services behind the cohort pages, over sockets. They accept tokens of the portal's issuer."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from services.portal.tests.browsing import ServeApp

from matching.service import MATCHING
from matching.service import routes as matching_routes
from plp_kit.messaging.bus.port import Topic
from plp_kit.process import web
from plp_kit.process.gate import Gate
from plp_kit.process.runtime import Runtime
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from portal.site.calls import Service
from recruitment.applications.consents import Purpose
from recruitment.ids import first_proposal_id
from recruitment.service import RECRUITMENT
from recruitment.service import routes as recruitment_routes
from recruitment.trusts.processing import Activity

NOWHERE = "http://127.0.0.1:1"
CONSENTS = [{"purpose": purpose, "version": 1} for purpose in Purpose]
SETTINGS = {
    "words": {"senior": "Directors", "served": "Network <i>members</i>"},
    "groups_served": ["bme"],
    "senior_level": "Associate director and above",
    "positive_action_reason": "Few leaders are from this group.",
    "length_months_min": 12,
    "length_months_max": 15,
    "survey_month": 10,
    "survey_days": 17,
    "check_in_every_months": 3,
    "profile_questions": ["Who are you?", "What would you like to learn?", "What would you share?"],
    "topics": ["Board work"],
    "consent_texts": [{**consent, "wording": "Do you agree?"} for consent in CONSENTS],
    "processing": [
        {"activity": activity, "basis": "public_task", "condition": "substantial_public_interest", "recipients": []}
        for activity in Activity
    ],
    "controller": {"name": "A trust", "address": "1 High Street, Town", "officer_email": "dpo@example.nhs.uk"},
}
TRUST = {"name": "A & B trust", "ods_code": "RHA", "kind": "mental_health", "region": "Y60", "synthetic": True}
COHORT = {
    "title": "<script>alert('First')</script>",
    "aims": ["Learn from each other"],
    "channels": ["Staff network", "Intranet"],
    "recruiting_opens_on": "2021-01-04",
    "recruiting_closes_on": "2021-03-01",
    "launch_on": "2021-04-12",
    "assessment": {"reference": "DPIA-7", "approver": "The data protection officer"},
}
FORM = {
    "sides": ["served"],
    "senior_role_confirmed": False,
    "identifies_with_group": True,
    "aims_confirmed": True,
    "topics_to_learn": ["Board work"],
    "topics_to_share": ["Board work"],
    "profile": ["One", "Two", "Three"],
    "consents": [{**text, "granted": True} for text in CONSENTS],
    "channel": "Staff network",
}


@dataclass(frozen=True)
class Services:
    """Both answer `at` their addresses. At `of_another_issuer` recruitment refuses the tokens of the portal's issuer."""

    recruitment: RunningService
    matching: RunningService
    at: Mapping[Service, str]
    of_another_issuer: Mapping[Service, str]

    def without(self, service: Service) -> Mapping[Service, str]:
        return {**self.at, service: NOWHERE}

    def onboard(self) -> None:
        operator = self.recruitment.person("platform", Role.OPERATOR)
        assert operator.post("/trusts/rha", {**TRUST, "settings": SETTINGS}).status == 200
        facilitator = self.recruitment.person("rha", Role.FACILITATOR)
        assert facilitator.post(f"/trust/proposals/{first_proposal_id('rha')}/approvals").status == 200

    def open_cohort(self) -> str:
        return str(self.recruitment.person("rha", Role.FACILITATOR).post("/cohorts", COHORT).body["id"])

    def accept(self, cohort: str) -> None:
        application = self.recruitment.person("rha", Role.PARTICIPANT).post(f"/cohorts/{cohort}/applications", FORM)
        facilitator = self.recruitment.person("rha", Role.FACILITATOR)
        assert facilitator.post(f"/applications/{application.body['id']}/acceptances").status == 200

    def close_recruiting(self, cohort: str, accepted: int) -> None:
        """Matching receives the closing, and none of the applications yet."""
        facilitator = self.recruitment.person("rha", Role.FACILITATOR)
        facilitator.post(f"/cohorts/{cohort}/recruiting-closures")
        self.deliver("RecruitingClosed", {"cohort": cohort, "accepted": accepted})

    def deliver_an_application(self, cohort: str) -> None:
        profile = {"key": uuid4(), "stream": "application-1", "label": "profile", "text": "c2VhbGVk"}
        application = {"application": uuid4(), "cohort": cohort, "person": uuid4(), "sides": ["served"], "profile": profile}
        self.deliver("ApplicantAccepted", application)

    def deliver(self, name: str, fact: dict[str, object]) -> None:
        assert self.matching.receive(Topic("rha", "recruitment"), f"recruitment.{name}.v1", fact) is None


@pytest.fixture
def services(make_running_service: MakeRunningService, serve_app: ServeApp, issuer: str) -> Iterator[Services]:
    with ExitStack() as closing:

        def serve(running: RunningService) -> str:
            """The same service once more, for tokens of the portal's issuer."""
            settings = replace(running.runtime.settings, issuer=issuer)
            runtime = Runtime(running.runtime.service, settings)
            for pool in (runtime.database, runtime.vault_database):
                closing.callback(pool.close)
            blueprints = {RECRUITMENT.name: recruitment_routes(), MATCHING.name: matching_routes()}
            return serve_app(web.app(runtime, blueprints[running.runtime.service.name], Gate(runtime)))

        recruitment = make_running_service(RECRUITMENT, recruitment_routes(), "rha")
        matching = make_running_service(MATCHING, matching_routes(), "rha")
        recruitment.at(datetime(2021, 1, 4, tzinfo=UTC))
        nowhere = dict.fromkeys(Service, NOWHERE)
        at = {**nowhere, Service.RECRUITMENT: serve(recruitment), Service.MATCHING: serve(matching)}
        yield Services(recruitment, matching, at, {**at, Service.RECRUITMENT: serve_app(recruitment.app)})
