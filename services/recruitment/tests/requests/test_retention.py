"""What was written in a request about one's data is kept for the trust's months after it was closed, and then gone for good."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from services.recruitment.tests.recruiting import Trust

from plp_kit.core.sealed import sealed_in
from plp_testkit.fixtures.running_services import RunningService
from recruitment.requests.decider import (
    requests,
)

SIX_YEARS_LATER = datetime(2027, 1, 4, tzinfo=UTC)


def complaint(trust: Trust, *, answered: bool = True) -> str:
    """Ada's, with the officer's advice, refused or left open."""
    request = str(trust.ada.post("/me/requests", {"kind": "complaint", "words": "You lost my form"}).body["id"])
    assert trust.officer.post(f"/requests/{request}/advice", {"advice": "Say sorry"}).status == 200
    if answered:
        assert trust.answer(request, "refused", "not_upheld").status == 200
    return request


def keys_left(service: RunningService, request: str) -> int:
    context = service.runtime.context("rha")
    with context.database.transaction() as db:
        history = context.handler.history(db, requests, UUID(request))
    return len(context.vault.remaining([value.key for entry in history for value in sealed_in(entry.event)]))


def test_the_texts_of_a_closed_request_end_with_their_period_and_those_of_an_open_one_never(
    service: RunningService, trust: Trust
) -> None:
    """The complaint has keys of its own, which no erasure ends. That it was made and answered stays, as a bare fact."""
    trust.cohort()
    closed, still_open = complaint(trust), complaint(trust, answered=False)
    trust.until(SIX_YEARS_LATER - timedelta(days=1))
    service.destroy_spent()
    assert keys_left(service, closed) == keys_left(service, still_open) + 1 == 3
    trust.until(SIX_YEARS_LATER)
    assert trust.ada.get(f"/me/requests/{closed}/answer").body["reason"] is None
    assert trust.maker.get(f"/requests/{closed}/words").body == {"words": None, "advice": [None], "reason": None}
    service.destroy_spent()
    assert keys_left(service, closed) == 0
    assert trust.maker.get(f"/requests/{still_open}/words").body["words"] == "You lost my form"
    assert [row["state"] for row in trust.ada.list("/me/requests")] in (["answered", "looked_at"], ["looked_at", "answered"])


def test_a_request_is_kept_as_long_as_the_settings_said_when_it_was_made(service: RunningService, trust: Trust) -> None:
    trust.cohort()
    retention = trust.facilitator.get("/trust").body["settings"]["retention"]
    assert trust.revise(retention={**retention, "requests": 2}).status == 200
    request = complaint(trust)
    assert trust.revise(retention=retention).status == 200
    trust.until(datetime(2021, 3, 4, tzinfo=UTC))
    service.destroy_spent()
    assert keys_left(service, request) == 0


def test_a_complaint_of_somebody_under_a_hold_waits_for_its_end(service: RunningService, trust: Trust) -> None:
    """Its keys are not the person's. They are preserved all the same, and out of sight on the same day as without a hold."""
    cohort = trust.cohort()
    assert trust.apply(trust.ada, cohort).status == 201
    before = complaint(trust)
    hold = trust.hold(trust.ada).body["id"]
    since = complaint(trust)
    service.runtime.reconcile_erasures()
    trust.until(SIX_YEARS_LATER)
    service.destroy_spent()
    assert trust.ada.get(f"/me/requests/{before}/answer").body["reason"] is None
    assert keys_left(service, before) == keys_left(service, since) == 3
    assert trust.maker.post(f"/holds/{hold}/ends").status == 200
    trust.until(SIX_YEARS_LATER)
    assert keys_left(service, before) == keys_left(service, since) == 0
