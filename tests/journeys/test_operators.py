"""An operator looks at trusts and services, and deals with what a service could not apply.

It is on a topic of its own, which nobody writes: no other journey waits for it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import psycopg
import pytest
from playwright.sync_api import expect
from psycopg.conninfo import make_conninfo

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from plp_demo.player.recruiting import onboarding
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.settings import settings_of
from plp_demo.scenario.synthetic.midlife.calendars import TRUST
from plp_demo.servers.ports import wait_until
from plp_kit.core.database import enter
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming import offsets, parking
from tests.journeys.steps import Journey, OpenJourney, key
from tests.support.browsing.seen import NARROW
from tests.support.browsing.visit import Visit
from tests.support.commands import Operator, Plp

pytestmark = pytest.mark.browser
SERVICE: Final = "evaluation"
AT: Final = f"/services/{SERVICE}/{TRUST}"
NEW: Final = "tzz"
NAME: Final = "Newtown Hospitals NHS Trust (synthetic)"
TYPED: Final = {
    "What is the trust called?": NAME,
    "What is its ODS code?": "TZZ",
    "What is the senior group called?": "senior leaders",
    "What is the other group called?": "women",
    "Which role makes somebody a senior leader?": "Associate director and above",
    "What is the reason for positive action?": "Few women are at this level.",
    "What is the address of the trust?": "1 High Street, Newtown (invented)",
    "What is the email address of the data protection officer?": "dpo@tzz.example",
}
NOTICED_WITHIN: Final = 60.0
"""Services look for new trusts twice a minute."""
WHY: Final = "The release before this one sent something else."


@dataclass(frozen=True, slots=True)
class Stuck:
    """Two messages, the first of which the service applies by now, and the topic that it has halted."""

    topic: Topic

    def at(self, number: int) -> str:
        return f"{AT}/parked/{self.topic}/{number}"


@pytest.fixture
def stuck(at: Addresses) -> Iterator[Stuck]:
    stuck = Stuck(Topic(TRUST, f"stuck{uuid4().hex[:8]}"))
    with psycopg.connect(make_conninfo(at.data_admin_url, dbname=SERVICE)) as db:
        enter(db, TRUST)
        for number in (1, 2):
            message = Message(
                uuid4(), "recruitment.NobodyHearsThis.v1", f"thing-{number}", number, datetime.now(UTC), b"{}", uuid4()
            )
            parking.park(db, str(stuck.topic), message, "contract_broken", WHY)
        offsets.lock(db, str(stuck.topic))
        offsets.halt(db, str(stuck.topic), "defects_in_a_row", WHY)
    yield stuck
    with psycopg.connect(make_conninfo(at.data_admin_url, dbname=SERVICE)) as db:
        enter(db, TRUST)
        for number in (1, 2):
            parking.remove(db, str(stuck.topic), number)
        offsets.resume(db, str(stuck.topic))


def test_an_operator_looks_at_the_trusts(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("operator")
    when.they_go_to_the_area("Trusts")
    when.they_follow("All trusts")
    then.they_are_at("/trusts")
    then.they_read("Its settings are in force")
    then.the_page_is_sound()
    when.they_follow("Take on a trust")
    then.they_are_at("/trusts/new")
    then.they_read("No trust is prepared.")
    then.the_page_is_sound()
    when.they_follow_the_back_link()
    when.they_open(f"/trusts/{TRUST}")
    then.they_read("Facts about the trust", "of its settings is in force", "A facilitator of the trust approved them on")
    then.the_page_is_sound()


def test_an_operator_deals_with_what_a_service_could_not_apply(journey: Journey, stuck: Stuck) -> None:
    given, when, then = journey
    given.signed_in_as("operator")
    when.they_go_to_the_area("Trusts")
    when.they_follow("All services")
    then.they_are_at("/services")
    then.they_read("Something needs you", "Partnership journal", "National team")
    then.the_page_is_sound()
    when.they_open(AT)
    then.they_read("Halted topics", str(stuck.topic), WHY)
    then.the_page_is_sound()
    when.they_open(stuck.at(1))
    then.they_see_the_page("A parked message")
    then.the_page_is_sound()
    when.they_follow("Try this message again")
    then.the_page_is_sound()
    when.they_select("Try it again")
    then.they_are_at(AT)
    then.they_read("The message was applied", "An operator, on these pages")
    when.they_open(stuck.at(2))
    when.they_follow("Drop this message")
    when.they_select("Drop this message for ever")
    then.they_read("Say why the message may be left out")
    then.the_page_is_sound()
    fill(when.visit, "Why do you do this?", "It was sent by mistake")
    when.they_select("Drop this message for ever")
    then.they_are_at(AT)
    then.they_read("The message is dropped", "It was sent by mistake")
    when.they_open(f"{AT}/halted/{stuck.topic}")
    then.they_read("The service reads this topic again")
    then.the_page_is_sound()
    when.they_select("Read this topic again")
    then.they_read("The topic is read again")


@pytest.fixture
def prepared(running_midlife: Plp) -> str:
    """Of no other journey: a trust that an operator has prepared at the command line."""
    added = Operator(running_midlife.platform).asks_here("tenant", "add", NEW)
    assert added.returncode == 0, added.stderr
    return NEW


def test_an_operator_takes_on_a_trust_that_was_prepared(
    open_journey: OpenJourney, prepared: str, at: Addresses, scenarios: Path
) -> None:
    """Once: what is in a file is only checked, at one width, and what is typed is taken on, at the other."""
    asked = ApiClient(at)
    assert wait_until(lambda: prepared in str(asked.get("recruitment", key("operator"), "/taken-on")), NOTICED_WITHIN)
    checks_what_is_in_a_file(open_journey(), prepared, facts_of_another_trust(scenarios))
    given, when, then = open_journey(NARROW)
    given.signed_in_as("operator")
    when.they_open("/trusts/new")
    then.the_page_is_sound()
    when.they_follow("Type it in instead")
    then.they_are_at("/trusts/new/typed")
    then.the_page_is_sound()
    types_in(when.visit, prepared)
    when.they_select("Check it")
    expect(when.page).to_have_title(re.compile("^Error: "))
    then.they_read("Enter at least one topic")
    then.the_page_is_sound()
    fill(when.visit, "Which topics can people learn about and share?", "Board papers\nChairing meetings")
    when.they_select("Check it")
    then.they_read("Check the trust before you take it on", NAME, "These settings are the platform's standard")
    then.the_page_is_sound()
    when.they_select("Change what you typed")
    expect(when.page.get_by_label("What is the trust called?")).to_have_value(NAME)
    when.they_select("Check it")
    when.they_select("Take on this trust")
    then.they_are_at(f"/trusts/{prepared}")
    then.they_read("The trust is taken on. A facilitator of the trust approves its settings", NAME)


def checks_what_is_in_a_file(journey: Journey, prepared: str, facts: dict[str, Any]) -> None:
    given, when, then = journey
    given.signed_in_as("operator")
    when.they_open("/trusts/new/typed")
    then.the_page_is_sound()
    when.they_follow("Send a file instead")
    then.they_are_at("/trusts/new")
    then.the_page_is_sound()
    when.page.get_by_label("Which trust?").select_option(prepared)
    fill(when.visit, "Or paste what would be in the file", json.dumps({**facts, "settings": {**facts["settings"], "topics": []}}))
    when.they_select("Check it")
    expect(when.page).to_have_title(re.compile("^Error: "))
    then.they_read("settings.topics")
    then.the_page_is_sound()
    fill(when.visit, "Or paste what would be in the file", json.dumps(facts))
    when.they_select("Check it")
    then.they_read("Check the trust before you take it on", facts["name"])
    then.the_page_is_sound()


def types_in(visit: Visit, prepared: str) -> None:
    """Everything but topics."""
    for question, choice in (
        ("Which trust?", prepared),
        ("What kind of trust is it?", "acute"),
        ("In which region is it?", "Y60"),
    ):
        visit.page.get_by_label(question).select_option(choice)
    for choice in ("Invented, for showing the service", "Women"):
        visit.page.get_by_label(choice).check()
    for question, answer in TYPED.items():
        fill(visit, question, answer)


def facts_of_another_trust(scenarios: Path) -> dict[str, Any]:
    scenario = read(scenarios / "forty_one_pairs")
    assert isinstance(scenario, Scenario)
    trust, *_ = scenario.trusts
    facts: dict[str, Any] = onboarding(trust, settings_of(trust, tuple(row.topic for row in scenario.topics)))
    return facts


def fill(visit: Visit, question: str, answer: str) -> None:
    visit.page.get_by_label(question).fill(answer)
