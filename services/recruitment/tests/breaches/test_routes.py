"""Whose data a breach concerns: counted for the Commissioner, listed to be told, and on record for each."""

import csv
import io
from datetime import UTC, datetime

import pytest
from services.recruitment.tests.recruiting import Trust


def listed(trust: Trust, query: str = "") -> list[list[str]]:
    text = trust.officer.fetch(f"/trust/breach-exports?{query}").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1:]


@pytest.fixture
def cohort(trust: Trust) -> str:
    cohort = trust.cohort()
    trust.accept(trust.apply(trust.ada, cohort, access_needs="A ramp").body["id"])
    trust.ada.post("/me/contacts", {"name": "Ada Obi", "address": trust.address("ada")})
    return cohort


def test_each_person_is_there_once_with_what_is_held(trust: Trust, cohort: str) -> None:
    trust.apply(trust.ben, str(trust.cohort(title="Second")))
    assert listed(trust, f"cohort={cohort}") == [["Ada Obi", trust.address("ada"), "First cohort", "yes", "yes", "yes"]]
    assert listed(trust)[0] == ["", "", "Second", "yes", "no", "no"]
    scope = trust.maker.get("/trust/breach-scopes").body
    assert scope == {"people": 2, "contacts": 1, "applications": 2, "access_needs": 1, "took_part": 1}
    assert trust.maker.get(f"/trust/breach-scopes?cohort={cohort}").body["people"] == 1


@pytest.mark.usefixtures("cohort")
def test_a_restricted_person_is_told_and_one_who_is_erased_cannot_be(trust: Trust) -> None:
    trust.ada.post("/me/requests", {"kind": "restriction", "words": "Please"})
    assert len(listed(trust)) == 1
    trust.erase(trust.ada, datetime(2021, 1, 11, tzinfo=UTC))
    assert listed(trust) == []


@pytest.mark.usefixtures("cohort")
def test_what_was_taken_away_is_on_record_and_a_count_is_not(trust: Trust) -> None:
    trust.officer.get("/trust/breach-scopes")
    assert trust.ada.list("/me/access-records") == []
    listed(trust)
    (look,) = trust.ada.list("/me/access-records")
    assert (look["reader"], look["what"]) == (str(trust.officer.id), "export")


def test_it_is_for_two_offices_and_of_cohorts_that_there_are(trust: Trust) -> None:
    trust.onboard()
    assert trust.facilitator.get("/trust/breach-exports").code == "role_missing"
    assert trust.lead.get("/trust/breach-scopes").code == "role_missing"
    assert trust.officer.get(f"/trust/breach-scopes?cohort={trust.ada.id}").code == "no_such_cohort"
