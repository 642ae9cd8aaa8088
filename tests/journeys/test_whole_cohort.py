"""A cohort of 27 pairs from its set-up to its launch: a facilitator, a network co-chair and two applicants click all of it.

The others have the names of the pilot's people, and send the same forms without a browser. At one width.
"""

import csv
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from playwright.sync_api import expect

from plp_demo.issuer.people import Person
from plp_demo.platform import sign_in
from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from plp_demo.player.people import sub_of
from plp_demo.scenario.places import Key
from plp_demo.scenario.synthetic.midlife.calendars import TRUST
from plp_demo.servers.ports import wait_until
from plp_kit.web.roles import Role
from plp_operate.deployment.services import PORTAL
from tests.journeys.applying_by_forms import Applicant
from tests.journeys.applying_by_forms import applies as applies_by_forms
from tests.journeys.facilitating import Colleague, types_a_day
from tests.journeys.matching_by_api import MATCHING, WITHIN
from tests.journeys.steps import Journey, OpenJourney, Then, When, key
from tests.journeys.test_setting_up import writes_an_item
from tests.support.browsing.seen import WIDE

pytestmark = pytest.mark.browser
TITLE: Final = "Cohort of 27 pairs"
PAIRS: Final = 27
APPLICANTS: Final = {"s108": 0, "c303": 1}
"""Who click, with the place of their side on its page."""
AT_ONCE: Final = 4
GUIDE: Final = {"What is the page called?": "Welcome", "What does the page say?": "Meet as equals."}
DATES: Final = {
    "On which day does recruiting open?": "16 11 2021",
    "On which day does recruiting close?": "1 12 2021",
    "On which day is the cohort launched?": "7 12 2021",
}


def others(scenarios: Path) -> Iterator[Person]:
    """The pilot's first people, seniors first, one fewer a side than there are pairs: the two who click are the others."""
    with (scenarios / "pilot/people.csv").open(encoding="utf-8") as rows:
        names = {row["person"]: row["name"] for row in csv.DictReader(rows)}
    for letter in ("s", "c"):
        known = sorted(person for person in names if person[0] == letter and person[1:].isdecimal())
        for person in known[: PAIRS - 1]:
            yield Person(sub_of(TRUST, Key(f"whole {person}")), names[person], TRUST, (Role.PARTICIPANT,))


def join_the_trust(at: Addresses, people: Sequence[Person]) -> None:
    """From now on the demo's issuer lets somebody sign in as one of them. Nobody of the scenario is needed, nor changed."""
    where = sign_in.files(at).people
    known = msgspec.json.decode(where.read_bytes(), type=list[Person])
    where.with_suffix(".new").write_bytes(msgspec.json.encode([*known, *people]))
    where.with_suffix(".new").replace(where)


def sets_up(when: When, then: Then) -> str:
    """Returns the cohort's id."""
    when.they_open("/cohorts")
    when.page.get_by_role("button", name="Set up a new cohort").click()
    when.page.get_by_role("textbox").fill(TITLE)
    when.they_select("Start setting up")
    writes_an_item(when, then, "Name and aims", {"What is the cohort for?": "Learn as equals"})
    writes_an_item(when, then, "Where the cohort is advertised", {"Where do people hear about the cohort?": "Staff network"})
    writes_an_item(when, then, "Impact assessment", {"reference": "DPIA 2021/9", "office": "Data protection officer"})
    when.they_follow("Dates")
    for question, day in DATES.items():
        types_a_day(when, question, day)
    when.they_select("Continue")
    when.page.get_by_role("button", name="Open this cohort").click()
    when.they_select("Open this cohort")
    then.they_read("The cohort is open")
    return when.page.url.rpartition("/")[2]


def applies(journey: Journey, person: str, side: int) -> None:
    """The first of what can be picked, but for the side."""
    given, when, then = journey
    given.signed_in_as(person)
    given.a_page("/apply")
    when.they_follow(TITLE)
    when.they_follow("Aims of the cohort")
    main, heading = when.page.get_by_role("main"), when.page.get_by_role("heading", level=1)
    while (asked := heading.inner_text()) != "Check your answers":
        for role in ("checkbox", "radio"):
            boxes = main.get_by_role(role)
            if boxes.count():
                (boxes.nth(side) if asked == "Your side" and role == "checkbox" else boxes.first).check()
        for box in main.get_by_role("textbox").all():
            box.fill("ada@example.nhs.uk" if box.get_attribute("type") == "email" else "Nobody but myself")
        when.they_select("Continue")
        expect(heading).not_to_have_text(asked)
    when.they_select("Send my application")
    then.they_see_the_page("Application sent")


