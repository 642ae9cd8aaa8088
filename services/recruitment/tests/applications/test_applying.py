"""What people read before they apply, through the HTTP routes: cohorts to apply to, and one's form with one's drafts."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from services.recruitment.tests.recruiting import COHORT, CONSENT_TEXTS, SETTINGS, Trust

from plp_kit.web.roles import Role
from plp_testkit.http import Person
from recruitment.applications.drafted import DO_NOT_PAIR
from recruitment.applications.profile import LONGEST_ANSWER

WORDS = "what only I should read"


def form(person: Person, cohort: str) -> dict[str, Any]:
    read: dict[str, Any] = person.get(f"/cohorts/{cohort}/application-form").body
    return read


def save(person: Person, cohort: str, question: str) -> None:
    typed = {"typed": [{"name": "answer", "values": [WORDS]}]}
    assert person.put(f"/me/drafts/application/{cohort}/{question}", typed, {"If-Match": '"0"'}).status == 200


@pytest.fixture
def cohort(trust: Trust) -> str:
    return trust.cohort()


def test_an_applicant_reads_all_that_they_are_asked_in_one_answer(trust: Trust, cohort: str) -> None:
    offer = form(trust.ada, cohort)["offer"]
    assert (offer["title"], offer["aims"]) == (COHORT["title"], COHORT["aims"])
    assert offer["senior"] == {
        "word": "SLT",
        "level": SETTINGS["senior_level"],
        "positive_action_reason": SETTINGS["positive_action_reason"],
    }
    assert offer["served"] == {"word": "BME", "groups": ["bme"]}
    assert [each["question"] for each in offer["questions"]] == SETTINGS["profile_questions"]
    assert {each["longest"] for each in offer["questions"]} == {LONGEST_ANSWER}
    assert {name: offer["choices"][name] for name in SETTINGS["lists"]} == SETTINGS["lists"]
    assert (offer["choices"]["topics"], offer["choices"]["channels"]) == (SETTINGS["topics"], COHORT["channels"])
    assert (offer["recruiting_opens_on"], offer["apply_until"], offer["launch_on"]) == ("2021-01-04", "2021-02-28", "2021-04-12")
    assert (offer["matching_on"], offer["survey_on"], offer["months_kept"]) == ("2021-03-01", "2022-02-12", 12)


def test_each_consent_is_asked_in_full_and_only_what_matters_now(trust: Trust, cohort: str) -> None:
    asked = form(trust.ada, cohort)["offer"]["consents"]
    purposes = ["take_part", "profile_shown", "national_counts", "later_contact"]
    wordings = {text["purpose"]: text["wording"] for text in CONSENT_TEXTS}
    assert [(each["purpose"], each["wording"]) for each in asked] == [(purpose, wordings[purpose]) for purpose in purposes]
    assert [each["needed"] for each in asked] == [True, False, False, False]
    answered = [{"purpose": each["purpose"], "version": each["version"], "granted": each["needed"]} for each in asked]
    assert trust.apply(trust.ada, cohort, consents=answered).status == 201


def test_everything_that_can_be_picked_can_be_sent(trust: Trust, cohort: str) -> None:
    choices = form(trust.ada, cohort)["offer"]["choices"]
    for mode in choices["meeting_modes"]:
        person = trust.service.person("rha", Role.PARTICIPANT)
        sent = trust.apply(
            person,
            cohort,
            topics_to_learn=choices["topics"],
            topics_to_share=choices["topics"],
            interests=choices["interests"],
            availability=choices["availability"],
            meeting_mode=mode,
            site=choices["sites"][0],
            channel=choices["channels"][0],
        )
        assert sent.status == 201, sent


def test_a_cohort_keeps_the_words_that_it_began_with(trust: Trust, cohort: str) -> None:
    trust.revise(words={"senior": "Directors", "served": "Global majority"})
    assert form(trust.ada, cohort)["offer"]["senior"]["word"] == "SLT"


def test_drafts_are_in_the_form_of_their_author_alone_and_on_no_record(trust: Trust, cohort: str) -> None:
    for question in ("profile_1", DO_NOT_PAIR):
        save(trust.ada, cohort, question)
    drafts = form(trust.ada, cohort)["drafts"]
    assert drafts == trust.ada.get(f"/me/drafts/application/{cohort}").body["drafts"]
    assert {each["question"]: each["typed"][0]["values"] for each in drafts} == {"profile_1": [WORDS], DO_NOT_PAIR: [WORDS]}
    assert form(trust.ben, cohort)["drafts"] == []
    assert trust.facilitator.get(f"/cohorts/{cohort}/application-form").status == 403
    assert trust.ada.list("/me/access-records") == []


def test_the_form_says_what_was_sent_and_whether_one_may_send_it_again(trust: Trust, cohort: str) -> None:
    assert (form(trust.ada, cohort)["may_send"], form(trust.ada, cohort)["application"]) == (True, None)
    save(trust.ada, cohort, "profile_1")
    application = trust.apply(trust.ada, cohort).body["id"]
    after = form(trust.ada, cohort)
    assert (after["may_send"], after["drafts"]) == (False, [])
    assert after["application"] == {"application": application, "state": "applied", "version": 1}
    trust.ada.post(f"/applications/{application}/withdrawals")
    assert (form(trust.ada, cohort)["may_send"], form(trust.ada, cohort)["application"]["state"]) == (True, "withdrawn")
    assert trust.apply(trust.ada, cohort).status == 201
    assert form(trust.ben, cohort)["application"] is None


def test_a_form_can_be_read_before_recruiting_opens_and_when_it_is_over(trust: Trust) -> None:
    cohort = trust.cohort(recruiting_opens_on="2021-02-01")
    for moment, applying in (
        (datetime(2021, 1, 31, 23, 59, tzinfo=UTC), "not_yet"),
        (datetime(2021, 2, 1, tzinfo=UTC), "open"),
        (datetime(2021, 2, 28, 23, 59, tzinfo=UTC), "open"),
        (datetime(2021, 3, 1, tzinfo=UTC), "over"),
    ):
        trust.service.at(moment)
        read = form(trust.ada, cohort)
        listed = {each["cohort"]: each["applying"] for each in trust.ada.list("/cohorts/open")}
        assert (read["offer"]["applying"], read["may_send"]) == (applying, applying == "open")
        assert listed == ({} if applying == "over" else {cohort: applying})
        assert (trust.apply(trust.service.person("rha", Role.PARTICIPANT), cohort).status == 201) is read["may_send"]


def test_recruiting_that_was_closed_early_is_over_at_once(trust: Trust, cohort: str) -> None:
    assert trust.facilitator.post(f"/cohorts/{cohort}/recruiting-closures").status == 200
    read = form(trust.ada, cohort)
    assert (read["offer"]["applying"], read["may_send"]) == ("over", False)
    assert trust.ada.list("/cohorts/open") == []


def test_people_see_the_cohorts_that_they_can_apply_to_and_how_far_they_are(trust: Trust, cohort: str) -> None:
    later = {**COHORT, "title": "Second cohort", "recruiting_opens_on": "2021-02-01", "recruiting_closes_on": "2021-03-08"}
    second = trust.facilitator.post("/cohorts", later).body["id"]
    application = trust.apply(trust.ada, cohort).body["id"]
    save(trust.ada, second, "aims")
    listed = trust.ada.list("/cohorts/open")
    assert [(each["cohort"], each["applying"], each["begun"]) for each in listed] == [
        (cohort, "open", False),
        (second, "not_yet", True),
    ]
    assert [each["application"] and each["application"]["application"] for each in listed] == [application, None]
    assert (listed[1]["title"], listed[1]["apply_until"]) == ("Second cohort", "2021-03-07")
    assert [(each["application"], each["begun"]) for each in trust.ben.list("/cohorts/open")] == [(None, False)] * 2


def test_another_trust_sees_none_of_it(trust: Trust, cohort: str) -> None:
    stranger = trust.service.person("tzb", Role.PARTICIPANT)
    assert stranger.list("/cohorts/open") == []
    for missing in (cohort, str(uuid4())):
        refused = stranger.get(f"/cohorts/{missing}/application-form")
        assert (refused.status, refused.code) == (404, "no_such_cohort")


def test_whom_one_must_not_be_paired_with_and_what_one_needs_are_handed_in_with_the_application(
    trust: Trust, cohort: str
) -> None:
    named = {"name": "Sam Okafor", "email": None, "department": "Ward 4", "kind": "named"}
    save(trust.ada, cohort, DO_NOT_PAIR)
    refused = trust.apply(trust.ada, cohort, channel="Rumour", do_not_pair=[named], access_needs=WORDS)
    assert (refused.code, len(form(trust.ada, cohort)["drafts"])) == ("channel_unknown", 1)
    handed_in = trust.apply(trust.ada, cohort, do_not_pair=[named], access_needs=WORDS)
    application = handed_in.body["id"]
    own = trust.ada.get(f"/applications/{application}/own")
    assert (own.body["access_needs"], own.headers["ETag"]) == (WORDS, handed_in.headers["ETag"])
    assert trust.ada.get(f"/applications/{application}/do-not-pair").body["people"] == [named]
    trust.ada.post(f"/applications/{application}/withdrawals")
    assert trust.apply(trust.ada, cohort).status == 201
    assert trust.ada.get(f"/applications/{application}/do-not-pair").body["people"] == [named]
    trust.ada.post(f"/applications/{application}/withdrawals")
    assert trust.apply(trust.ada, cohort, do_not_pair=[]).status == 201
    assert trust.ada.get(f"/applications/{application}/do-not-pair").body["people"] == []
