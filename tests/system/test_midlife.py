"""What `make up` shows by default: on the day on which it stays, there is work for each role."""

from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from plp_demo.platform import left
from plp_demo.player.api_client import ApiClient
from plp_demo.player.people import sub_acting
from plp_demo.scenario.actions import ANALYST, OF_NO_TRUST
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Key
from plp_demo.scenario.reading import read
from plp_demo.scenario.synthetic.midlife.calendars import TRUST
from tests.support.commands import Operator, Plp

TITLES: Final = {"recruiting": "Winter 2022", "matching": "Autumn 2021", "running": "Summer 2021", "surveying": "Spring 2021"}

WAITS: Final = {
    "f1": {
        "applications_to_decide",
        "file_to_import",
        "waiting_list",
        "managers_not_known",
        "people_to_rematch",
        "partners_gone",
    },
    "h1": {"managers_not_known", "proposal_to_sign"},
    "e1": {"survey_closing", "survey_to_approve"},
    "l1": {"settings_to_answer"},
    "d1": {"request_to_acknowledge", "request_to_advise"},
    "m1": {"request_to_answer", "settings_to_answer"},
    "s201": {"meeting_ahead"},
    "c207": {"agreement_to_write"},
}


class Asking:
    """People of the trust, by their keys, ask its services."""

    def __init__(self, platform: Plp) -> None:
        self._client = ApiClient(left.read(platform.platform))
        self._cohorts = {row["title"]: row["cohort"] for row in self("f1", "recruitment", "/cohorts")}

    def __call__(self, person: str, service: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        return self._client.get(service, sub_acting(TRUST, Key(person)), path)

    def of_cohort(self, person: str, service: str, cohort: str, path: str) -> Any:  # noqa: ANN401 - as above
        return self(person, service, f"/cohorts/{self._cohorts[TITLES[cohort]]}/{path}")


@pytest.fixture(scope="module")
def ask(running_midlife: Plp) -> Asking:
    return Asking(running_midlife)


def test_it_stops_on_its_last_day_and_says_what_waits(running_midlife: Plp) -> None:
    shown = Operator(running_midlife.platform).asks_the_demo("clock").stdout
    assert shown == "Programme time is 16 November 2021 09:00.\n"
    assert "Programme time is 16 November 2021 and stays there." in running_midlife.output()
    assert "What waits for them today:" in running_midlife.output()


def test_its_ports_are_kept_for_the_next_one(running_midlife: Plp) -> None:
    assert left.read(running_midlife.platform).ports == left.ports(running_midlife.platform)


def test_a_facilitator_finds_applications_in_every_state(ask: Asking) -> None:
    listed = ask.of_cohort("f1", "recruitment", "recruiting", "applications")
    rows = listed["applications"]
    states = {"applied": 7, "invited": 4, "waiting": 2, "accepted": 2, "declined": 1, "withdrawn": 1}
    assert Counter(row["state"] for row in rows) == listed["by_state"] == states
    assert all(row["preferred_name"] for row in rows if row["state"] == "applied")


def test_matchers_find_a_proposal_that_one_seat_has_signed(ask: Asking) -> None:
    (row,) = ask.of_cohort("h1", "matching", "matching", "rounds")
    assert (row["pairs"], row["unplaced"], row["signed_seats"], row["published_on"]) == (8, 1, ["facilitator"], None)
    assert ask.of_cohort("h1", "matching", "matching", "managers-unknown")


def test_partners_of_the_running_cohort_meet_plan_and_go(ask: Asking) -> None:
    progress = ask.of_cohort("f1", "partnership_journal", "running", "progress")
    assert (progress["partnerships"], progress["active"], progress["ended"]["partner_left"]) == (8, 7, 1)
    assert progress["agreements_written"] < progress["partnerships"]
    (mine,) = ask("s201", "partnership_journal", "/partnerships/mine")
    meetings = ask("s201", "partnership_journal", f"/partnerships/{mine['partnership']}")["meetings"]
    assert any(meeting["on"] > "2021-11-16" for meeting in meetings)


def test_a_survey_is_open_and_the_next_one_has_no_approval(ask: Asking) -> None:
    (survey,) = ask.of_cohort("e1", "evaluation", "surveying", "surveys")
    assert (survey["state"], survey["closes_on"], survey["invited"]) == ("open", "2021-11-19", 18)
    (planned,) = ask.of_cohort("e1", "evaluation", "running", "surveys")
    assert planned["state"] == "planned"


def test_offices_find_requests_and_a_proposal(ask: Asking) -> None:
    waiting = [row["state"] for row in ask("l1", "recruitment", "/trust/proposals")]
    assert waiting == ["approved", "waiting"]
    kinds = {row["kind"]: row["acknowledge_by"] for row in ask("m1", "recruitment", "/requests")["requests"]}
    assert kinds == {"rectification": None, "complaint": "2021-12-16"}
    assert ask("d1", "recruitment", "/requests")["requests"]


def test_the_national_analyst_finds_that_nobody_has_contributed(ask: Asking) -> None:
    assert ask(ANALYST, "insights", "/national/coverage")["trusts"] == 0


def test_everybody_of_the_trust_who_is_named_can_sign_in(ask: Asking, scenarios: Path) -> None:
    scenario = read(scenarios / "midlife")
    assert isinstance(scenario, Scenario)
    named = [row.person for row in scenario.sign_ins if row.person not in OF_NO_TRUST]
    assert all(ask(person, "recruitment", "/me")["id"] for person in named)


@pytest.mark.parametrize("person", WAITS)
def test_what_is_said_to_wait_waits_today(ask: Asking, person: str) -> None:
    answers = [ask(person, service, "/today") for service in ("recruitment", "matching", "partnership_journal", "evaluation")]
    assert WAITS[person] <= {item["kind"] for answer in answers for item in answer["waiting"]}


def test_somebody_who_has_not_answered_finds_the_survey(ask: Asking, scenarios: Path) -> None:
    scenario = read(scenarios / "midlife")
    assert isinstance(scenario, Scenario)
    person = next(row.person for row in scenario.sign_ins if row.waits.startswith("Surveying: a survey to answer"))
    (item,) = [item for item in ask(person, "evaluation", "/today")["waiting"] if item["kind"] == "survey_to_answer"]
    assert item["due"] == "2021-11-18"


@pytest.mark.parametrize("person", ["f1", "h1", "e1"])
def test_what_waits_twice_in_a_trust_says_for_which_cohort(ask: Asking, person: str) -> None:
    """A page that shows two of a kind names their cohorts: to people they would otherwise read alike."""
    cohorts = {row["cohort"] for row in ask(person, "recruitment", "/cohorts")}
    waiting = [row for service in ("recruitment", "matching", "evaluation") for row in ask(person, service, "/today")["waiting"]]
    several = [kind for kind, count in Counter(row["kind"] for row in waiting).items() if count > 1]
    named = [(row["kind"], row["cohort"] or row["id"]) for row in waiting if row["kind"] in several]
    assert len(named) == len(set(named))
    assert {cohort for _, cohort in named} <= cohorts
