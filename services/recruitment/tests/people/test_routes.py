"""What is held about a person, and what they ask of it, through the HTTP routes."""

from datetime import UTC, datetime, timedelta

from services.recruitment.tests.recruiting import Trust

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService

NOW = datetime(2021, 1, 4, tzinfo=UTC)


def settle(service: RunningService, moment: datetime) -> None:
    service.at(moment)
    while service.work_deadlines():
        pass


def test_a_person_sees_everything_that_is_held_and_nobody_elses(trust: Trust) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort, profile=["To read board papers", "Two", "Three"]).body["id"]
    trust.apply(trust.ben, cohort, profile=["Ben's own words", "Two", "Three"])
    trust.ada.post("/me/contacts", {"name": "Ada", "address": trust.address("ada")})
    trust.ada.post(f"/applications/{application}/access-needs", {"needs": "A room with a loop"})
    trust.ada.post(f"/applications/{application}/do-not-pair", {"people": [str(trust.ben.id)]})
    held = str(trust.ada.get("/me/data").body)
    for own in ("To read board papers", trust.address("ada"), "A room with a loop", str(trust.ben.id), "application_received"):
        assert own in held
    assert "Ben's own words" not in held
    assert str(trust.ada.id) not in str(trust.ben.get("/me/data").body)


def test_an_accepted_application_is_kept_for_a_year_after_the_end(trust: Trust, service: RunningService) -> None:
    """Launched on 12 April 2021, fifteen months at most, and as long as the journal: twelve more."""
    application = trust.apply(trust.ada, trust.cohort(), profile=["To read board papers", "Two", "Three"]).body["id"]
    trust.accept(application)
    settle(service, datetime(2023, 7, 11, tzinfo=UTC))
    assert "To read board papers" in str(trust.ada.get("/me/data").body)
    settle(service, datetime(2023, 7, 12, tzinfo=UTC))
    held = str(trust.ada.get("/me/data").body)
    assert "To read board papers" not in held
    assert "RetentionEnded" in held


def test_nothing_is_kept_for_ever_of_somebody_whom_nobody_answered(trust: Trust, service: RunningService) -> None:
    """Launched on 12 April 2021, fifteen months at most, and twelve more. With the last application the contact goes."""
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    trust.ada.post("/me/contacts", {"name": "Ada", "address": trust.address("ada")})
    settle(service, datetime(2023, 7, 11, tzinfo=UTC))
    held = trust.ada.get("/me/data").body
    assert ("Two" in str(held), trust.address("ada") in str(held), len(held["notices"])) == (True, True, 1)
    settle(service, datetime(2023, 7, 12, tzinfo=UTC))
    held = trust.ada.get("/me/data").body
    assert ("Two" in str(held), trust.address("ada") in str(held), held["notices"]) == (False, False, [])
    assert {"RetentionEnded", "StaffForgotten", "NoticesForgotten"} <= {fact["what"] for fact in held["facts"]}


def test_a_legal_hold_is_not_among_what_the_person_sees(trust: Trust) -> None:
    trust.apply(trust.ada, trust.cohort())
    before = trust.ada.get("/me/data").body
    assert trust.officer.post(f"/people/{trust.ada.id}/holds", {"reference": "Claim 7"}).status == 200
    assert trust.ada.get("/me/data").body == before


def test_whom_somebody_named_is_not_in_the_data_of_the_one_named(trust: Trust) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort).body["id"]
    trust.apply(trust.ben, cohort)
    before = trust.ben.get("/me/data").body
    trust.ada.post(f"/applications/{application}/do-not-pair", {"people": [str(trust.ben.id)]})
    assert trust.ben.get("/me/data").body == before


