"""Recruiting a cohort through the HTTP routes, on real PostgreSQL with a real vault."""

from datetime import UTC, datetime

import pytest

from plp_kit.http.roles import Role
from plp_kit.http.testing import Answered, Person
from plp_kit.testing.fixtures.running_services import MakeRunningService, RunningService
from recruitment.bootstrap import BLUEPRINTS, RECRUITMENT
from recruitment.domain.consents import Purpose

CONSENTS = [{"purpose": purpose, "version": 1} for purpose in Purpose]
SETTINGS = {
    "words": {"senior": "SLT", "served": "BME"},
    "group_served": "bme",
    "senior_level": "Associate director and above",
    "positive_action_reason": "Few leaders are from this group.",
    "length_months_min": 12,
    "length_months_max": 15,
    "survey_month": 10,
    "survey_days": 17,
    "check_in_every_months": 3,
    "profile_questions": ["Who are you?", "What would you like to learn?", "What would you share?"],
    "topics": ["Inclusive recruitment", "Board work"],
    "consent_texts": CONSENTS,
}
TRUST = {"name": "A trust", "ods_code": "RHA", "kind": "mental_health", "region": "Y60", "synthetic": True, "settings": SETTINGS}
COHORT = {
    "title": "First cohort",
    "aims": ["Learn from each other"],
    "channels": ["Staff network"],
    "recruiting_opens_on": "2021-01-04",
    "recruiting_closes_on": "2021-03-01",
    "launch_on": "2021-04-12",
    "assessment": {"reference": "DPIA-7", "approver": "The data protection officer"},
}
SECRET = "Something that nobody else should read"
FORM = {
    "sides": ["served"],
    "senior_role_confirmed": False,
    "identifies_with_group": True,
    "aims_confirmed": True,
    "topics_to_learn": ["Board work"],
    "topics_to_share": ["Inclusive recruitment"],
    "profile": [SECRET, "Two", "Three"],
    "consents": [{**text, "granted": True} for text in CONSENTS],
    "channel": "Staff network",
}


class Trust:
    """The people of one trust at recruitment's routes."""

    def __init__(self, service: RunningService, tenant: str) -> None:
        self.tenant = tenant
        self.operator = service.person("platform", Role.OPERATOR)
        self.facilitator = service.person(tenant, Role.FACILITATOR)
        self.ada = service.person(tenant, Role.PARTICIPANT)
        self.ben = service.person(tenant, Role.PARTICIPANT)

    def cohort(self) -> str:
        self.operator.post(f"/trusts/{self.tenant}", TRUST)
        return str(self.facilitator.post("/cohorts", COHORT).body["id"])

    def accept(self, application: str) -> Answered:
        return self.facilitator.post(f"/applications/{application}/acceptances")


def apply(person: Person, cohort: str, **changed: object) -> Answered:
    return person.post(f"/cohorts/{cohort}/applications", {**FORM, **changed})


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(RECRUITMENT, BLUEPRINTS, "rha", "tzb")
    running.at(datetime(2021, 1, 4, tzinfo=UTC))
    return running


@pytest.fixture
def trust(service: RunningService) -> Trust:
    return Trust(service, "rha")


def test_an_accepted_applicant_is_announced(trust: Trust, service: RunningService) -> None:
    applied = apply(trust.ada, trust.cohort())
    assert applied.status == 201
    assert trust.accept(applied.body["id"]).status == 200
    assert trust.facilitator.get(f"/applications/{applied.body['id']}").body["state"] == "accepted"
    with service.database.database("plp_relay").transaction() as db:
        announced = db.execute("SELECT stream, versions FROM outbox ORDER BY position DESC LIMIT 1").fetchone()
    assert announced == (f"application-{applied.body['id']}", [2])


def test_a_profile_is_nowhere_in_plain(trust: Trust, service: RunningService) -> None:
    apply(trust.ada, trust.cohort())
    events = service.logged("rha")
    assert events[-1][0] == "recruitment.applied.v1"
    assert not any(SECRET in payload for _, payload in events)


def test_an_erased_person_cannot_apply(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    trust.ada.post("/me/erasures")
    service.at(datetime(2021, 1, 12, tzinfo=UTC))
    assert service.work_deadlines() == 1
    assert apply(trust.ada, cohort).code == "erased"
    assert apply(trust.ben, cohort).status == 201


@pytest.mark.parametrize("field", ["ethnic_category", "pay_band"])
def test_what_must_not_be_kept_is_refused_by_name(trust: Trust, field: str) -> None:
    refused = apply(trust.ada, trust.cohort(), **{field: "M"})
    assert refused.status == 422
    assert refused.body["errors"] == [{"field": field, "rule": "unknown_field"}]


def test_recruiting_closes_on_its_date_with_the_number_accepted(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    trust.accept(apply(trust.ada, cohort).body["id"])
    apply(trust.ben, cohort)
    service.at(datetime(2021, 3, 1, tzinfo=UTC))
    assert service.work_deadlines() == 1
    assert service.logged("rha")[-1] == ("recruitment.recruiting_closed.v1", '{"accepted": 1}')
    assert apply(service.person("rha", Role.PARTICIPANT), cohort).code == "recruiting_closed"


def test_the_funnel_counts_by_state_and_channel(trust: Trust) -> None:
    cohort = trust.cohort()
    application = apply(trust.ada, cohort).body["id"]
    apply(trust.ben, cohort)
    trust.facilitator.post(f"/applications/{application}/declines", {"reason": "full"})
    assert trust.facilitator.get(f"/cohorts/{cohort}/funnel").body == {
        "applied": 2,
        "by_state": {"applied": 1, "declined": 1},
        "by_channel": {"Staff network": 2},
    }


def test_nobody_withdraws_for_another(trust: Trust) -> None:
    application = apply(trust.ada, trust.cohort()).body["id"]
    refused = trust.ben.post(f"/applications/{application}/withdrawals")
    assert (refused.status, refused.code) == (404, "no_such_application")
    assert trust.ada.post(f"/applications/{application}/withdrawals").status == 200


def test_another_trust_sees_nothing(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    application = apply(trust.ada, cohort).body["id"]
    elsewhere = service.person("tzb", Role.FACILITATOR)
    assert elsewhere.get(f"/cohorts/{cohort}").code == "no_such_cohort"
    assert elsewhere.get(f"/cohorts/{cohort}/funnel").code == "no_such_cohort"
    assert elsewhere.get(f"/applications/{application}").code == "no_such_application"
    assert elsewhere.post(f"/applications/{application}/acceptances").code == "no_such_application"