def the_others_apply(at: Addresses, people: Sequence[Person]) -> list[str]:
    """A few at a time, two with each topic, one a side. Returns their applications."""
    applicants = [
        Applicant(person.sub, f"whole{number}@wrenfield.example", *divmod(number, PAIRS - 1))
        for number, person in enumerate(people)
    ]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda applicant: applies_by_forms(at.http(PORTAL), TITLE, applicant), applicants))


def accepts_who_wait(when: When, then: Then, cohort: str) -> None:
    for _ in APPLICANTS:
        when.they_open(f"/cohorts/{cohort}/applications?state=applied")
        when.page.locator("table tbody tr").first.get_by_role("link").click()
        when.page.get_by_role("button", name="Accept this application").click()
        when.they_select("Accept this application")
        then.they_read("The application is accepted")


def have_reached_matching(at: Addresses, cohort: str) -> bool:
    rounds: list[dict[str, Any]] = ApiClient(at).get(MATCHING, key("facilitator"), f"/cohorts/{cohort}/rounds")
    return any(each["received"] == each["expected"] == 2 * PAIRS for each in rounds)


def signs(journey: Journey, cohort: str) -> None:
    _, when, then = journey
    when.they_open(f"/cohorts/{cohort}/matching")
    when.they_follow("First round")
    then.they_read(f"{PAIRS} pairs, {2 * PAIRS} of {2 * PAIRS} people")
    when.page.get_by_role("button", name="Sign this proposal").click()
    when.they_select("Sign this proposal")
    then.they_read("You have signed the proposal")


@pytest.mark.timeout(1500)
def test_a_cohort_of_27_pairs_from_its_set_up_to_its_launch(open_journey: OpenJourney, at: Addresses, scenarios: Path) -> None:
    facilitator = open_journey(WIDE)
    given, when, then = facilitator
    given.signed_in_as("facilitator")
    cohort = sets_up(when, then)
    for person, side in APPLICANTS.items():
        applies(open_journey(WIDE), person, side)
    people = list(others(scenarios))
    join_the_trust(at, people)
    for application in the_others_apply(at, people):
        Colleague(at).posts(f"/applications/{application}/acceptances")
    accepts_who_wait(when, then, cohort)
    when.they_open(f"/cohorts/{cohort}/close-recruiting")
    when.they_select("Close recruiting")
    then.they_read("Recruiting is closed")
    assert wait_until(lambda: have_reached_matching(at, cohort), WITHIN)
    when.they_open(f"/cohorts/{cohort}/matching")
    when.they_follow("First round")
    when.page.get_by_role("button", name="Propose pairs").click()
    when.they_select("Propose pairs")
    then.they_read("The pairs are proposed")
    then.the_page_is_sound()
    signs(facilitator, cohort)
    co_chair = open_journey(WIDE)
    co_chair.given.signed_in_as("co_chair")
    signs(co_chair, cohort)
    when.they_open(f"/cohorts/{cohort}/matching")
    when.they_follow("First round")
    when.page.get_by_role("button", name="Publish these pairs").click()
    when.they_select("Publish these pairs")
    then.they_read("The pairs are published")
    when.they_open(f"/cohorts/{cohort}/launch")
    then.they_read("No cohort is launched without a Guide")
    when.they_open(f"/cohorts/{cohort}/set-up/guide/new")
    for question, answer in GUIDE.items():
        when.page.get_by_label(question).fill(answer)
    when.they_select("Save this page")
    when.they_open(f"/cohorts/{cohort}/launch")
    types_a_day(when, "On which day was the cohort launched?", "16 11 2021")
    when.they_select("Record the launch")
    then.they_read("The launch is on record")
    when.they_open(f"/cohorts/{cohort}/matching")
    when.they_follow("First round")
    when.page.get_by_role("button", name="Take these pairs back").click()
    then.they_read("This cohort has been launched, so its pairs stay published.")
