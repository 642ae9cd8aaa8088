"""An operator looks at trusts and services, and deals with what a service could not apply.

It is on a topic of its own, which nobody writes: no other journey waits for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from plp_demo.platform.addresses import Addresses
from plp_demo.scenario.synthetic.midlife.calendars import TRUST
from plp_kit.core.database import enter
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming import offsets, parking
from tests.journeys.steps import Journey
from tests.support.browsing.visit import Visit

pytestmark = pytest.mark.browser
SERVICE: Final = "evaluation"
AT: Final = f"/services/{SERVICE}/{TRUST}"
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


def fill(visit: Visit, question: str, answer: str) -> None:
    visit.page.get_by_label(question).fill(answer)
