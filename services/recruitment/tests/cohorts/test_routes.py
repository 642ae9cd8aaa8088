"""Recruiting a cohort through the HTTP routes, on real PostgreSQL with a real vault."""

from datetime import UTC, datetime

import pytest
from services.recruitment.tests.recruiting import COHORT, FORM, Trust, published

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService


def test_an_accepted_applicant_is_announced(trust: Trust, service: RunningService) -> None:
    applied = trust.apply(trust.ada, trust.cohort())
    assert applied.status == 201
    assert trust.accept(applied.body["id"]).status == 200
    assert trust.facilitator.get(f"/applications/{applied.body['id']}").body["state"] == "accepted"
    with service.database.database("plp_relay").transaction() as db:
        announced = db.execute("SELECT stream, versions FROM outbox ORDER BY position DESC LIMIT 2").fetchall()
    assert announced == [(f"do_not_pair-{applied.body['id']}", [2]), (f"application-{applied.body['id']}", [2])]


def test_a_profile_is_nowhere_in_plain(trust: Trust, service: RunningService) -> None:
    trust.apply(trust.ada, trust.cohort())
    events = service.logged("rha")
    assert "recruitment.applied.v1" in [name for name, _ in events]
    assert not any(FORM["profile"][0] in payload for _, payload in events)


def test_a_cohort_says_which_groups_it_serves(trust: Trust, service: RunningService) -> None:
    """It keeps those that it opened with."""
    first = trust.cohort()
    assert trust.revise(groups_served=["disabled", "bme"]).status == 200
    second = trust.facilitator.post("/cohorts", COHORT).body["id"]
    served = {row["cohort"]: row["groups_served"] for row in trust.facilitator.list("/cohorts")}
    assert served == {first: ["bme"], second: ["disabled", "bme"]}
    assert [told.groups_served for told in published(service, "recruitment.CohortOpened.v1")] == [("bme",), ("disabled", "bme")]
    twice = {**trust.facilitator.get("/trust").body["settings"], "groups_served": ["bme", "bme"]}
    assert trust.facilitator.post("/trust/proposals", {"revises": 2, "settings": twice}).code == "groups_served_unclear"


def test_an_erased_person_cannot_apply(trust: Trust) -> None:
    cohort = trust.cohort()
    trust.erase(trust.ada, datetime(2021, 1, 12, tzinfo=UTC))
    assert trust.apply(trust.ada, cohort).code == "person_erased"
    assert trust.apply(trust.ben, cohort).status == 201


@pytest.mark.parametrize("field", ["ethnic_category", "pay_band"])
def test_what_must_not_be_kept_is_refused_by_name(trust: Trust, field: str) -> None:
    refused = trust.apply(trust.ada, trust.cohort(), **{field: "M"})
    assert refused.status == 422
    assert refused.body["errors"] == [{"field": field, "rule": "unknown_field"}]


def test_recruiting_closes_on_its_date_with_the_number_accepted(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    trust.accept(trust.apply(trust.ada, cohort).body["id"])
    trust.apply(trust.ben, cohort)
    service.at(datetime(2021, 3, 1, tzinfo=UTC))
    assert service.work_deadlines() == 1
    assert service.logged("rha")[-1] == ("recruitment.recruiting_closed.v1", '{"on": "2021-03-01", "accepted": 1}')
    assert trust.apply(service.person("rha", Role.PARTICIPANT), cohort).code == "recruiting_closed"


def test_the_funnel_counts_by_state_and_channel(trust: Trust) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort).body["id"]
    trust.apply(trust.ben, cohort)
    trust.facilitator.post(f"/applications/{application}/declines", {"reason": "full"})
    funnel = trust.facilitator.get(f"/cohorts/{cohort}/funnel").body
    assert funnel["applied"] == 2
    assert funnel["by_state"] == {"applied": 1, "declined": 1}
    assert funnel["by_channel"] == {"Staff network": 2}


def test_one_call_counts_every_cohort_as_its_own_funnel_does(trust: Trust) -> None:
    one, other = trust.cohort(), trust.cohort()
    accepted = trust.apply(trust.ada, one).body["id"]
    trust.apply(trust.ben, one)
    trust.apply(trust.ada, other)
    trust.facilitator.post(f"/applications/{accepted}/acceptances")
    counts = {each["cohort"]: (each["applied"], each["accepted"]) for each in trust.facilitator.list("/cohorts/counts")}
    assert (counts[one], counts[other]) == ((2, 1), (1, 0))
    for cohort, (applied, people) in counts.items():
        funnel = trust.facilitator.get(f"/cohorts/{cohort}/funnel").body
        assert (funnel["applied"], funnel["by_state"].get("accepted", 0)) == (applied, people)


def test_nobody_withdraws_for_another(trust: Trust) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    refused = trust.ben.post(f"/applications/{application}/withdrawals")
    assert (refused.status, refused.code) == (404, "no_such_application")
    assert trust.ada.post(f"/applications/{application}/withdrawals").status == 200


def test_another_trust_sees_nothing(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort).body["id"]
    elsewhere = service.person("tzb", Role.FACILITATOR)
    assert elsewhere.get(f"/cohorts/{cohort}").code == "no_such_cohort"
    assert elsewhere.get(f"/cohorts/{cohort}/funnel").code == "no_such_cohort"
    assert elsewhere.get(f"/applications/{application}").code == "no_such_application"
    assert elsewhere.post(f"/applications/{application}/acceptances").code == "no_such_application"
