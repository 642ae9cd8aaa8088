"""The queue of requests for those who deal with them: filtered, paged, counted, and answered in the version that was shown."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from services.recruitment.tests.recruiting import Trust

from plp_kit.web.roles import Role

NOW = datetime(2021, 1, 4, tzinfo=UTC)


def asked(trust: Trust, **query: str) -> list[tuple[str, str]]:
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return [(row["kind"], row["state"]) for row in queue(trust, words)["requests"]]


def queue(trust: Trust, query: str = "") -> Any:  # noqa: ANN401 - what JSON holds
    return trust.officer.get(f"/requests?{query}").body


@pytest.fixture
def made(trust: Trust) -> dict[str, str]:
    """Four requests, of which the first is answered, by their kind."""
    trust.cohort()
    kinds = ("rectification", "objection", "complaint")
    made = {kind: trust.ada.post("/me/requests", {"kind": kind, "words": "Please"}).body["id"] for kind in kinds}
    trust.answer(made["rectification"])
    return {**made, "erasure": trust.ben.post("/me/erasures").body["id"]}


@pytest.mark.usefixtures("made")
def test_what_a_person_looks_at_comes_first_and_what_is_closed_last(trust: Trust) -> None:
    everything = asked(trust)
    assert sorted(everything[:2]) == [("complaint", "looked_at"), ("objection", "looked_at")]
    assert everything[2:] == [("erasure", "asked"), ("rectification", "answered")]
    assert asked(trust, state="closed") == [("rectification", "answered")]
    assert len(asked(trust, state="open")) == 3
    assert asked(trust, kind="erasure") == [("erasure", "asked")]
    assert asked(trust, kind="erasure", state="closed") == []


def test_pages_together_are_the_whole_queue(trust: Trust, made: dict[str, str]) -> None:
    rows, page = [], queue(trust, "limit=1")
    while True:
        rows += page["requests"]
        if page["next"] is None:
            break
        page = queue(trust, f"limit=1&cursor={page['next']}")
    assert rows == queue(trust)["requests"]
    assert {row["request"] for row in rows} == set(made.values())


def test_days_count_down_to_the_last_day_and_below(trust: Trust, made: dict[str, str]) -> None:
    def days(kind: str) -> int | None:
        left: int | None = trust.officer.get(f"/requests/{made[kind]}").body["days_left"]
        return left

    assert (days("complaint"), days("rectification")) == (31, None)
    trust.until(NOW + timedelta(days=32))
    assert days("complaint") == -1
    counts = queue(trust)["counts"]
    assert (counts["still_open"], counts["closed"]) == (3, 1)
    assert counts["overdue"] >= 2


def test_advice_that_is_missing_is_counted_and_found(trust: Trust, made: dict[str, str]) -> None:
    assert queue(trust)["counts"]["to_advise"] == 2
    trust.officer.post(f"/requests/{made['objection']}/advice", {"advice": "Refuse it"})
    assert asked(trust, to_advise="true") == [("complaint", "looked_at")]
    assert trust.officer.get(f"/requests/{made['objection']}").body["advised"]


@pytest.mark.usefixtures("made")
def test_nobody_learns_from_the_queue_that_their_own_request_was_advised_on(trust: Trust) -> None:
    both = trust.service.person(trust.tenant, Role.PARTICIPANT, Role.DECISION_MAKER)
    own = both.post("/me/requests", {"kind": "complaint", "words": "Mine"}).body["id"]
    trust.officer.post(f"/requests/{own}/advice", {"advice": "Uphold it"})
    shown = both.get(f"/requests/{own}").body
    assert (shown["own"], shown["advised"]) == (True, False)
    assert trust.maker.get(f"/requests/{own}").body["advised"]
    assert both.post(f"/requests/{own}/answers", {"outcome": "granted", "words": "Yes."}).code == "own_request"


def test_what_was_advised_on_since_it_was_shown_is_not_answered(trust: Trust, made: dict[str, str]) -> None:
    path, answer = f"/requests/{made['complaint']}", {"outcome": "granted", "words": "We agree."}
    shown = trust.maker.get(path).headers["ETag"]
    trust.officer.post(f"{path}/advice", {"advice": "Refuse it"})
    assert trust.maker.post(f"{path}/answers", answer, {"If-Match": shown}).status == 412
    assert trust.maker.post(f"{path}/answers", answer, {"If-Match": trust.maker.get(path).headers["ETag"]}).status == 200


def test_an_erasure_is_answered_in_the_version_that_was_shown(trust: Trust, made: dict[str, str]) -> None:
    trust.until(NOW + timedelta(days=7))
    path = f"/requests/{made['erasure']}"
    shown = trust.maker.get(path)
    assert shown.body["state"] == "looked_at"
    trust.officer.post(f"{path}/advice", {"advice": "Grant it"})
    answer = {"outcome": "granted", "words": "It is done."}
    assert trust.maker.post(f"{path}/answers", answer, {"If-Match": shown.headers["ETag"]}).status == 412
    assert trust.maker.post(f"{path}/answers", answer, {"If-Match": trust.maker.get(path).headers["ETag"]}).status == 200


def test_what_nobody_asked_for_is_not_there(trust: Trust) -> None:
    assert trust.maker.get(f"/requests/{trust.ada.id}").code == "no_such_request"


def test_a_request_says_how_it_can_be_answered_now(trust: Trust, made: dict[str, str]) -> None:
    def ways(kind: str) -> tuple[list[str], list[str]]:
        shown = trust.maker.get(f"/requests/{made[kind]}").body
        return shown["outcomes"], shown["grounds"]

    every = ["granted", "granted_in_part", "refused"]
    assert ways("complaint") == (every, ["identity_not_confirmed", "not_upheld", "unfounded_or_excessive"])
    assert ways("rectification") == ways("erasure") == ([], [])
    trust.until(NOW + timedelta(days=7))
    assert ways("erasure")[0] == ["granted", "refused"]
    trust.maker.post(f"/requests/{made['erasure']}/answers", {"outcome": "granted"})
    assert ways("erasure") == ([], [])


def test_only_an_erasure_that_is_granted_needs_no_words(trust: Trust, made: dict[str, str]) -> None:
    trust.until(NOW + timedelta(days=7))
    assert trust.maker.post(f"/requests/{made['complaint']}/answers", {"outcome": "granted"}).code == "words_missing"
    erasure = f"/requests/{made['erasure']}/answers"
    assert trust.maker.post(erasure, {"outcome": "refused", "ground": "legal_claim"}).code == "words_missing"
    assert trust.maker.post(erasure, {"outcome": "granted"}).status == 200
