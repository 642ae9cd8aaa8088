"""What the page before a signature shows: who has signed, which seats are filled, and what the reader can do."""

from typing import Any
from uuid import UUID

import pytest
from services.matching.tests.considerations.test_routes import TODAY, Cohort, pair_of

from matching.service import MATCHING, routes
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(MATCHING, routes(), "rha")
    running.at(TODAY)
    return running


@pytest.fixture
def cohort(service: RunningService) -> Cohort:
    return Cohort(service)


def seen(cohort: Cohort, person: Person) -> dict[str, Any]:
    return person.get(f"{cohort.round}/signatures").body


def waiting(person: Person) -> list[str]:
    return [each["kind"] for each in person.get("/today").body["waiting"]]


def what_they_can_do(cohort: Cohort, person: Person) -> tuple[list[str], bool, bool, bool]:
    body = seen(cohort, person)
    return body["own_seats"], body["has_signed"], body["would_fill"], body["is_open"]


def test_a_paired_matcher_reads_that_their_signature_fills_no_seat(cohort: Cohort, service: RunningService) -> None:
    (senior, *_), _ = cohort.people(2)
    paired = service.person_known_as(senior, "rha", Role.CO_CHAIR)
    assert cohort.post("proposals").status == 200
    assert what_they_can_do(cohort, cohort.facilitator) == (["facilitator"], False, True, True)
    assert what_they_can_do(cohort, paired) == (["co_chair"], False, False, False)
    cohort.sign(paired, cohort.facilitator)
    after = seen(cohort, cohort.co_chair)
    assert [(each["person"], each["seat"], each["fills_seat"]) for each in after["signatures"]] == [
        (str(senior), "co_chair", False),
        (str(cohort.facilitator.id), "facilitator", True),
    ]
    assert (after["signed_seats"], after["holds"], after["launched"]) == (["facilitator"], True, False)
    assert what_they_can_do(cohort, cohort.facilitator) == (["facilitator"], True, True, True)


def test_a_lead_is_told_when_only_somebody_who_is_paired_has_signed_in_a_seat(cohort: Cohort, service: RunningService) -> None:
    (senior, *_), _ = cohort.people(2)
    paired, lead = service.person_known_as(senior, "rha", Role.CO_CHAIR), service.person("rha", Role.EDI_LEAD)
    assert cohort.post("proposals").status == 200
    cohort.sign(cohort.facilitator)
    assert waiting(lead) == []
    cohort.sign(paired)
    assert waiting(lead) == ["substitute_to_name"]
    assert waiting(service.person_known_as(senior, "rha", Role.EDI_LEAD)) == []
    named = {"person": str(lead.id), "seat": "co_chair", "named_by": "network", "named_on": str(TODAY.date())}
    other = service.person("rha", Role.DECISION_MAKER)
    assert waiting(other) == ["substitute_to_name"]
    assert other.post(f"{cohort.round}/substitutes", named).status == 200
    assert waiting(other) == []
    assert waiting(lead) == ["proposal_to_sign"]


def test_a_substitute_reads_it_once_named_and_nobody_else_without_a_seat(cohort: Cohort, service: RunningService) -> None:
    cohort.people(2)
    lead, somebody = service.person("rha", Role.EDI_LEAD), service.person("rha", Role.EVALUATOR)
    assert cohort.post("proposals").status == 200
    assert what_they_can_do(cohort, lead) == ([], False, True, False)
    assert somebody.get(f"{cohort.round}/signatures").code == "not_substitute"
    named = {"person": str(somebody.id), "seat": "co_chair", "named_by": "network", "named_on": str(TODAY.date())}
    assert lead.post(f"{cohort.round}/substitutes", named).status == 200
    assert what_they_can_do(cohort, somebody) == (["co_chair"], False, True, False)
    assert [each["person"] for each in seen(cohort, lead)["substitutes"]] == [str(somebody.id)]
    assert seen(cohort, lead)["opened_on"] == "2021-01-04"


def test_a_proposal_that_does_not_hold_any_more_says_so(cohort: Cohort) -> None:
    (senior, *_), (colleague, *_) = cohort.people(2)
    assert seen(cohort, cohort.facilitator)["holds"] is False
    assert cohort.post("proposals").status == 200
    assert seen(cohort, cohort.facilitator)["holds"] is True
    assert cohort.post("vetoes", pair_of(*cohort.pairs[0])).status == 200
    assert seen(cohort, cohort.facilitator)["holds"] is False
    assert cohort.post("releases", pair_of(*cohort.pairs[0])).status == 200
    cohort.receive("ParticipantLeft", application=senior, person=senior, on=TODAY.date())
    assert seen(cohort, cohort.facilitator)["holds"] is False
    everybody = cohort.listed(f"/cohorts/{cohort.id}/candidates", cohort.co_chair)
    assert {each["person"]: each["sides"] for each in everybody}[str(colleague)] == ["served"]
    assert str(senior) not in {each["person"] for each in everybody}


def test_people_whose_partner_has_gone_are_shown_with_the_last_day_to_match_them_again(
    cohort: Cohort, service: RunningService
) -> None:
    (senior, *_), _ = cohort.people(2)
    cohort.signed()
    assert cohort.post("publications").status == 200
    pair = next(each for each in cohort.get()["proposal"]["pairs"] if each["senior"] == str(senior))
    nobody = cohort.facilitator.get(f"/cohorts/{cohort.id}/left-behind").body
    assert (nobody["people"], nobody["open_round"], nobody["can_be_paired"]) == ([], None, False)
    cohort.receive("ParticipantLeft", application=senior, person=senior, on=TODAY.date())
    left = [{"person": pair["colleague"], "since": "2021-03-23", "by": "2021-04-06", "days_left": 14}]
    for of in (f"/cohorts/{cohort.id}", f"/partnerships/{pair['partnership']}"):
        assert cohort.facilitator.get(f"{of}/left-behind").body["people"] == left
    (other,) = [each["partnership"] for each in cohort.get()["proposal"]["pairs"] if each != pair]
    assert cohort.facilitator.get(f"/partnerships/{other}/left-behind").body["people"] == []
    assert cohort.facilitator.get(f"/partnerships/{cohort.id}/left-behind").code == "no_such_partnership"
    newcomer = cohort.person(500)
    cohort.accept(newcomer, "senior")
    assert cohort.facilitator.get(f"/cohorts/{cohort.id}/left-behind").body["can_be_paired"] is True
    assert cohort.facilitator.post(f"/cohorts/{cohort.id}/rounds").status == 201
    rematch = cohort.facilitator.get(f"/cohorts/{cohort.id}/left-behind").body
    assert rematch["open_round"] is not None
    candidate = service.person_known_as(UUID(pair["colleague"]), "rha", Role.FACILITATOR)
    assert candidate.get(f"/cohorts/{cohort.id}/left-behind").code == "candidate_of_round"
