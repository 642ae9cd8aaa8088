"""What waits in recruitment, for each role, until it is done; and what nobody may infer from it."""

from datetime import UTC, datetime
from typing import Any

from services.recruitment.tests.imports.files import as_csv
from services.recruitment.tests.recruiting import TRUST, Trust

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person
from recruitment.ids import first_proposal_id

REVIEW_DAY = datetime(2021, 7, 4, tzinfo=UTC)


def today(person: Person) -> dict[str, tuple[Any, ...]]:
    """What waits, by kind; no kind is there twice in these tests."""
    waiting = person.get("/today").body["waiting"]
    found = {each["kind"]: (each["id"], each["count"], each["since"], each["due"]) for each in waiting}
    assert len(found) == len(waiting)
    return found


def test_an_application_waits_for_its_author_and_then_for_the_facilitators(trust: Trust, service: RunningService) -> None:
    """Nobody can hand in on the day on which recruiting closes. A facilitator's own is not counted for them."""
    cohort = trust.cohort()
    other = service.person("rha", Role.PARTICIPANT, Role.FACILITATOR)
    begun = trust.ada.post(f"/cohorts/{cohort}/interests", {"channel": "Staff network"}).body["id"]
    service.at(datetime(2021, 1, 5, 12, tzinfo=UTC))
    typed = {"typed": [{"name": "answer", "values": ["Something"]}]}
    assert trust.ada.put(f"/me/drafts/application/{cohort}/profile_1", typed, {"If-Match": '"0"'}).status == 200
    assert today(trust.ada) == {
        "application_to_hand_in": (begun, 1, "2021-01-04", "2021-02-28"),
        "application_begun": (cohort, 1, "2021-01-05", "2021-02-28"),
    }
    assert today(trust.facilitator) == {}
    applied = [trust.apply(person, cohort).body["id"] for person in (trust.ada, other)]
    assert today(trust.ada) == {}
    assert today(trust.facilitator) == {"applications_to_decide": (cohort, 2, "2021-01-05", None)}
    assert today(other) == {"applications_to_decide": (cohort, 1, "2021-01-05", None)}
    assert trust.facilitator.post(f"/applications/{applied[0]}/waiting-list-places").status == 200
    assert trust.accept(applied[1]).status == 200
    assert today(trust.facilitator) == {"waiting_list": (cohort, 1, "2021-01-05", None)}
    assert trust.accept(applied[0]).status == 200
    assert today(trust.facilitator) == {}


def test_what_somebody_needs_waits_until_a_facilitator_has_read_it(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort).body["id"]
    assert trust.accept(application).status == 200
    for hour, (needs, waits) in enumerate((("A ramp", True), ("A hearing loop", True), (None, False))):
        service.at(datetime(2021, 1, 4, 9 + hour, tzinfo=UTC))
        assert trust.ada.post(f"/applications/{application}/access-needs", {"needs": needs}).status == 200
        assert ("access_needs_to_read" in today(trust.facilitator)) == waits
        assert trust.facilitator.get(f"/applications/{application}/needs").status == 200
        assert today(trust.facilitator) == {}


def test_a_launch_waits_for_a_fortnight_before_its_day_and_until_it_is_on_record(trust: Trust) -> None:
    cohort = trust.cohort()
    trust.until(datetime(2021, 3, 28, 12, tzinfo=UTC))
    assert today(trust.facilitator) == {}
    trust.until(datetime(2021, 4, 14, 12, tzinfo=UTC))
    assert today(trust.facilitator) == {"cohort_to_launch": (cohort, 1, "2021-03-29", "2021-04-12")}
    trust.guide(cohort)
    assert trust.facilitator.post(f"/cohorts/{cohort}/launch", {"launched_on": "2021-04-14"}).status == 200
    assert today(trust.facilitator) == {}


def test_a_list_waits_for_a_day_at_most_and_until_it_is_imported(trust: Trust) -> None:
    cohort, row = trust.cohort(), ["Email", "Name"]
    first, second = (trust.keep(as_csv([row, [trust.address(name), name]]), cohort).body["id"] for name in ("ada", "ben"))
    assert trust.confirm(first, trust.dry_run(first).body["dry_run"]).status == 200
    assert today(trust.facilitator) == {"file_to_import": (second, 1, "2021-01-04", "2021-01-05")}
    assert trust.facilitator.get("/today").body["waiting"][0]["cohort"] == cohort
    trust.until(datetime(2021, 1, 5, 1, tzinfo=UTC))
    assert today(trust.facilitator) == {}


