"""Settings through the HTTP routes: nobody changes them alone, and no cohort opens before the first are approved."""

from dataclasses import replace

import pytest
from services.recruitment.tests.racing import Writing
from services.recruitment.tests.recruiting import COHORT, SETTINGS, TRUST, Trust

from plp_kit.web.roles import Role
from plp_testkit.http import Answered, Person
from recruitment.ids import PersonId
from recruitment.staff.decider import JoinIdentities, staff

LONGER = {**SETTINGS, "length_months_max": 18}


def propose(person: Person, revises: int = 1) -> Answered:
    return person.post("/trust/proposals", {"revises": revises, "settings": LONGER})


def last(trust: Trust) -> str:
    return str(trust.facilitator.list("/trust/proposals")[-1]["proposal"])


def approve(person: Person, proposal: str) -> tuple[int, str | None]:
    answered = person.post(f"/trust/proposals/{proposal}/approvals")
    return answered.status, answered.code


def test_no_cohort_opens_before_a_facilitator_has_approved_the_operators_settings(trust: Trust) -> None:
    trust.operator.post(f"/trusts/{trust.tenant}", TRUST)
    read = trust.facilitator.get("/trust").body
    assert (read["name"], read["settings"], read["settings_version"]) == (TRUST["name"], None, 0)
    assert trust.facilitator.post("/cohorts", COHORT).code == "settings_not_approved"
    assert trust.facilitator.get("/trust/processing").code == "settings_not_approved"
    (first,) = trust.facilitator.list("/trust/proposals")
    assert (first["by"], first["revises"], first["state"], first["settings"]["topics"]) == (
        None,
        0,
        "waiting",
        SETTINGS["topics"],
    )
    assert approve(trust.lead, first["proposal"]) == (403, "another_office")
    assert approve(trust.facilitator, first["proposal"]) == (200, None)
    assert trust.facilitator.get("/trust").body["settings_version"] == 1
    assert trust.facilitator.post("/cohorts", COHORT).status == 201


def test_a_facilitator_proposes_and_somebody_else_approves(trust: Trust) -> None:
    trust.onboard()
    assert propose(trust.facilitator).status == 200
    assert trust.facilitator.get("/trust").body["settings"]["length_months_max"] == 15
    own = replace(trust.facilitator, roles=frozenset({Role.FACILITATOR, Role.EDI_LEAD, Role.DECISION_MAKER}))
    assert approve(own, last(trust)) == (403, "own_proposal")
    assert approve(trust.service.person(trust.tenant, Role.DECISION_MAKER), last(trust)) == (200, None)
    read = trust.lead.get("/trust").body
    assert (read["settings"]["length_months_max"], read["settings_version"]) == (18, 2)
    assert [row["state"] for row in trust.lead.list("/trust/proposals")] == ["approved", "approved"]
    assert propose(trust.lead).status == 412


def test_nobody_approves_their_own_proposal_under_another_id(trust: Trust, writing: Writing) -> None:
    trust.onboard()
    propose(trust.facilitator)
    with writing() as write:
        write.handle(staff, trust.lead.id, JoinIdentities(PersonId(trust.lead.id), PersonId(trust.facilitator.id)))
    assert approve(trust.lead, last(trust)) == (403, "own_proposal")


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.FACILITATOR, Role.EDI_LEAD}])
def test_nobody_else_proposes_settings(trust: Trust, role: Role) -> None:
    assert propose(trust.service.person(trust.tenant, role)).code == "role_missing"


def test_a_refused_proposal_changes_nothing(trust: Trust) -> None:
    trust.onboard()
    propose(trust.facilitator)
    assert trust.lead.post(f"/trust/proposals/{last(trust)}/refusals", {"reason": "Too long"}).status == 200
    assert approve(trust.lead, last(trust)) == (409, "proposal_answered_already")
    assert trust.lead.get("/trust").body["settings_version"] == 1


