"""What applicants do around their application, through the HTTP routes: drafts, changes, consents, needs."""

import json
from datetime import UTC, datetime
from uuid import uuid4

import msgspec
import pytest
from services.recruitment.tests.racing import Meanwhile, Writing
from services.recruitment.tests.recruiting import COHORT, CONSENT_TEXTS, FORM, SETTINGS, Trust, published

from plp_kit.core.sealed import Sealed
from plp_kit.vault.vault import Vault
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person
from recruitment.applications.profile import Profile, Slot
from recruitment.applications.table import applications as table
from recruitment.ids import PersonId
from recruitment.messages.published import ApplicantAccepted
from recruitment.people.decider import OpenRequest, people
from recruitment.people.use_cases.sealing import value_of
from recruitment.staff.decider import JoinIdentities, staff

MATCHED = {
    "interests": ["Running"],
    "availability": ["friday_evening", "monday_morning"],
    "meeting_mode": "virtual",
    "site": "North",
    "directorate": "Nursing",
    "profession": "Nurse",
    "profile": ["To read board papers without fear", "Two", "Three"],
}


def opened(vault: Vault, value: Sealed | None) -> str | None:
    return None if value is None else vault.open([value])[0]


def test_matching_receives_the_profile_as_one_sealed_value(trust: Trust, service: RunningService) -> None:
    applied = trust.apply(trust.ada, trust.cohort(), **MATCHED)
    trust.accept(applied.body["id"])
    (accepted,) = published(service, "recruitment.ApplicantAccepted.v1")
    assert isinstance(accepted, ApplicantAccepted)
    text = opened(service.runtime.context("rha").vault, accepted.profile)
    assert text is not None
    profile = value_of(text, Profile)
    assert profile.availability == (Slot.MONDAY_MORNING, Slot.FRIDAY_EVENING)
    assert (profile.site, profile.profession, profile.meeting_mode) == ("North", "Nurse", "virtual")
    assert list(profile.answers) == MATCHED["profile"]
    logged = [
        payload
        for name, payload in service.logged("rha")
        if not any(own in name for own in ("cohort_opened", "trust_onboarded", "settings_"))
    ]
    for picked in ("Running", "friday_evening", "North", "Nursing", "Nurse", "Board work", MATCHED["profile"][0]):
        assert not any(picked in payload for payload in logged), picked


def test_one_application_says_what_its_cohort_asked_in_the_words_that_it_began_with(trust: Trust) -> None:
    questions = ["Who are you?", "What would you like to learn?", "What would you share?"]
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    assert trust.revise(words={"senior": "Directors", "served": "Partners"}).status == 200
    asked = trust.facilitator.get(f"/applications/{application}").body["asked"]
    assert (asked["title"], asked["word_senior"], asked["word_served"]) == ("First cohort", "SLT", "BME")
    assert [each["question"] for each in asked["questions"]] == questions