def test_settings_wait_for_those_who_may_answer_them_and_never_for_who_proposed_them(
    trust: Trust, service: RunningService
) -> None:
    trust.operator.post("/trusts/rha", TRUST)
    first = str(first_proposal_id("rha"))
    assert today(trust.facilitator) == {"settings_to_answer": (first, 1, "2021-01-04", None)}
    assert today(trust.lead) == today(trust.maker) == {}
    assert trust.facilitator.post(f"/trust/proposals/{first}/approvals").status == 200
    both = service.person("rha", Role.FACILITATOR, Role.EDI_LEAD)
    settings = {**trust.facilitator.get("/trust").body["settings"], "survey_days": 18}
    assert both.post("/trust/proposals", {"revises": 1, "settings": settings}).status == 200
    (waits,) = {each["proposal"] for each in trust.lead.list("/trust/proposals")} - {first}
    assert today(trust.lead) == today(trust.maker) == {"settings_to_answer": (waits, 1, "2021-01-04", None)}
    assert today(both) == today(trust.facilitator) == {}


def test_settings_that_others_have_overtaken_wait_for_nobody(trust: Trust) -> None:
    """They can still be refused or taken back; there is nothing in them to approve."""
    trust.cohort()
    version, proposers = trust.facilitator.get("/trust").body["settings_version"], (trust.facilitator, trust.lead)
    settings = trust.facilitator.get("/trust").body["settings"]
    for proposer, days in zip(proposers, (18, 19), strict=True):
        assert (
            proposer.post("/trust/proposals", {"revises": version, "settings": {**settings, "survey_days": days}}).status == 200
        )
    one, _ = (each["proposal"] for each in trust.lead.list("/trust/proposals")[-2:])
    assert len(trust.maker.get("/today").body["waiting"]) == 2
    assert trust.maker.post(f"/trust/proposals/{one}/approvals").status == 200
    assert today(trust.lead) == today(trust.maker) == {}


def test_requests_wait_with_their_clocks_for_officer_and_decision_maker(trust: Trust, service: RunningService) -> None:
    """Nobody deals with a request of their own."""
    trust.cohort()
    request = trust.ada.post("/me/requests", {"kind": "complaint", "words": "You lost my form"}).body["id"]
    acknowledge, answer = "2021-02-03", "2021-02-04"
    assert today(trust.officer) == {
        "request_to_acknowledge": (request, 1, "2021-01-04", acknowledge),
        "request_to_advise": (request, 1, "2021-01-04", answer),
    }
    assert today(trust.maker) == {"request_to_answer": (request, 1, "2021-01-04", answer)}
    own = service.person("rha", Role.PARTICIPANT, Role.DECISION_MAKER)
    assert own.post("/me/requests", {"kind": "objection", "words": "Please stop"}).status == 201
    assert today(own) == {"request_to_answer": (request, 1, "2021-01-04", answer)}
    assert len(trust.maker.get("/today").body["waiting"]) == 2
    assert trust.officer.post(f"/requests/{request}/acknowledgements").status == 200
    assert trust.officer.post(f"/requests/{request}/advice", {"advice": "Say sorry"}).status == 200
    assert request not in str(trust.officer.get("/today").body)
    assert trust.answer(request).status == 200
    assert request not in str(trust.maker.get("/today").body)


def test_a_hold_waits_for_its_review_and_shows_to_nobody_else(trust: Trust) -> None:
    """Nor to a decision-maker whom it is on."""
    trust.apply(trust.ada, trust.cohort())
    hold = trust.hold(trust.ada).body["id"]
    assert today(trust.maker) == today(trust.officer) == {}
    trust.until(REVIEW_DAY)
    waits = {"hold_to_review": (hold, 1, "2021-07-04", "2021-07-04")}
    assert today(trust.maker) == today(trust.officer) == waits
    own = Person(trust.ada.app, trust.ada.signer, "rha", frozenset({Role.DECISION_MAKER}), trust.ada.subject)
    assert today(own) == {}
    for person in (trust.ada, trust.facilitator, trust.lead):
        assert hold not in str(person.get("/today").body)
    assert trust.maker.post(f"/holds/{hold}/reviews", {"review_on": "2021-12-01"}).status == 200
    assert today(trust.maker) == {}