def test_one_proposal_is_read_by_itself(trust: Trust) -> None:
    trust.onboard()
    proposed = trust.facilitator.list("/trust/proposals")[0]
    read = trust.lead.get(f"/trust/proposals/{proposed['proposal']}").body
    assert {name: read[name] for name in proposed} == proposed
    missing = trust.lead.get(f"/trust/proposals/{trust.ada.id}")
    assert (missing.status, missing.code) == (404, "no_such_proposal")
    assert trust.ada.get(f"/trust/proposals/{proposed['proposal']}").status == 403


def test_a_proposal_says_why_and_by_whom_it_was_made_and_answered_and_what_it_changes(trust: Trust) -> None:
    trust.onboard()
    trust.facilitator.put("/me/name", {"name": "Fay Facilitator"}, {"If-Match": '"0"'})
    trust.facilitator.post("/trust/proposals", {"revises": 1, "settings": LONGER, "reason": "Shifts are long"})
    at = f"/trust/proposals/{last(trust)}"
    read = trust.lead.get(at).body
    assert (read["by_name"], read["reason"], read["may"]) == ("Fay Facilitator", "Shifts are long", ["approve", "refuse"])
    assert (read["before"]["length_months_max"], read["settings"]["length_months_max"]) == (15, 18)
    assert trust.facilitator.get(at).body["may"] == ["take_back"]
    assert trust.lead.post(f"{at}/refusals", {"reason": " "}).status == 422
    assert trust.lead.post(f"{at}/refusals", {"reason": "Too long"}).status == 200
    read = trust.facilitator.get(at).body
    assert (read["state"], read["answered_by"], read["answer_reason"], read["may"]) == (
        "refused",
        str(trust.lead.id),
        "Too long",
        [],
    )


def test_what_was_approved_is_shown_beside_what_it_replaced(trust: Trust) -> None:
    trust.onboard()
    propose(trust.facilitator)
    assert approve(trust.lead, last(trust)) == (200, None)
    read = trust.facilitator.get(f"/trust/proposals/{last(trust)}").body
    assert (read["before"]["length_months_max"], read["settings"]["length_months_max"]) == (15, 18)
    page = trust.facilitator.get("/trust/settings").body
    assert (page["version"], page["since"], page["settings"]["length_months_max"]) == (2, read["answered_on"], 18)
    assert [each["state"] for each in page["proposals"]] == ["approved", "approved"]


def test_somebody_takes_back_what_they_proposed(trust: Trust) -> None:
    trust.onboard()
    propose(trust.facilitator)
    at = f"/trust/proposals/{last(trust)}/retractions"
    assert trust.lead.post(at).code == "not_own_proposal"
    assert trust.facilitator.post(at).status == 200
    assert approve(trust.lead, last(trust)) == (409, "proposal_answered_already")


def test_what_is_typed_into_the_settings_is_the_typists_alone_and_gone_when_it_is_proposed(trust: Trust) -> None:
    trust.onboard()
    own = trust.facilitator.get("/trust/settings").body["trust"]
    at, typed = f"/me/drafts/settings/{own}/length", {"typed": [{"name": "length_months_max", "values": ["18"]}]}
    assert trust.facilitator.put(at, typed, {"If-Match": '"0"'}).status == 200
    (kept,) = trust.facilitator.get("/trust/settings").body["drafts"]
    assert (kept["question"], kept["typed"]) == ("length", typed["typed"])
    assert trust.lead.get("/trust/settings").body["drafts"] == []
    assert propose(trust.facilitator, revises=0).status == 412
    assert len(trust.facilitator.get("/trust/settings").body["drafts"]) == 1
    assert propose(trust.facilitator).status == 200
    assert trust.facilitator.get("/trust/settings").body["drafts"] == []


def test_settings_are_checked_without_being_proposed(trust: Trust) -> None:
    trust.onboard()
    assert trust.facilitator.post("/trust/settings/checks", LONGER).body == {"version": 1}
    wrong = trust.facilitator.post("/trust/settings/checks", {**SETTINGS, "length_months_max": 1})
    assert (wrong.status, wrong.code) == (409, "length_inverted")
    assert len(trust.facilitator.list("/trust/proposals")) == 1
