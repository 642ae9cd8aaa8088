"""Pairs that a matcher has entered as not to be made, through the HTTP routes: theirs alone to read and to lift."""

import json
from datetime import date
from uuid import UUID

import pytest
from services.matching.tests.considerations.test_routes import TODAY, Cohort, pair_of, until

from matching.service import MATCHING, routes
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService


@pytest.fixture
def cohort(make_running_service: MakeRunningService) -> Cohort:
    running = make_running_service(MATCHING, routes(), "rha", "tzb")
    running.at(TODAY)
    return Cohort(running)


def test_who_decides_a_matter_of_the_others_is_not_paired_with_them_and_nobody_else_reads_it(cohort: Cohort) -> None:
    seniors, colleagues = cohort.people(2)
    at, pair = f"/cohorts/{cohort.id}", pair_of(seniors[0], colleagues[0])
    before = cohort.co_chair.get(f"{at}/criteria")
    assert cohort.facilitator.post(f"{at}/conflicts", {**pair, "conflict": "decides"}).status == 200
    assert cohort.post("pins", pair).code == "not_available"
    assert cohort.facilitator.list(f"{at}/conflicts") == [{**pair, "conflict": "decides"}]
    assert cohort.co_chair.list(f"{at}/conflicts") == []
    after = cohort.co_chair.get(f"{at}/criteria")
    assert (after.body, after.headers["ETag"]) == (before.body, before.headers["ETag"])
    events = "".join(payload for _, payload in cohort.service.logged("rha") if "conflict" in payload)
    assert events
    assert not any(plain in events for plain in ("decides", str(seniors[0]), str(colleagues[0])))


def test_only_who_entered_it_lifts_it(cohort: Cohort) -> None:
    seniors, colleagues = cohort.people(2)
    at, pair = f"/cohorts/{cohort.id}/conflicts", pair_of(seniors[0], colleagues[0])
    cohort.facilitator.post(at, {**pair, "conflict": "declared"})
    assert cohort.co_chair.post(f"{at}/lifts", pair).code == "conflict_not_entered"
    assert cohort.post("pins", pair).code == "not_available"
    assert cohort.facilitator.post(f"{at}/lifts", pair_of(colleagues[0], seniors[0])).status == 200
    assert cohort.facilitator.post(f"{at}/lifts", pair).code == "conflict_not_entered"
    assert cohort.post("pins", pair).status == 200


def test_nothing_is_entered_about_a_cohort_that_matching_does_not_know(cohort: Cohort) -> None:
    at, pair = f"/cohorts/{cohort.person(1)}/conflicts", pair_of(cohort.person(2), cohort.person(3))
    assert cohort.facilitator.post(at, {**pair, "conflict": "declared"}).code == "no_such_cohort"
    assert cohort.facilitator.get(at).code == "no_such_cohort"


def test_both_kinds_are_sealed_at_one_length(cohort: Cohort) -> None:
    seniors, colleagues = cohort.people(2)
    for kind in ("declared", "decides"):
        pair = pair_of(seniors[0], colleagues[0])
        assert cohort.facilitator.post(f"/cohorts/{cohort.id}/conflicts", {**pair, "conflict": kind}).status == 200
    payloads = [payload for name, payload in cohort.service.logged("rha") if name == "matching.conflict_entered.v1"]
    assert len({len(payload) for payload in payloads}) == 1
    assert len(payloads) == 2


def test_a_list_of_conflicts_goes_with_the_cohorts_papers(cohort: Cohort) -> None:
    """Also where it was entered before the cohort had arrived."""
    service, at = cohort.service, f"/cohorts/{cohort.id}/conflicts"
    seniors, colleagues = cohort.people(2)
    for senior, colleague in zip(seniors, colleagues, strict=True):
        assert cohort.facilitator.post(at, {**pair_of(senior, colleague), "conflict": "declared"}).status == 200
    assert cohort.facilitator.post(f"{at}/lifts", pair_of(seniors[0], colleagues[0])).status == 200
    cohort.opened(months=5)
    until(service, date(2021, 9, 11))
    assert len(cohort.facilitator.list(at)) == keys_left(service) == 1
    until(service, date(2021, 9, 12))
    assert cohort.facilitator.list(at) == []
    assert keys_left(service) == 0


def test_a_conflict_of_a_later_rematch_is_kept_for_as_long_again_and_moves_nothing_that_others_see(cohort: Cohort) -> None:
    service, at = cohort.service, f"/cohorts/{cohort.id}"
    seniors, colleagues = cohort.people(2)
    cohort.opened(months=5)
    until(service, date(2021, 9, 12))
    before = cohort.co_chair.get(f"{at}/criteria")
    assert (
        cohort.facilitator.post(f"{at}/conflicts", {**pair_of(seniors[0], colleagues[0]), "conflict": "declared"}).status == 200
    )
    after = cohort.co_chair.get(f"{at}/criteria")
    assert (after.body, after.headers["ETag"]) == (before.body, before.headers["ETag"])
    until(service, date(2022, 2, 11))
    assert len(cohort.facilitator.list(f"{at}/conflicts")) == keys_left(service) == 1
    until(service, date(2022, 2, 12))
    assert cohort.facilitator.list(f"{at}/conflicts") == []
    assert keys_left(service) == 0


def keys_left(service: RunningService) -> int:
    service.destroy_spent()
    logged = [json.loads(payload) for name, payload in service.logged("rha") if name == "matching.conflict_entered.v1"]
    return len(service.runtime.context("rha").vault.remaining([UUID(event["sealed"]["key"]) for event in logged]))