def test_a_complaint_has_its_clocks(trust: Trust, service: RunningService) -> None:
    trust.cohort()
    request = trust.ada.post("/me/requests", {"kind": "complaint", "words": "Nobody answers"}).body["id"]
    (made,) = trust.officer.list("/requests")
    assert (made["acknowledge_by"], made["answer_by"]) == ("2021-02-03", "2021-02-04")
    assert trust.officer.get(f"/requests/{request}/words").body == {"words": "Nobody answers", "reason": None}
    assert [access["what"] for access in trust.ada.list("/me/access-records")] == ["request"]
    settle(service, NOW + timedelta(days=31))
    assert trust.ada.list("/me/requests")[0]["late"] == ["acknowledgement"]
    trust.officer.post(f"/requests/{request}/answers", {"granted": True, "reason": "You are right"})
    (answered,) = trust.ada.list("/me/requests")
    assert (answered["granted"], answered["late"]) == (True, ["acknowledgement"])
    assert "You are right" in str(trust.ada.get("/me/data").body)


def test_a_granted_restriction_hides_what_was_written_from_all_but_the_person(trust: Trust) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    request = trust.ada.post("/me/requests", {"kind": "restriction", "words": "Please"}).body["id"]
    assert trust.facilitator.get(f"/applications/{application}/profile").status == 200
    trust.officer.post(f"/requests/{request}/answers", {"granted": True, "reason": "Yes"})
    assert trust.facilitator.get(f"/applications/{application}/profile").code == "restricted"
    assert "Two" in str(trust.ada.get("/me/data").body)
    trust.officer.post(f"/people/{trust.ada.id}/restriction-ends")
    assert trust.facilitator.get(f"/applications/{application}/profile").status == 200


def test_a_legal_hold_stops_erasure_and_automatic_deletion(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.ada.post(f"/applications/{application}/withdrawals")
    trust.ada.post("/me/erasures")
    assert trust.officer.post(f"/people/{trust.ada.id}/holds", {"reference": "Claim 7"}).status == 200
    settle(service, NOW + timedelta(days=400))
    assert trust.facilitator.get(f"/applications/{application}/profile").body["profile"]["answers"][1:] == ["Two", "Three"]
    trust.officer.post(f"/people/{trust.ada.id}/hold-ends")
    settle(service, NOW + timedelta(days=440))
    assert trust.facilitator.get(f"/applications/{application}/profile").body["profile"] is None
    assert service.runtime.context("rha").vault.erased([trust.ada.id]) == {trust.ada.id}


def test_a_hold_is_for_the_officers_own_trust(trust: Trust, service: RunningService) -> None:
    trust.apply(trust.ada, trust.cohort())
    elsewhere = service.person("tzb", Role.DPO)
    assert elsewhere.post(f"/people/{trust.ada.id}/holds", {"reference": "x"}).code == "no_such_person"


def test_the_officer_refuses_an_erasure(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.ada.post("/me/erasures")
    trust.officer.post(f"/people/{trust.ada.id}/erasure-refusals")
    settle(service, NOW + timedelta(days=8))
    assert trust.facilitator.get(f"/applications/{application}/profile").body["profile"]["answers"][1] == "Two"


def test_an_export_is_on_record_of_everybody_in_it(trust: Trust) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    trust.ada.post("/me/contacts", {"name": "=Ada", "address": trust.address("ada")})
    text = trust.facilitator.fetch(f"/cohorts/{cohort}/applicant-exports").decode("utf-8-sig")
    assert f"'=Ada,{trust.address('ada')},served,Staff network,applied,yes,no" in text
    (access,) = trust.ada.list("/me/access-records")
    assert (access["reader"], access["what"]) == (str(trust.facilitator.id), "export")


def test_the_record_of_processing_and_the_funnel_are_taken_away(trust: Trust) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    funnel = trust.facilitator.fetch(f"/cohorts/{cohort}/funnel-exports").decode("utf-8-sig").splitlines()
    assert funnel[1] == "Staff network,served,1,1,1,1,0,0,0"
    record = trust.officer.fetch("/trust/processing-exports").decode("utf-8-sig").splitlines()
    assert record[1] == "recruiting,public_task,substantial_public_interest,,closed_applications,12"
    assert trust.officer.fetch("/trust/processing-exports?format=xlsx")[:2] == b"PK"