def test_a_departure_is_told_on_its_day_in_london_and_can_be_corrected_until_then(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.accept(application)
    path = f"/applications/{application}"
    for on in ("2021-06-01", "2021-07-01"):
        assert trust.facilitator.post(f"{path}/departures", {"on": on}).status == 200
    shown = trust.facilitator.get(path).body
    assert (shown["state"], shown["leaves_on"]) == ("accepted", "2021-07-01")
    trust.until(datetime(2021, 6, 30, 22, 59, tzinfo=UTC))
    assert published(service, "recruitment.ParticipantLeft.v1") == []
    assert trust.facilitator.post(f"{path}/departures/retractions").status == 200
    assert trust.facilitator.post(f"{path}/departures/retractions").code == "not_leaving"
    assert trust.facilitator.post(f"{path}/departures", {"on": "2021-07-01"}).status == 200
    trust.until(datetime(2021, 6, 30, 23, tzinfo=UTC))
    (left,) = published(service, "recruitment.ParticipantLeft.v1")
    assert (left.person, str(left.on)) == (trust.ada.id, "2021-07-01")
    assert trust.facilitator.post(f"{path}/departures/retractions").code == "application_over"


def test_the_waiting_list_is_in_order_with_times(trust: Trust, service: RunningService) -> None:
    """Somebody who waited in an earlier cohort comes first. Somebody who gets a place is on it no more."""
    cohort, cai = trust.cohort(), service.person("rha", Role.PARTICIPANT)
    before = trust.facilitator.post("/cohorts", {**COHORT, "title": "Earlier cohort"}).body["id"]
    earlier = trust.apply(cai, before).body["id"]
    assert trust.facilitator.post(f"/applications/{earlier}/waiting-list-places").status == 200
    applications = {person.id: trust.apply(person, cohort).body["id"] for person in (trust.ada, trust.ben, cai)}
    for hour, person in ((10, trust.ben), (11, trust.ada), (12, cai)):
        service.at(datetime(2021, 1, 5, hour, tzinfo=UTC))
        trust.facilitator.post(f"/applications/{applications[person.id]}/waiting-list-places")
    rows = trust.facilitator.list(f"/cohorts/{cohort}/waiting-list")
    assert [(row["person"], row["waited"], row["waiting_since"][11:13]) for row in rows] == [
        (str(cai.id), True, "12"),
        (str(trust.ben.id), False, "10"),
        (str(trust.ada.id), False, "11"),
    ]
    trust.accept(applications[cai.id])
    rows = trust.facilitator.list(f"/cohorts/{cohort}/waiting-list")
    assert [row["person"] for row in rows] == [str(trust.ben.id), str(trust.ada.id)]
    assert trust.facilitator.get(f"/applications/{applications[cai.id]}").body["waiting_since"] is None


def test_who_withdrew_applies_again_while_recruiting_is_open(trust: Trust, service: RunningService) -> None:
    """Nothing opens of what they wrote before, and nobody is counted twice."""
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort).body["id"]
    trust.accept(application)
    assert trust.ada.post(f"/applications/{application}/withdrawals").status == 200
    again = trust.apply(trust.ada, cohort, profile=["Anew", None, None])
    assert (again.status, again.body["id"]) == (201, application)
    assert trust.facilitator.get(f"/applications/{application}/profile").body["profile"]["answers"] == ["Anew", None, None]
    assert trust.answers(application) is None
    assert trust.accept(application).status == 200
    (withdrew,) = published(service, "recruitment.ApplicantWithdrew.v1")
    assert withdrew.recruiting
    assert len(published(service, "recruitment.ApplicantAccepted.v1")) == 2
    trust.until(datetime(2021, 3, 1, tzinfo=UTC))
    (closed,) = published(service, "recruitment.RecruitingClosed.v1")
    assert closed.accepted == 1
    assert trust.ada.post(f"/applications/{application}/withdrawals").status == 200
    assert [each.recruiting for each in published(service, "recruitment.ApplicantWithdrew.v1")] == [True, False]
    assert trust.apply(trust.ada, cohort).code == "applied_already"


def test_nothing_is_sent_before_recruiting_opens_in_london(trust: Trust, service: RunningService) -> None:
    """It opens on 1 July, when it is still 30 June by UTC."""
    dates = {"recruiting_opens_on": "2021-07-01", "recruiting_closes_on": "2021-09-01", "launch_on": "2021-10-01"}
    cohort = trust.cohort(**dates)
    for moment, code in (
        (datetime(2021, 6, 30, 22, 59, tzinfo=UTC), "recruiting_not_open"),
        (datetime(2021, 6, 30, 23, tzinfo=UTC), None),
    ):
        service.at(moment)
        ben = service.person("rha", Role.PARTICIPANT)
        answered = [
            trust.ada.post(f"/cohorts/{cohort}/interests", {"channel": "Staff network"}),
            trust.apply(ben, cohort),
        ]
        assert {answer.code for answer in answered} == {code}


def test_nothing_is_sent_on_the_day_on_which_recruiting_closes(trust: Trust, service: RunningService) -> None:
    """Also in the moment before the closing is done."""
    cohort = trust.cohort()
    service.at(datetime(2021, 3, 1, tzinfo=UTC))
    assert trust.apply(trust.ada, cohort).code == "recruiting_closed"


def test_a_cohort_is_announced_with_all_that_people_must_read(trust: Trust, service: RunningService) -> None:
    trust.cohort()
    retention = trust.facilitator.get("/trust").body["settings"]["retention"]
    assert trust.revise(retention={**retention, "matching_notes": 7}).status == 200
    trust.facilitator.post("/cohorts", {**COHORT, "title": "Second cohort"})
    announced = published(service, "recruitment.CohortOpened.v1")
    assert [(opened.title, opened.retention.matching_notes) for opened in announced] == [
        ("First cohort", 3),
        ("Second cohort", 7),
    ]
    first = announced[0]
    assert (list(first.aims), list(first.topics)) == (COHORT["aims"], SETTINGS["topics"])
    assert list(first.profile_questions) == SETTINGS["profile_questions"]
    assert [(text.purpose, text.version, text.wording) for text in first.consent_texts] == [
        (text["purpose"], text["version"], text["wording"]) for text in CONSENT_TEXTS
    ]


