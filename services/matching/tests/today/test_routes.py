"""What waits in matching, from the first proposal to a re-match, for those who can do it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from services.matching.tests.considerations.test_routes import TODAY, Cohort

from matching.service import MATCHING, routes
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person

OPENED, ON, DUE = "2021-01-04", "2021-03-23", "2021-04-11"
"""The day on which the round opened, that of these tests, and the day before the launch."""


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(MATCHING, routes(), "rha")
    running.at(TODAY)
    return running


def today(person: Person) -> dict[str, tuple[Any, ...]]:
    """What waits, by kind; no kind is there twice in these tests."""
    waiting = person.get("/today").body["waiting"]
    found = {each["kind"]: (each["id"], each["count"], each["since"], each["due"]) for each in waiting}
    assert len(found) == len(waiting)
    return found


def test_each_step_of_a_round_waits_for_those_who_can_take_it(service: RunningService) -> None:
    """A candidate who is a matcher signs in vain, and does nothing else."""
    cohort = Cohort(service)
    (senior,), (colleague,) = cohort.people(1)
    cohort.reports(senior, team="ward 7")
    candidate = service.person_known_as(senior, "rha", Role.CO_CHAIR)
    round_id = cohort.round.removeprefix("/rounds/")
    unknown = {"managers_not_known": (round_id, 1, OPENED, DUE)}
    step = (round_id, 1, ON, DUE)
    assert (
        today(cohort.facilitator)
        == today(cohort.co_chair)
        == {
            "round_to_propose": (round_id, 1, OPENED, DUE),
            **unknown,
        }
    )
    assert cohort.facilitator.post(f"/rounds/{round_id}/proposals").status == 200
    assert today(cohort.facilitator) == {"proposal_to_sign": step, **unknown}
    assert today(candidate) == {}
    body = {"fingerprint": cohort.facilitator.get(f"/rounds/{round_id}").body["fingerprint"]}
    assert cohort.facilitator.post(f"/rounds/{round_id}/signatures", body).status == 200
    assert today(cohort.facilitator) == unknown
    substitute, lead = service.person("rha", Role.EVALUATOR), service.person("rha", Role.EDI_LEAD)
    named = {"person": str(substitute.id), "seat": "co_chair", "named_by": "network", "named_on": ON}
    assert lead.post(f"/rounds/{round_id}/substitutes", named).status == 200
    assert today(substitute) == {"proposal_to_sign": step}
    assert today(lead) == {}
    assert cohort.co_chair.post(f"/rounds/{round_id}/signatures", body).status == 200
    assert today(substitute) == {}
    assert today(cohort.facilitator) == today(cohort.co_chair) == {"round_to_publish": step, **unknown}
    couple = {"one": str(senior), "other": str(colleague)}
    assert cohort.facilitator.post(f"/rounds/{round_id}/vetoes", couple).status == 200
    assert today(cohort.facilitator) == {"round_to_propose": step, **unknown}
    assert cohort.facilitator.post(f"/rounds/{round_id}/releases", couple).status == 200
    assert cohort.facilitator.post(f"/rounds/{round_id}/publications").status == 200
    assert today(cohort.facilitator) == {}
    cohort.receive("ParticipantLeft", application=colleague, person=colleague, on=date(2021, 3, 22))
    assert today(cohort.facilitator) == {"people_to_rematch": (str(cohort.id), 1, "2021-03-22", "2021-04-05")}
    assert today(replace(candidate, roles=frozenset({Role.FACILITATOR}))) == {}
    assert today(cohort.co_chair) == {}
