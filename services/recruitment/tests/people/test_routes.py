"""What is held about a person, and what they ask of it, through the HTTP routes."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from services.recruitment.tests.racing import Writing
from services.recruitment.tests.recruiting import Trust
from services.recruitment.tests.worlds import renamed

from plp_kit.core import erased_people
from plp_kit.core.events import Origin
from plp_kit.vault.vault import Vault
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person
from recruitment.ids import PersonId
from recruitment.people.decider import DecideErasure, people
from recruitment.people.use_cases import own_erasure
from recruitment.staff.decider import JoinIdentities, staff
from recruitment.trusts.clean_erasures import CleanErasures

NOW = datetime(2021, 1, 4, tzinfo=UTC)


def test_a_person_sees_everything_that_is_held_and_nobody_elses(trust: Trust) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort, profile=["To read board papers", "Two", "Three"]).body["id"]
    trust.apply(trust.ben, cohort, profile=["Ben's own words", "Two", "Three"])
    trust.ada.post("/me/contacts", {"name": "Ada", "address": trust.address("ada")})
    trust.ada.post(f"/applications/{application}/access-needs", {"needs": "A room with a loop"})
    trust.name(trust.ada, application, "Ben Okafor")
    held = str(trust.ada.get("/me/data").body)
    for own in ("To read board papers", trust.address("ada"), "A room with a loop", "Ben Okafor", "application_received"):
        assert own in held
    assert "Ben's own words" not in held
    assert str(trust.ada.id) not in str(trust.ben.get("/me/data").body)


def test_an_accepted_application_is_kept_for_a_year_after_the_end(trust: Trust) -> None:
    """Launched on 12 April 2021, fifteen months at most, and as long as the journal: twelve more."""
    application = trust.apply(trust.ada, trust.cohort(), profile=["To read board papers", "Two", "Three"]).body["id"]
    trust.accept(application)
    trust.until(datetime(2023, 7, 11, tzinfo=UTC))
    assert "To read board papers" in str(trust.ada.get("/me/data").body)
    trust.until(datetime(2023, 7, 12, tzinfo=UTC))
    held = str(trust.ada.get("/me/data").body)
    assert "To read board papers" not in held
    assert "RetentionEnded" in held


def test_nothing_is_kept_for_ever_of_somebody_whom_nobody_answered(trust: Trust) -> None:
    """Launched on 12 April 2021, fifteen months at most, and twelve more. With the last application the contact goes."""
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    trust.ada.post("/me/contacts", {"name": "Ada", "address": trust.address("ada")})
    trust.until(datetime(2023, 7, 11, tzinfo=UTC))
    held = trust.ada.get("/me/data").body
    assert ("Two" in str(held), trust.address("ada") in str(held), len(held["notices"])) == (True, True, 1)
    trust.until(datetime(2023, 7, 12, tzinfo=UTC))
    held = trust.ada.get("/me/data").body
    assert ("Two" in str(held), trust.address("ada") in str(held), held["notices"]) == (False, False, [])
    assert {"RetentionEnded", "StaffForgotten", "NoticesForgotten"} <= {fact["what"] for fact in held["facts"]}


def test_whom_somebody_named_is_not_in_the_data_of_the_one_named(trust: Trust) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort).body["id"]
    trust.apply(trust.ben, cohort)
    before = trust.ben.get("/me/data").body
    trust.name(trust.ada, application, "Ben Okafor")
    assert trust.ben.get("/me/data").body == before


def test_a_complaint_has_its_clocks(trust: Trust) -> None:
    trust.cohort()
    request = trust.ada.post("/me/requests", {"kind": "complaint", "words": "Nobody answers"}).body["id"]
    (made,) = trust.officer.get("/requests").body["requests"]
    assert (made["acknowledge_by"], made["answer_by"], made["state"]) == ("2021-02-03", "2021-02-04", "looked_at")
    assert trust.officer.post(f"/requests/{request}/advice", {"advice": "Uphold it"}).status == 200
    shown = {"words": "Nobody answers", "advice": ["Uphold it"], "reason": None}
    assert trust.maker.get(f"/requests/{request}/words").body == shown
    assert [access["what"] for access in trust.ada.list("/me/access-records")] == ["request"]
    trust.until(NOW + timedelta(days=31))
    assert trust.ada.list("/me/requests")[0]["late"] == ["acknowledgement"]
    assert trust.answer(request).status == 200
    (answered,) = trust.ada.list("/me/requests")
    assert (answered["outcome"], answered["late"]) == ("granted", ["acknowledgement"])
    held = str(trust.ada.get("/me/data").body)
    assert "This is why" in held
    assert "Uphold it" not in held


@pytest.mark.parametrize("path", ["words", "answers"])
def test_the_data_protection_officer_reads_no_words_and_decides_nothing(trust: Trust, path: str) -> None:
    trust.cohort()
    request = trust.ada.post("/me/requests", {"kind": "complaint", "words": "Nobody answers"}).body["id"]
    asked = f"/requests/{request}/{path}"
    assert (trust.officer.get(asked) if path == "words" else trust.officer.post(asked, {})).code == "role_missing"
    assert trust.officer.post(f"/people/{trust.ada.id}/holds", {}).code == "role_missing"


def test_people_read_what_they_asked_for_before_and_after_the_answer_and_nobody_else_does(trust: Trust) -> None:
    trust.cohort()
    request = trust.ada.post("/me/requests", {"kind": "objection", "words": "Stop"}).body["id"]
    own = f"/me/requests/{request}/answer"
    before = trust.ada.get(own).body
    assert trust.answer(request, "refused", "overriding_grounds").status == 200
    after = trust.ada.get(own).body
    assert [(each["asked"], each["outcome"]) for each in (before, after)] == [("Stop", None), ("Stop", "refused")]
    for other in (trust.ben, trust.officer, trust.facilitator):
        assert "Stop" not in str(other.get(own).body)
    erasure = trust.ada.post("/me/erasures").body["id"]
    assert trust.ada.get(f"/me/requests/{erasure}/answer").body["asked"] is None


def test_a_refusal_tells_the_person_ground_words_and_what_they_can_do(trust: Trust) -> None:
    trust.cohort()
    request = trust.ada.post("/me/requests", {"kind": "objection", "words": "Stop"}).body["id"]
    assert trust.answer(request, "refused").code == "ground_unfit"
    assert trust.answer(request, "refused", "overriding_grounds").status == 200
    shown = trust.ada.get(f"/me/requests/{request}/answer").body
    assert (shown["outcome"], shown["ground"], shown["reason"]) == ("refused", "overriding_grounds", "This is why")
    assert "Information Commissioner" in shown["remedies"]
    assert "court" in shown["remedies"]
    assert trust.ben.get(f"/me/requests/{request}/answer").code == "no_such_request"


def restricts(person: Person, kind: str) -> Answered:
    return person.post("/me/erasures") if kind == "erasure" else person.post("/me/requests", {"kind": kind, "words": "Please"})


def seen(trust: Trust, cohort: str, application: str) -> str:
    """All that a facilitator sees of the person."""
    by = trust.facilitator
    answers = [by.get(f"/applications/{application}{path}") for path in ("", "/profile", "/needs", "/contact")]
    export = by.fetch(f"/cohorts/{cohort}/applicant-exports").decode()
    listed = trust.applications(cohort)
    return str([[(each.status, each.body) for each in answers], listed, by.list(f"/cohorts/{cohort}/notices"), export])


def test_a_restriction_an_objection_and_an_erasure_look_the_same_from_the_moment_of_asking(trust: Trust) -> None:
    looks = {}
    for kind in ("restriction", "objection", "erasure"):
        cohort, person = trust.cohort(), trust.service.person("rha", Role.PARTICIPANT)
        application = trust.apply(person, cohort, preferred_name="Adie").body["id"]
        person.post("/me/contacts", {"name": "Ada", "address": trust.address(kind)})
        assert "Adie" in seen(trust, cohort, application)
        assert restricts(person, kind).status in {200, 201}
        looks[kind] = renamed(seen(trust, cohort, application))
    assert set(looks.values()) == {looks["erasure"]}
    for own in ("Adie", "Two", "Ada", "'served'"):
        assert own not in looks["erasure"]
    assert "'available': False" in looks["erasure"]
    assert "'code': 'not_available'" in looks["erasure"]


def test_a_restriction_ends_where_the_request_is_refused_or_the_decision_maker_ends_it(trust: Trust) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]

    def profile() -> str | None:
        return trust.facilitator.get(f"/applications/{application}/profile").code

    first = restricts(trust.ada, "restriction").body["id"]
    assert profile() == "not_available"
    assert "Two" in str(trust.ada.get("/me/data").body)
    trust.answer(first, "refused", "conditions_not_met")
    assert profile() is None
    second = restricts(trust.ada, "objection").body["id"]
    trust.answer(second)
    assert profile() == "not_available"
    assert trust.maker.post(f"/people/{trust.ada.id}/restriction-ends").status == 200
    assert profile() is None


def test_others_hear_that_the_data_is_restricted_and_not_why(trust: Trust, service: RunningService) -> None:
    trust.cohort()
    restricts(trust.ada, "objection")
    restricts(trust.ada, "erasure")
    restricts(trust.ben, "erasure")
    trust.ben.post("/me/erasures/retractions")
    changed = [payload for name, payload in service.logged("rha") if name == "recruitment.restriction_changed.v1"]
    assert changed == ['{"restricted": true}', '{"restricted": true}', '{"restricted": false}']


def test_an_erasure_is_taken_back_or_looked_at_by_a_person_and_never_done_by_silence(
    trust: Trust, service: RunningService
) -> None:
    """The token does not say when Ada signed in, so it is not clean."""
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    receipt = trust.ada.post("/me/erasures").body["id"]
    (asked,) = trust.ada.list("/me/requests")
    assert (asked["request"], asked["reference"], asked["made_on"]) == (receipt, receipt[:8].upper(), "2021-01-04")
    assert asked["not_before"] == "2021-01-11"
    assert trust.ada.post("/me/erasures").code == "erasure_asked_already"
    assert [row["state"] for row in trust.maker.get("/requests").body["requests"]] == ["asked"]
    assert trust.answer(receipt).code == "not_referred"
    assert trust.ada.post("/me/erasures/retractions").status == 200
    assert trust.ada.post("/me/erasures/retractions").code == "erasure_not_asked"
    again = trust.ada.post("/me/erasures").body["id"]
    trust.until(NOW + timedelta(days=400))
    looked_at = next(row for row in trust.ada.list("/me/requests") if row["request"] == again)
    assert (looked_at["state"], looked_at["late"], looked_at["not_before"]) == ("looked_at", ["answer"], None)
    assert "Two" in str(trust.ada.get("/me/data").body)
    assert trust.answer(again).status == 200
    trust.until(NOW + timedelta(days=401))
    assert trust.facilitator.get(f"/applications/{application}").code == "no_such_application"
    assert service.runtime.context("rha").vault.erased([trust.ada.id]) == {trust.ada.id}
    assert next(row for row in trust.maker.get("/requests").body["requests"] if row["request"] == again)["outcome"] == "granted"


def test_a_refused_erasure_frees_the_data_again(trust: Trust) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    request = trust.ada.post("/me/erasures").body["id"]
    trust.until(NOW + timedelta(days=7))
    assert trust.answer(request, "refused", "not_upheld").code == "ground_unfit"
    assert trust.answer(request, "refused", "legal_claim").status == 200
    assert trust.facilitator.get(f"/applications/{application}/profile").body["profile"]["answers"][1] == "Two"
    assert trust.ada.post("/me/erasures").status == 200


def test_a_clean_erasure_is_done_by_rule(trust: Trust, service: RunningService, writing: Writing) -> None:
    trust.apply(trust.ada, trust.cohort())
    with writing() as write:
        own_erasure.ask(write, uuid4(), trust.ada.id, freshly_signed_in=True)
    service.at(NOW + timedelta(days=7))
    with writing() as write:
        write.handle(people, trust.ada.id, DecideErasure(write.origin.at, 1, CleanErasures("DPIA-7"), preserved=False))
    trust.until(NOW + timedelta(days=7))
    assert service.runtime.context("rha").vault.erased([trust.ada.id]) == {trust.ada.id}


@pytest.mark.parametrize(("rule", "days"), [(None, 7), ({"assessment": "DPIA-7", "wait_days": 10, "looked_at_one_in": 1}, 10)])
def test_how_long_an_erasure_waits_and_who_decides_it_is_in_the_trusts_settings(
    trust: Trust, writing: Writing, rule: dict[str, object] | None, days: int
) -> None:
    """Clean cases, too: no rule is approved, or a person looks at each."""
    trust.apply(trust.ada, trust.cohort())
    trust.revise(clean_erasures=rule, survey_days=16)
    with writing() as write:
        own_erasure.ask(write, uuid4(), trust.ada.id, freshly_signed_in=True)

    def state() -> str:
        return str(trust.ada.list("/me/requests")[-1]["state"])

    trust.until(NOW + timedelta(days=days, seconds=-1))
    assert state() == "asked"
    trust.until(NOW + timedelta(days=days))
    assert state() == "looked_at"


def test_an_erased_person_is_gone_from_lists_and_counts_of_now_and_numbers_of_the_closing_stay(
    trust: Trust, service: RunningService
) -> None:
    """Ada goes while recruiting is open, Ben after it has closed."""
    cohort = trust.cohort()
    for person in (trust.ada, trust.ben, service.person("rha", Role.PARTICIPANT)):
        trust.apply(person, cohort)

    def numbers() -> tuple[int, int]:
        funnel = trust.facilitator.get(f"/cohorts/{cohort}/funnel").body
        return len(trust.applications(cohort)), funnel["by_state"]["applied"]

    assert numbers() == (3, 3)
    trust.erase(trust.ada, NOW + timedelta(days=7))
    assert numbers() == (2, 2)
    trust.until(datetime(2021, 4, 1, tzinfo=UTC))
    trust.erase(trust.ben, datetime(2021, 4, 9, tzinfo=UTC))
    assert numbers() == (1, 2)
    assert str(trust.ben.id) not in str(trust.facilitator.fetch(f"/cohorts/{cohort}/applicant-exports"))


def join(service: RunningService, person: Person, same_as: Person) -> None:
    joined = JoinIdentities(PersonId(person.id), PersonId(same_as.id))
    service.runtime.context("rha").handler.handle(staff, person.id, joined, Origin("person", NOW, uuid4()))


def test_nobody_is_accepted_once_their_erasure_has_begun(trust: Trust) -> None:
    """Facilitators may still have the address of the application."""
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    trust.erase(trust.ada, NOW + timedelta(days=7))
    path = f"/applications/{application}"
    assert trust.accept(application).code == "no_such_application"
    assert trust.facilitator.post(f"{path}/waiting-list-places").code == "no_such_application"
    assert trust.facilitator.post(f"{path}/declines", {"reason": "full"}).code == "no_such_application"
    assert trust.facilitator.post(f"{path}/departures", {"on": "2021-01-11"}).code == "no_such_application"


def test_an_erasure_reaches_every_id_of_the_person(trust: Trust, service: RunningService) -> None:
    """One is joined before it is asked for, one afterwards."""
    cohort, later = trust.cohort(), service.person("rha", Role.PARTICIPANT)
    applications = [trust.apply(person, cohort).body["id"] for person in (trust.ada, trust.ben, later)]
    join(service, trust.ada, trust.ben)
    request = trust.ada.post("/me/erasures").body["id"]
    join(service, later, trust.ben)
    assert trust.facilitator.get(f"/applications/{applications[1]}/profile").code == "not_available"
    assert trust.ben.post("/me/erasures").code == "erasure_asked_already"
    trust.until(NOW + timedelta(days=7))
    hold = trust.hold(trust.ben).body["id"]
    assert trust.answer(request).code == "preserved"
    trust.maker.post(f"/holds/{hold}/ends")
    trust.until(NOW + timedelta(days=7))
    assert trust.answer(request).status == 200
    trust.until(NOW + timedelta(days=8))
    everyone = {trust.ada.id, trust.ben.id, later.id}
    assert service.runtime.context("rha").vault.erased(everyone) == everyone
    assert trust.applications(cohort) == []
    assert [trust.answers(application) for application in applications] == [None, None, None]
    assert len([name for name, _ in service.logged("rha") if name == "recruitment.person_erased.v1"]) == 3


def test_an_erasure_reaches_an_id_that_is_joined_as_it_begins_and_is_finished_after_a_crash(
    trust: Trust, service: RunningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust.apply(trust.ada, trust.cohort())
    request = trust.ada.post("/me/erasures").body["id"]
    trust.until(NOW + timedelta(days=7))
    trust.answer(request)
    begin = Vault.begin_erasures
    marked: list[set[UUID]] = []

    def joining(vault: Vault, subjects: Collection[UUID]) -> frozenset[UUID]:
        if not marked:
            join(service, trust.ben, trust.ada)
        marked.append(set(subjects))
        return begin(vault, subjects)

    def stopping(*_arguments: object, **_options: object) -> int:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "begin_erasures", joining)
        patch.setattr(Vault, "erase", stopping)
        with pytest.raises(ConnectionError):
            trust.until(NOW + timedelta(days=7))
    vault, both = service.runtime.context("rha").vault, {trust.ada.id, trust.ben.id}
    assert (marked, vault.erased(both)) == ([{trust.ada.id}, both], set())
    assert vault.remembered_erased().keys() == both
    trust.until(NOW + timedelta(days=8))
    assert vault.erased(both) == both


def test_a_log_that_lacks_the_beginning_of_an_erasure_is_completed_under_every_id(trust: Trust, service: RunningService) -> None:
    """It was restored to before that, when the vault had erased one of the ids and was certain of both."""
    join(service, trust.ada, trust.ben)
    request, vault = trust.ada.post("/me/erasures").body["id"], service.runtime.context("rha").vault
    both = {trust.ada.id, trust.ben.id}
    assert vault.begin_erasures(both) == both
    vault.erase(trust.ben.id)
    service.runtime.reconcile_erasures()
    assert vault.erased(both) == {trust.ben.id}
    with psycopg.connect(service.vault_admin_url) as db:
        db.execute("UPDATE subjects SET erasing_at = now() - interval '1 hour' WHERE id = ANY(%s)", (list(both),))
    service.runtime.reconcile_erasures()
    assert vault.erased(both) == both
    with service.runtime.database.of("rha").transaction() as db:
        assert both <= erased_people.everyone(db).keys()
    assert trust.answer(request).code == "answered_already"


def test_an_erasure_that_is_taken_back_or_refused_frees_every_id(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ben, trust.cohort()).body["id"]
    join(service, trust.ada, trust.ben)

    def profile() -> str | None:
        return trust.facilitator.get(f"/applications/{application}/profile").code

    trust.ada.post("/me/erasures")
    assert profile() == "not_available"
    assert trust.ben.post("/me/erasures/retractions").status == 200
    assert profile() is None
    request = trust.ada.post("/me/erasures").body["id"]
    trust.until(NOW + timedelta(days=7))
    assert profile() == "not_available"
    assert trust.answer(request, "refused", "legal_claim").status == 200
    assert profile() is None


def test_a_person_sees_what_is_held_under_every_id_of_theirs(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ben, trust.cohort(), profile=["Under the other id", "Two", "Three"]).body["id"]
    assert application not in str(trust.ada.get("/me/data").body)
    join(service, trust.ada, trust.ben)
    held = trust.ada.get("/me/data").body
    assert "Under the other id" in str(held["facts"])
    assert [row["application"] for row in held["applications"]] == [application]


def test_an_open_complaint_outlives_its_author(trust: Trust) -> None:
    trust.apply(trust.ada, trust.cohort())
    complaint = trust.ada.post("/me/requests", {"kind": "complaint", "words": "Nobody answers"}).body["id"]
    objection = trust.ada.post("/me/requests", {"kind": "objection", "words": "Stop"}).body["id"]
    trust.erase(trust.ada, NOW + timedelta(days=7))
    assert trust.maker.get(f"/requests/{complaint}/words").body["words"] == "Nobody answers"
    assert trust.maker.get(f"/requests/{objection}/words").body["words"] is None
    assert trust.answer(complaint).status == 200


def test_an_export_is_on_record_of_everybody_in_it(trust: Trust) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    trust.ada.post("/me/contacts", {"name": "=Ada", "address": trust.address("ada")})
    text = trust.facilitator.fetch(f"/cohorts/{cohort}/applicant-exports").decode("utf-8-sig")
    assert f"'=Ada,{trust.address('ada')},served,Staff network,applied,no" in text
    (access,) = trust.ada.list("/me/access-records")
    assert (access["reader"], access["what"]) == (str(trust.facilitator.id), "export")


def test_the_record_of_processing_and_the_funnel_are_taken_away(trust: Trust) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    funnel = trust.facilitator.fetch(f"/cohorts/{cohort}/funnel-exports").decode("utf-8-sig").splitlines()
    assert funnel[1] == "Staff network,served,1,1,1,0,0,0"
    record = trust.officer.fetch("/trust/processing-exports").decode("utf-8-sig").splitlines()
    assert record[1].startswith('A trust,"1 High Street, Town",dpo@example.nhs.uk,Recruiting,"To invite staff')
    assert "Public task: Article 6(1)(e),Substantial public interest: Article 9(2)(g),None," in record[1]
    assert trust.officer.fetch("/trust/processing-exports?format=xlsx")[:2] == b"PK"