def test_somebody_who_does_not_submit_is_reminded_a_week_before_and_lapses(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    begun = trust.ada.post(f"/cohorts/{cohort}/interests", {"channel": "Staff network"}).body["id"]
    trust.apply(trust.ben, cohort)
    service.at(datetime(2021, 2, 22, tzinfo=UTC))
    assert service.work_deadlines() == 1
    assert notices(trust, cohort) == [("application_received", "waiting"), ("unfinished_profile", "waiting")]
    service.at(datetime(2021, 3, 1, tzinfo=UTC))
    service.work_deadlines()
    assert trust.facilitator.get(f"/applications/{begun}").body["state"] == "lapsed"


def test_a_facilitator_reminds_somebody_who_has_not_sent_their_application(trust: Trust) -> None:
    cohort = trust.cohort()
    begun = trust.ada.post(f"/cohorts/{cohort}/interests", {"channel": "Staff network"}).body["id"]
    assert trust.facilitator.post(f"/applications/{begun}/reminders").status == 200
    assert trust.facilitator.post(f"/applications/{begun}/reminders").code == "reminded_today"
    assert notices(trust, cohort) == [("unfinished_profile", "waiting")]


def notices(trust: Trust, cohort: str) -> list[tuple[str, str]]:
    path = f"/cohorts/{cohort}/notices"
    return [(row["wording"], row["state"]) for row in trust.facilitator.list(path)]


def test_an_application_is_written_anew_until_recruiting_closes(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    changed = trust.form(profile=["Other words", "Two", "Three"])
    assert trust.ada.post(f"/cohorts/{cohort}/applications/mine", changed).status == 200
    service.at(datetime(2021, 3, 1, tzinfo=UTC))
    service.work_deadlines()
    assert trust.ada.post(f"/cohorts/{cohort}/applications/mine", changed).code == "recruiting_closed"


def test_consents_are_changed_one_by_one_and_announced(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    refused = {"consents": [{"purpose": "survey", "granted": False, "version": 1}]}
    assert trust.ben.post(f"/applications/{application}/consents", refused).code == "no_such_application"
    assert trust.ada.post(f"/applications/{application}/consents", refused).status == 200
    (changed,) = published(service, "recruitment.ConsentsChanged.v1")
    assert ("survey" not in changed.consents, changed.taken_back) == (True, ("survey",))
    assert "interview" in changed.consents


def test_access_needs_are_seen_by_facilitators_alone_and_the_access_is_on_record(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.ada.post(f"/applications/{application}/access-needs", {"needs": "A room with a loop"})
    assert trust.facilitator.get(f"/applications/{application}/needs").body == {"needs": "A room with a loop"}
    assert service.person("rha", Role.CO_CHAIR).get(f"/applications/{application}/needs").code == "role_missing"
    (access,) = trust.ada.list("/me/access-records")
    assert (access["reader"], access["what"]) == (str(trust.facilitator.id), "access_needs")
    assert trust.ben.list("/me/access-records") == []
    (same,) = trust.officer.get("/access-records").body["rows"]
    assert same == access


def names(trust: Trust, cohort: str) -> dict[str, str | None]:
    """By person, as the facilitator's list has them."""
    return {row["person"]: row["preferred_name"] for row in trust.applications(cohort)}


def viewed(person: Person) -> list[str]:
    return [access["what"] for access in person.list("/me/access-records")]


def test_the_list_shows_preferred_names_and_the_look_at_the_cohort_is_on_record(trust: Trust, service: RunningService) -> None:
    cohort, ada, ben = trust.cohort(), str(trust.ada.id), str(trust.ben.id)
    application = trust.apply(trust.ada, cohort, preferred_name="Ada Lovelace").body["id"]
    trust.apply(trust.ben, cohort)
    assert names(trust, cohort) == {ada: "Ada Lovelace", ben: None}
    assert (viewed(trust.ada), viewed(trust.ben)) == (["names"], ["names"])
    assert "preferred_name" not in trust.facilitator.get(f"/applications/{application}").body
    assert not any("Ada Lovelace" in payload for _, payload in service.logged("rha"))


def test_a_preferred_name_is_sealed_for_recruitment_alone(trust: Trust, service: RunningService) -> None:
    trust.accept(trust.apply(trust.ada, trust.cohort(), preferred_name="Ada").body["id"])
    applied = next(json.loads(payload) for name, payload in service.logged("rha") if name == "recruitment.applied.v1")
    name = msgspec.convert(applied["applicant"]["preferred_name"], Sealed)
    with service.runtime.vault_database.of("rha").transaction() as db:
        assert db.execute("SELECT audience FROM keys WHERE id = %s", (name.key,)).fetchall() == [(["recruitment"],)]
    (accepted,) = published(service, "recruitment.ApplicantAccepted.v1")
    assert name.text not in str(accepted)


@pytest.mark.parametrize("name", ["", "A" * 101])
def test_a_preferred_name_has_at_most_a_hundred_characters(trust: Trust, name: str) -> None:
    cohort = trust.cohort()
    assert trust.apply(trust.ada, cohort, preferred_name=name).status == 422
    assert trust.apply(trust.ada, cohort, preferred_name="A" * 100).status == 201


def test_the_list_shows_nobody_who_restricted_their_data_or_is_erased(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort, preferred_name="Ada")
    trust.apply(trust.ben, cohort, preferred_name="Ben")
    trust.ada.post("/me/requests", {"kind": "restriction", "words": "Please"})
    service.runtime.context("rha").vault.erase(trust.ben.id)
    assert names(trust, cohort) == {str(trust.ada.id): None, str(trust.ben.id): None}


def test_the_list_waits_for_a_restriction_that_is_being_granted(trust: Trust, writing: Writing, meanwhile: Meanwhile) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort, preferred_name="Ada")
    with writing() as write:
        table.lock_of_person(write.db, trust.ada.id)
        write.handle(people, trust.ada.id, OpenRequest(trust.ben.id, restricts=True))
        listing = meanwhile(lambda: names(trust, cohort))
    assert listing() == {str(trust.ada.id): None}
    assert viewed(trust.ada) == []


def test_somebody_who_waited_without_a_place_is_first_in_line_next_time(trust: Trust, service: RunningService) -> None:
    first = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.facilitator.post(f"/applications/{first}/waiting-list-places")
    service.at(datetime(2021, 3, 2, tzinfo=UTC))
    service.work_deadlines()
    dates = {"recruiting_opens_on": "2021-03-02", "recruiting_closes_on": "2021-05-01", "launch_on": "2021-06-01"}
    second = trust.facilitator.post("/cohorts", {**COHORT, **dates}).body["id"]
    trust.accept(trust.apply(trust.ben, second).body["id"])
    trust.accept(trust.apply(trust.ada, second).body["id"])
    waited = {accepted.person: accepted.waited for accepted in published(service, "recruitment.ApplicantAccepted.v1")}
    assert waited == {trust.ada.id: True, trust.ben.id: False}
    assert trust.applications(second)[0]["person"] == str(trust.ada.id)


def test_a_withdrawn_application_is_unreadable_after_a_year(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.ada.post(f"/applications/{application}/withdrawals")
    assert trust.answers(application) == FORM["profile"]
    service.at(datetime(2022, 1, 5, tzinfo=UTC))
    while service.work_deadlines():
        pass
    assert trust.answers(application) is None


# Who reads and who answers


def both_roles(trust: Trust) -> Person:
    """Ada, who is a facilitator, too."""
    roles = frozenset({Role.FACILITATOR, Role.PARTICIPANT})
    return Person(trust.service.app, trust.service.signer, trust.tenant, roles, trust.ada.subject)


@pytest.mark.parametrize("answer", ["acceptances", "waiting-list-places", "declines"])
def test_a_facilitator_who_applies_is_answered_by_another(trust: Trust, answer: str) -> None:
    cohort, body = trust.cohort(), {"reason": "full"} if answer == "declines" else None
    application = trust.apply(trust.ada, cohort).body["id"]
    refused = both_roles(trust).post(f"/applications/{application}/{answer}", body)
    assert (refused.status, refused.code) == (403, "own_application")
    assert trust.facilitator.post(f"/applications/{application}/{answer}", body).status == 200


def test_nobody_answers_an_application_that_is_theirs_under_another_id(trust: Trust, writing: Writing) -> None:
    application = trust.apply(trust.ben, trust.cohort()).body["id"]
    between = PersonId(uuid4())
    with writing() as write:
        for one, other in ((trust.ben.id, between), (trust.facilitator.id, between)):
            write.handle(staff, one, JoinIdentities(PersonId(one), PersonId(other)))
    assert trust.accept(application).code == "own_application"


@pytest.mark.parametrize("read", ["profile", "needs"])
def test_what_is_not_handed_in_or_over_is_read_by_nobody(trust: Trust, read: str) -> None:
    cohort = trust.cohort()
    application = trust.ada.post(f"/cohorts/{cohort}/interests", {"channel": "Staff network"}).body["id"]
    path = f"/applications/{application}/{read}"
    assert (trust.facilitator.get(path).status, trust.facilitator.get(path).code) == (403, "not_handed_in")
    assert trust.facilitator.get(f"/applications/{application}").body["sides"] == []
    trust.apply(trust.ada, cohort)
    assert trust.facilitator.get(path).status == 200
    assert trust.facilitator.get(f"/applications/{application}").body["sides"] == ["served"]
    trust.ada.post(f"/applications/{application}/withdrawals")
    assert (trust.facilitator.get(path).status, trust.facilitator.get(path).code) == (403, "read_no_more")
    assert len(viewed(trust.ada)) == 1
