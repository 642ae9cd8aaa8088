"""Name, address and reporting line of somebody of whom nothing else is kept end, too; and nothing is recorded afresh for ever."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from services.recruitment.tests.recruiting import Trust

from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person

LAST_DAY, A_YEAR_LATER = datetime(2022, 1, 3, tzinfo=UTC), datetime(2022, 1, 4, tzinfo=UTC)


def reach(trust: Trust, person: Person) -> int:
    return person.post("/me/contacts", {"name": "Ada", "address": trust.address("ada")}).status


def reached(trust: Trust, person: Person) -> bool:
    return trust.address("ada") in str(person.get("/me/data").body)


def what(person: Person) -> list[str]:
    return [fact["what"] for fact in person.get("/me/data").body["facts"]]


def listed(trust: Trust) -> dict[str, Any]:
    """A staff list with Ada's line."""
    lines = f"Email,Name,Manager email,Team\n{trust.address('ada')},Ada,{trust.address('ben')},Ward 7\n"
    return trust.imported(lines.encode())


@pytest.fixture
def onboarded(trust: Trust) -> Trust:
    trust.onboard()
    return trust


def test_a_contact_of_somebody_who_never_applied_is_kept_for_the_trusts_months(onboarded: Trust) -> None:
    assert reach(onboarded, onboarded.ada) == 200
    onboarded.until(LAST_DAY)
    assert reached(onboarded, onboarded.ada)
    onboarded.until(A_YEAR_LATER)
    assert not reached(onboarded, onboarded.ada)
    assert what(onboarded.ada) == ["ContactRecorded", "StaffForgotten"]


def test_a_contact_that_is_replaced_is_gone_at_once(onboarded: Trust, service: RunningService) -> None:
    reach(onboarded, onboarded.ada)
    assert reach(onboarded, onboarded.ada) == 200
    service.destroy_spent()
    assert keys_left(service) == 2


def test_a_contact_of_somebody_who_applies_later_is_kept_as_long_as_the_application(trust: Trust) -> None:
    """It is launched in April 2021, and nobody answers."""
    cohort = trust.cohort()
    reach(trust, trust.ada)
    assert trust.apply(trust.ada, cohort).status == 201
    trust.until(A_YEAR_LATER)
    assert reached(trust, trust.ada)
    assert "ContactRetained" in what(trust.ada)
    trust.until(datetime(2023, 7, 12, tzinfo=UTC))
    assert not reached(trust, trust.ada)


def test_what_comes_after_the_last_application_has_ended_is_not_kept_for_ever(trust: Trust, service: RunningService) -> None:
    """A staff list that comes then says nothing about Ada, and the address that she gives has a period of its own."""
    reach(trust, trust.ada)
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    assert trust.facilitator.post(f"/applications/{application}/contact-confirmations").status == 200
    assert listed(trust)["recorded"] == 1
    trust.ada.post(f"/applications/{application}/withdrawals")
    trust.until(A_YEAR_LATER)
    assert not reached(trust, trust.ada)
    again = listed(trust)
    assert (again["recorded"], again["passed_over"]) == (0, 1)
    reach(trust, trust.ada)
    trust.until(datetime(2023, 1, 4, tzinfo=UTC))
    assert not reached(trust, trust.ada)
    service.destroy_spent()
    assert keys_left(service) == 0


def keys_left(service: RunningService) -> int:
    """Of all that the log names."""
    context = service.runtime.context("rha")
    with context.database.transaction() as db:
        rows = db.execute("SELECT DISTINCT key #>> '{}' FROM events, jsonb_path_query(payload, 'lax $.**.key') AS named (key)")
        keys = [UUID(key) for (key,) in rows.fetchall()]
    return len(context.vault.remaining(keys))
