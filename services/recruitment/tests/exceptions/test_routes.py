"""Exceptions through the routes: who records, ends and reads them, and what becomes of the reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from services.recruitment.tests.recruiting import Trust, published

from plp_kit.core.events import Origin
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person
from recruitment.ids import PersonId
from recruitment.staff.decider import JoinIdentities, staff

NOW = datetime(2021, 1, 4, tzinfo=UTC)
WANTED = {"rule": "content_closed", "reason": "Eva is the only evaluator", "last_day": "2021-06-30"}


@pytest.fixture
def eva(service: RunningService) -> Person:
    """Evaluates, and was a facilitator. She has not applied, so nobody but the vault knows her."""
    person = service.person("rha", Role.EVALUATOR, Role.FACILITATOR)
    assert person.get("/me").status == 200
    return person


def except_from_rule(trust: Trust, person: Person, **changed: object) -> Answered:
    return trust.maker.post(f"/people/{person.id}/exceptions", WANTED | changed)


def test_the_decision_maker_records_one_and_those_who_oversee_the_programme_read_it(
    trust: Trust, service: RunningService, eva: Person
) -> None:
    recorded = except_from_rule(trust, eva)
    assert recorded.status == 201
    shown: dict[str, Any] = {
        "exception": recorded.body["id"],
        "person": str(eva.id),
        "recorded_by": str(trust.maker.id),
        "begins_on": "2021-01-04",
        "ended_on": None,
        "in_force": True,
        **WANTED,
    }
    for reader in (trust.lead, trust.officer, trust.maker):
        assert reader.list("/exceptions") == [shown]
    assert trust.facilitator.get("/exceptions").code == "role_missing"
    assert {row["reader"] for row in eva.list("/me/access-records")} == {
        str(reader.id) for reader in (trust.lead, trust.officer, trust.maker)
    }
    assert "only evaluator" not in str(service.logged("rha"))
    (fact,) = [fact for fact in eva.get("/me/data").body["facts"] if fact["what"] == "ExceptionRecorded"]
    assert fact["details"]["reason"] == WANTED["reason"]
    assert Trust(service, "tzb").maker.list("/exceptions") == []


def test_it_is_published_and_so_is_its_early_end(trust: Trust, service: RunningService, eva: Person) -> None:
    exception = except_from_rule(trust, eva).body["id"]
    assert trust.maker.post(f"/exceptions/{exception}/ends").status == 200
    assert trust.maker.post(f"/exceptions/{exception}/ends").code == "exception_over"
    assert trust.lead.post(f"/exceptions/{exception}/ends").code == "role_missing"
    (recorded,) = published(service, "recruitment.ExceptionRecorded.v1")
    (ended,) = published(service, "recruitment.ExceptionEnded.v1")
    assert (str(recorded.exception), recorded.person, recorded.rule) == (exception, eva.id, "content_closed")
    assert (str(ended.exception), str(ended.on)) == (exception, "2021-01-04")
    assert except_from_rule(trust, eva).status == 201


def test_nobody_records_one_for_themselves_under_any_id(trust: Trust, service: RunningService, eva: Person) -> None:
    herself = replace(eva, roles=frozenset({Role.DECISION_MAKER}))
    assert herself.post(f"/people/{eva.id}/exceptions", WANTED).code == "own_exception"
    context, earlier = service.runtime.context("rha"), service.person("rha", Role.EVALUATOR)
    joined = JoinIdentities(PersonId(eva.id), PersonId(earlier.id))
    context.handler.handle(staff, eva.id, joined, Origin("person", NOW, uuid4()))
    assert herself.post(f"/people/{earlier.id}/exceptions", WANTED).code == "own_exception"
    assert except_from_rule(trust, earlier).status == 201
    assert except_from_rule(trust, eva).code == "excepted_already"


@pytest.mark.parametrize(
    ("changed", "field", "rule"),
    [
        ({"rule": "own_application"}, "rule", "choice"),
        ({"rule": "candidate_of_round"}, "rule", "choice"),
        ({"reason": " "}, "reason", "not_blank"),
        ({"reason": ""}, "reason", "length"),
    ],
)
def test_a_rule_without_exceptions_and_an_empty_reason_are_refused_by_name(
    trust: Trust, eva: Person, changed: dict[str, str], field: str, rule: str
) -> None:
    refused = except_from_rule(trust, eva, **changed)
    assert refused.status == 422
    assert {"field": field, "rule": rule} in refused.body["errors"]


def test_somebody_whom_the_trust_does_not_know_gets_none(trust: Trust, service: RunningService) -> None:
    """Nor does somebody of another trust; and what is refused leaves no key."""
    elsewhere = service.person("tzb", Role.EVALUATOR)
    assert elsewhere.get("/me").status == 200
    assert except_from_rule(trust, elsewhere).code == "no_such_person"
    assert service.runtime.context("rha").vault.known([elsewhere.id]) == set()


def test_the_reason_is_hidden_while_the_persons_data_are_restricted_and_goes_with_their_erasure(
    trust: Trust, service: RunningService, eva: Person
) -> None:
    except_from_rule(trust, eva)
    as_participant = replace(eva, roles=frozenset({Role.PARTICIPANT}))
    request = as_participant.post("/me/requests", {"kind": "restriction", "words": "Not now"}).body["id"]
    assert [row["reason"] for row in trust.maker.list("/exceptions")] == [None]
    trust.answer(request)
    trust.erase(as_participant, NOW + timedelta(days=8))
    (shown,) = trust.maker.list("/exceptions")
    assert (shown["person"], shown["reason"], shown["last_day"]) == (str(eva.id), None, "2021-06-30")
    assert "recruitment.person_erased.v1" in {name for name, _ in service.logged("rha")}


def test_its_reason_is_kept_for_six_years_after_its_last_day(trust: Trust, eva: Person) -> None:
    assert except_from_rule(trust, eva).status == 201
    for days_before, reason in ((1, WANTED["reason"]), (0, None)):
        trust.until(datetime(2027, 6, 30, tzinfo=UTC) - timedelta(days=days_before))
        assert [row["reason"] for row in trust.maker.list("/exceptions")] == [reason]
