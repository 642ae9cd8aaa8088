"""An application as its author sees it, and the change of one answer, through the HTTP routes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from services.recruitment.tests.recruiting import Trust

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person
from recruitment.applications.profile import LONGEST_ANSWER

WORDS = ["One", "Two", "Three"]


def own(person: Person, application: str) -> Answered:
    return person.get(f"/applications/{application}/own")


def answer(person: Person, application: str, question: int, words: str | None, version: str | None = None) -> Answered:
    headers = {"If-Match": version or own(person, application).headers.get("ETag", '"1"')}
    return person.put(f"/applications/{application}/own", {"question": question, "answer": words}, headers)


@pytest.fixture
def application(trust: Trust) -> str:
    return str(trust.apply(trust.ada, trust.cohort(), profile=WORDS, preferred_name="Ada").body["id"])


def test_an_author_sees_their_application_whole(trust: Trust, application: str) -> None:
    trust.ada.post(f"/applications/{application}/access-needs", {"needs": "A loop"})
    shown = own(trust.ada, application)
    body: dict[str, Any] = shown.body
    assert (body["state"], body["sides"], body["preferred_name"], body["access_needs"]) == (
        "applied",
        ["served"],
        "Ada",
        "A loop",
    )
    assert (body["profile"]["answers"], body["profile"]["topics_to_learn"]) == (WORDS, ["Board work"])
    taking_part = next(each for each in body["consents"] if each["purpose"] == "take_part")
    assert (taking_part["granted"], taking_part["version"], taking_part["wording_version"]) == (True, 1, 1)
    assert taking_part["wording"]
    assert (body["change_until"], body["months_kept"], body["kept_until"]) == ("2021-02-28", 12, None)
    cohort = body["cohort"]
    assert (cohort["title"], cohort["aims"]) == ("First cohort", ["Learn from each other"])
    assert cohort["choices"]["topics"] == ["Inclusive recruitment", "Board work"]
    assert (cohort["word_senior"], cohort["word_served"]) == ("SLT", "BME")
    assert (cohort["recruiting_closes_on"], cohort["launch_on"]) == ("2021-03-01", "2021-04-12")
    assert cohort["questions"][0] == {"question": "Who are you?", "longest": LONGEST_ANSWER}
    assert shown.headers["ETag"] == f'"{body["version"]}"' == '"2"'


def test_to_everybody_but_its_author_there_is_no_such_application(trust: Trust, application: str) -> None:
    colleague = trust.service.person("rha", Role.PARTICIPANT, Role.FACILITATOR)
    stranger = trust.service.person("tzb", Role.PARTICIPANT)
    for person in (trust.ben, colleague, stranger):
        for answered in (own(person, application), answer(person, application, 1, "Mine")):
            assert (answered.status, answered.code) == (404, "no_such_application")
    assert own(trust.facilitator, application).status == 403
    assert trust.ada.list("/me/access-records") == []


def test_one_answer_changes_and_all_else_stays(trust: Trust, service: RunningService, application: str) -> None:
    before = own(trust.ada, application).body
    assert answer(trust.ada, application, 2, "Other words").status == 200
    assert answer(trust.ada, application, 3, "   ").status == 200
    after = own(trust.ada, application).body
    assert after["profile"]["answers"] == ["One", "Other words", None]
    unchanged = {**after, "version": 1, "profile": {**after["profile"], "answers": WORDS}}
    assert unchanged == before
    assert service.destroy_spent() == 2


def test_an_answer_is_not_changed_over_a_version_that_its_author_has_not_seen(trust: Trust, application: str) -> None:
    seen = own(trust.ada, application).headers["ETag"]
    assert answer(trust.ada, application, 1, "From one tab", seen).status == 200
    stale = answer(trust.ada, application, 1, "From another tab", seen)
    assert (stale.status, stale.code) == (412, "changed_since_read")
    assert own(trust.ada, application).body["profile"]["answers"][0] == "From one tab"


def test_an_answer_is_changed_until_recruiting_closes_or_the_application_is_accepted(trust: Trust, application: str) -> None:
    trust.facilitator.post(f"/applications/{application}/waiting-list-places")
    waiting = own(trust.ada, application).body
    assert (waiting["state"], waiting["waiting_since"], waiting["change_until"]) == (
        "waiting",
        "2021-01-04T00:00:00+00:00",
        "2021-02-28",
    )
    trust.until(datetime(2021, 3, 1, tzinfo=UTC))
    assert own(trust.ada, application).body["change_until"] is None
    assert answer(trust.ada, application, 1, "Late").code == "recruiting_closed"
    trust.accept(application)
    assert answer(trust.ada, application, 1, "Later").code == "accepted_already"


def test_an_application_that_is_over_says_how_long_it_is_kept_and_whether_they_may_apply_again(
    trust: Trust, application: str
) -> None:
    trust.ada.post(f"/applications/{application}/withdrawals")
    shown = own(trust.ada, application).body
    assert (shown["state"], shown["kept_until"], shown["months_kept"]) == ("withdrawn", "2022-01-04", None)
    assert (shown["may_apply_again"], shown["change_until"]) == (True, None)
    assert answer(trust.ada, application, 1, "Late").code == "application_over"
    trust.until(datetime(2021, 3, 1, tzinfo=UTC))
    assert own(trust.ada, application).body["may_apply_again"] is False


def test_picks_change_and_all_else_stays(trust: Trust, service: RunningService, application: str) -> None:
    before = own(trust.ada, application)
    picks = {"topics_to_learn": ["Inclusive recruitment"], "availability": ["friday_morning", "monday_evening"], "site": None}
    path, seen = f"/applications/{application}/own/picks", {"If-Match": before.headers["ETag"]}
    assert trust.ada.put(path, picks, seen).status == 200
    after = own(trust.ada, application).body
    assert after["profile"] == {
        **before.body["profile"],
        "topics_to_learn": ["Inclusive recruitment"],
        "availability": ["monday_evening", "friday_morning"],
    }
    assert {**after, "version": before.body["version"], "profile": before.body["profile"]} == before.body
    assert service.destroy_spent() == 1
    assert trust.ada.put(path, picks, seen).code == "changed_since_read"


def test_a_pick_that_is_refused_changes_nothing_and_leaves_no_key(
    trust: Trust, service: RunningService, application: str
) -> None:
    before = own(trust.ada, application)
    for picks in ({"topics_to_share": ["Not on the list"]}, {"profession": "Not on the list"}):
        refused = trust.ada.put(f"/applications/{application}/own/picks", picks, {"If-Match": before.headers["ETag"]})
        assert (refused.status, refused.code) == (409, "topic_unknown" if "topics_to_share" in picks else "pick_unknown")
    assert own(trust.ada, application).body == before.body
    assert service.destroy_spent() == 0
    trust.accept(application)
    version = own(trust.ada, application).headers["ETag"]
    late = trust.ada.put(f"/applications/{application}/own/picks", {"site": None}, {"If-Match": version})
    assert late.code == "accepted_already"
