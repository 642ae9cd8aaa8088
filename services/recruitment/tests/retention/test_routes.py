"""What recruitment keeps for a period: what falls due, and what was ended, in counts."""

from datetime import UTC, datetime
from typing import Any

from services.recruitment.tests.recruiting import Trust

from recruitment.retention.routes import KEPT
from recruitment.service import RECRUITMENT


def kept(trust: Trust, what: str) -> dict[str, Any]:
    return next(row for row in trust.officer.list("/retention") if row["what"] == what)


def test_what_is_kept_has_a_deadline_that_is_worked_and_an_event_that_says_so() -> None:
    assert {each.deadline for each in KEPT} <= set(RECRUITMENT.due)
    assert {each.ended for each in KEPT} <= set(RECRUITMENT.stored.shapes)


def test_an_application_falls_due_and_is_ended(trust: Trust) -> None:
    trust.maker.list("/retention")
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.ada.post(f"/applications/{application}/withdrawals")
    waiting = kept(trust, "applications")
    assert (waiting["waiting"], waiting["next_on"], waiting["overdue"], waiting["ended"]) == (1, "2022-01-04", 0, 0)
    trust.until(datetime(2022, 1, 5, tzinfo=UTC))
    assert kept(trust, "applications") == {
        "what": "applications",
        "waiting": 0,
        "next_on": None,
        "overdue": 0,
        "ended": 1,
        "last_on": "2022-01-04",
        "last_ended": 1,
    }


def test_it_is_for_two_offices_and_their_own_trust(trust: Trust) -> None:
    assert trust.facilitator.get("/retention").code == "role_missing"
    assert all(row["waiting"] == 0 for row in trust.maker.list("/retention"))
