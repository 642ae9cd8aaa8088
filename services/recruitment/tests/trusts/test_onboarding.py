"""Operators see the trusts that they took on, with what, and whether somebody of the trust has answered; and check a new one."""

from services.recruitment.tests.recruiting import SETTINGS, TRUST, Trust

from plp_kit.web.roles import Role
from plp_testkit.http import Answered
from recruitment.applications.consents import Purpose
from recruitment.trusts.processing import Activity

BODY = {**TRUST, "settings": SETTINGS}


def stages(trust: Trust) -> dict[str, tuple[str | None, str]]:
    return {each["trust"]: (each["name"], each["stage"]) for each in trust.operator.list("/taken-on")}


def check(trust: Trust, body: object) -> Answered:
    return trust.operator.post("/trusts/rha/checks", body)


def test_a_trust_is_prepared_then_proposed_then_in_force(trust: Trust) -> None:
    assert stages(trust) == {"rha": (None, "prepared"), "tzb": (None, "prepared")}
    assert (trust.operator.get("/trusts/rha").status, trust.operator.get("/trusts/rha").code) == (404, "no_such_trust")
    trust.operator.post("/trusts/rha", BODY)
    shown = trust.operator.get("/trusts/rha").body
    assert (shown["stage"], shown["waits_for"], shown["settings_since"]) == ("proposed", ["facilitator"], None)
    assert shown["first_settings"]["topics"] == SETTINGS["topics"]
    (first,) = trust.facilitator.list("/trust/proposals")
    assert trust.facilitator.post(f"/trust/proposals/{first['proposal']}/approvals").status == 200
    shown = trust.operator.get("/trusts/rha").body
    assert (shown["stage"], shown["waits_for"], shown["settings_version"]) == ("in_force", [], 1)
    assert shown["noted_on"] == shown["settings_since"] == shown["first_answered_on"] == "2021-01-04"
    assert stages(trust) == {"rha": (TRUST["name"], "in_force"), "tzb": (None, "prepared")}


def test_a_trust_whose_facilitator_refuses_has_no_settings_that_wait(trust: Trust) -> None:
    trust.operator.post("/trusts/rha", BODY)
    (first,) = trust.facilitator.list("/trust/proposals")
    trust.facilitator.post(f"/trust/proposals/{first['proposal']}/refusals", {"reason": "Our groups are others"})
    shown = trust.operator.get("/trusts/rha").body
    assert (shown["stage"], shown["first_state"], shown["waits_for"]) == ("refused", "refused", [])
    later = {"revises": 0, "settings": {**SETTINGS, "survey_days": 18}}
    assert trust.lead.post("/trust/proposals", later).status == 200
    shown = trust.operator.get("/trusts/rha").body
    assert (shown["stage"], shown["waits_for"]) == ("proposed", ["decision_maker", "edi_lead"])


def test_what_could_not_be_onboarded_is_refused_before_it_is(trust: Trust) -> None:
    assert check(trust, BODY).body == {"trust": "rha"}
    contradicting = {**BODY, "settings": {**SETTINGS, "length_months_max": 1}}
    refused = check(trust, contradicting)
    assert refused.status == 409
    assert refused.code == trust.operator.post("/trusts/rha", contradicting).code
    wrong = check(trust, {**BODY, "region": "Y99"})
    assert [each["field"] for each in wrong.body["errors"]] == ["region"]
    assert stages(trust)["rha"] == (None, "prepared")
    trust.operator.post("/trusts/rha", BODY)
    assert check(trust, BODY).code == "onboarded_already"


def test_the_standard_with_what_is_a_trusts_own_contradicts_nothing(trust: Trust) -> None:
    standard = trust.operator.get("/standard-settings").body
    own = ("words", "groups_served", "senior_level", "positive_action_reason", "topics", "controller")
    assert not standard.keys() & {*own}
    assert {text["purpose"] for text in standard["consent_texts"]} == {*Purpose}
    assert {entry["activity"] for entry in standard["processing"]} == {*Activity}
    settings = {**standard, **{name: SETTINGS[name] for name in own}}
    assert check(trust, {**BODY, "settings": settings}).body == {"trust": "rha"}


def test_nobody_of_a_trust_asks_as_an_operator(trust: Trust) -> None:
    for who in (trust.facilitator, trust.service.person("rha", Role.OPERATOR)):
        for path in ("/taken-on", "/trusts/rha", "/standard-settings"):
            assert who.get(path).code == "role_missing"
