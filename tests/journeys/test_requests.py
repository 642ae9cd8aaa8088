"""Requests about people's data, holds, the access log, the record of processing, breaches, exceptions; and cohorts over time."""

import re
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import Journey, OpenJourney, key
from tests.support.browsing.seen import NARROW, WIDE

pytestmark = pytest.mark.browser
RECRUITMENT: Final = "recruitment"
COMPLAINS: Final = {WIDE: "s302", NARROW: "c302"}
HELD: Final = {WIDE: "s303", NARROW: "c303"}
"""Whom each journey is about, so that none takes what another needs."""
WROTE: Final = "My name was read out at a check-in, and nobody had asked me."
ADVICE: Final = "Uphold it in part: the list was needed, reading it out was not."


@dataclass(frozen=True)
class Somebody:
    """A person of the trust, who asks for things and looks at their own data through the APIs."""

    client: ApiClient
    key: str

    @property
    def id(self) -> str:
        return str(self.client.get(RECRUITMENT, self.key, "/me")["id"])

    @property
    def name(self) -> str:
        return str(self.client.get(RECRUITMENT, key("decision_maker"), f"/people/{self.id}")["name"])

    def complains(self) -> str:
        asked = {"kind": "complaint", "words": WROTE}
        return str(self.client.post(RECRUITMENT, self.key, "/me/requests", asked, str(uuid4()))["id"])

    def sees(self) -> tuple[Any, ...]:
        """Everything of their own that could tell them of something."""
        paths = ("/me/data", "/me/access-records", "/me/requests", "/applications/mine")
        return tuple(self.client.get(RECRUITMENT, self.key, path) for path in paths)


@pytest.fixture
def client(at: Addresses) -> ApiClient:
    return ApiClient(at)


def test_a_complaint_is_acknowledged_advised_on_and_upheld_in_part(
    journey: Journey, open_journey: OpenJourney, client: ApiClient
) -> None:
    given, when, then = journey
    somebody = Somebody(client, key(COMPLAINS[when.visit.width]))
    name, request = somebody.name, somebody.complains()
    given.signed_in_as("dpo")
    when.they_go_to_the_area("Requests")
    when.they_follow("What waits for your advice")
    then.they_see_the_page("What waits for your advice")
    then.they_read(name)
    then.the_page_is_sound()
    when.they_open("/requests")
    then.they_see_the_page("Requests about people's data")
    then.the_page_is_sound()
    when.page.get_by_role("link", name=re.compile(r"^Open \(\d+\)$")).click()
    when.page.get_by_role("link", name="Complaint", exact=True).click()
    when.page.locator(f'a[href="/requests/{request}"]').click()
    then.they_see_the_page("A request about somebody's data")
    then.they_read(name, "Complaint", "You do not see what they wrote")
    expect(when.page.get_by_role("main")).not_to_contain_text(WROTE)
    then.the_page_is_sound()
    acknowledges_and_advises(journey)
    decides(open_journey(when.visit.width), request)
    told = client.get(RECRUITMENT, somebody.key, f"/me/requests/{request}/answer")
    assert (told["outcome"], told["ground"], told["reason"]) == ("granted_in_part", "not_upheld", "We are sorry.")


def acknowledges_and_advises(journey: Journey) -> None:
    _, when, then = journey
    when.page.get_by_role("button", name="Acknowledge this request").click()
    then.they_read("They see on their page that we have the request")
    then.the_page_is_sound()
    when.they_select("Acknowledge this request")
    then.they_read("The request is acknowledged", "Acknowledged on")
    when.page.get_by_role("button", name="Advise the decision-maker").click()
    then.the_page_is_sound()
    when.page.get_by_role("textbox", name="What do you advise?").fill(ADVICE)
    when.they_select("Send this advice")
    then.they_read("Your advice is sent to the decision-maker", "Given")
    expect(when.page.get_by_role("main")).not_to_contain_text(ADVICE)


def decides(journey: Journey, request: str) -> None:
    """A refusal in part needs a ground: the page says so, and keeps what was typed."""
    given, when, then = journey
    given.signed_in_as("decision_maker")
    when.they_open(f"/requests/{request}")
    then.they_read(WROTE, ADVICE, "That you have read this is on record")
    then.the_page_is_sound()
    when.page.get_by_role("button", name="Answer this request").click()
    then.they_read(WROTE, "Information Commissioner", "You cannot change an answer")
    then.the_page_is_sound()
    when.page.get_by_role("radio", name="Grant it in part").check()
    when.page.get_by_role("textbox", name="What do you say to them?").fill("We are sorry.")
    when.they_select("Send this answer")
    expect(when.page).to_have_title(re.compile("^Error: "))
    expect(when.page.get_by_role("textbox", name="What do you say to them?")).to_have_value("We are sorry.")
    when.page.get_by_role("combobox").select_option(label="The complaint is not upheld")
    when.they_select("Send this answer")
    then.they_read("The request is answered", "Granted in part", "We are sorry.")


def test_a_hold_is_placed_reviewed_and_lifted_and_the_person_sees_nothing_of_it(journey: Journey, client: ApiClient) -> None:
    given, when, then = journey
    somebody = Somebody(client, key(HELD[when.visit.width]))
    name, before = somebody.name, somebody.sees()
    given.signed_in_as("decision_maker")
    when.they_open("/holds")
    then.they_see_the_page("Legal holds")
    then.the_page_is_sound()
    when.page.get_by_role("button", name="Place a legal hold").click()
    then.the_page_is_sound()
    when.page.get_by_role("textbox", name="Who is it about?").fill(name)
    when.they_select("Find this person")
    then.they_read("Who we have found", name)
    then.the_page_is_sound()
    when.they_follow("Place a hold on them")
    then.they_see_the_page("Place a hold on this person")
    then.they_read(name, "They are not told")
    then.the_page_is_sound()
    when.page.get_by_role("textbox", name="Where is the reason filed?").fill("Claim 41")
    on(when, "1", "3", "2022")
    when.they_select("Place this hold")
    then.they_read("The hold is placed", name, "Claim 41", "1 March 2022")
    then.the_page_is_sound()
    when.page.get_by_role("link", name=f"Review {name}").click()
    then.the_page_is_sound()
    on(when, "2", "3", "2022")
    when.they_select("Keep this hold")
    then.they_read("The hold is kept", "2 March 2022")
    assert somebody.sees() == before
    when.page.get_by_role("link", name=f"Lift {name}").click()
    then.they_read("Nothing can bring it back")
    then.the_page_is_sound()
    when.they_select("Lift this hold")
    then.they_read("The hold is lifted", "Lifted on 16 November 2021")
    assert somebody.sees() == before


def on(when: Any, day: str, month: str, year: str) -> None:  # noqa: ANN401 - the steps
    for label, typed in (("Day", day), ("Month", month), ("Year", year)):
        when.page.get_by_role("textbox", name=label).fill(typed)


def test_an_officer_accounts_for_what_is_held_looked_at_and_ended(journey: Journey, client: ApiClient) -> None:
    given, when, then = journey
    somebody = Somebody(client, key(HELD[when.visit.width]))
    name = somebody.name
    given.signed_in_as("dpo")
    when.they_go_to_the_area("Requests")
    when.they_follow("Who has looked at what")
    then.they_see_the_page("Who has looked at what")
    then.they_read("Recruiting", "Matching", "Partnerships", "Surveys")
    then.the_page_is_sound()
    when.they_follow("Find somebody, or choose days")
    then.the_page_is_sound()
    when.page.get_by_role("textbox", name="Whom is it about?").fill(name)
    when.they_select("Find this person")
    when.page.get_by_role("link", name=f"Who has looked at their data {name}").click()
    then.they_read(name)
    then.the_page_is_sound()
    for path in (f"/access-log/of/{somebody.id}/parts/recruiting", f"/access-log/by/{somebody.id}", "/access-log/parts/matching"):
        when.they_open(path)
        then.the_page_is_sound()
    when.they_open(f"/access-log/by/{somebody.id}/parts/matching?since=2021-11-01")
    then.they_read("From 1 November 2021")
    then.the_page_is_sound()
    accounts(journey)
    concerns(journey)


def accounts(journey: Journey) -> None:
    _, when, then = journey
    when.they_open("/today/requests")
    when.they_follow("Record of processing activities")
    then.they_read("Article 30(1)", "Name of the controller", "Categories of data subjects", "Public task: Article 6(1)(e)")
    then.the_page_is_sound()
    assert b"Categories of people" in when.they_save("Download as a table (CSV)").read_bytes()
    when.they_open("/retention")
    then.they_see_the_page("How long we keep data")
    then.they_read("12 months", "Ends next", "Recruiting", "Matching", "Surveys")
    then.the_page_is_sound()


def concerns(journey: Journey) -> None:
    _, when, then = journey
    when.they_open("/breach-export")
    then.they_see_the_page("Whose data does a breach concern?")
    then.they_read("within 72 hours", "Name and work address")
    then.the_page_is_sound()
    when.they_follow("Winter 2022")
    listed = when.they_save("Download the list of people (CSV)").read_bytes().decode("utf-8-sig").splitlines()
    assert listed[0] == "Name,Work address,Cohorts,Application,Access needs,Took part"
    assert all("Winter 2022" in line for line in listed[1:])
    for path, act in (("/holds", "Place a legal hold"), ("/exceptions", "Record an exception")):
        when.they_open(path)
        expect(when.page.get_by_role("button", name=act)).to_have_count(0)


def test_an_exception_is_recorded_read_by_the_edi_lead_and_ended(
    journey: Journey, open_journey: OpenJourney, client: ApiClient
) -> None:
    given, when, then = journey
    name = Somebody(client, key(HELD[when.visit.width])).name
    given.signed_in_as("decision_maker")
    when.they_open("/exceptions")
    then.the_page_is_sound()
    when.page.get_by_role("button", name="Record an exception").click()
    when.page.get_by_role("textbox", name="Who is it about?").fill(name)
    then.the_page_is_sound()
    when.they_select("Find this person")
    when.they_follow("Record an exception for them")
    then.the_page_is_sound()
    when.page.get_by_role("radio", name="As somebody who is invited to a survey").check()
    when.page.get_by_role("textbox", name="Why?").fill("Nobody else can evaluate this cohort.")
    on(when, "1", "3", "2022")
    when.they_select("Record this exception")
    then.they_read("The exception is recorded", name, "16 November 2021 to 1 March 2022", "In force")
    when.page.get_by_role("link", name=f"End this exception {name}").click()
    then.the_page_is_sound()
    when.they_select("End this exception")
    then.they_read("The exception is ended", "Ended on 16 November 2021")
    given, when, then = open_journey(when.visit.width)
    given.signed_in_as("edi_lead")
    when.they_open("/exceptions")
    then.they_read("Nobody else can evaluate this cohort.")
    expect(when.page.get_by_role("button", name="Record an exception")).to_have_count(0)
    then.the_page_is_sound()


def test_a_decision_maker_reads_what_the_officer_reads(open_journey: OpenJourney) -> None:
    given, when, then = open_journey()
    given.signed_in_as("decision_maker")
    for path, told in (
        ("/access-log", "Who has looked at what"),
        ("/processing-record", "Article 30(1)"),
        ("/retention", "Ends next"),
        ("/breach-export", "within 72 hours"),
    ):
        when.they_open(path)
        then.they_read(told)


def test_an_edi_lead_sees_their_cohorts_over_time_without_small_counts(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("edi_lead")
    when.they_go_to_the_area("Your trust")
    when.they_follow("Your cohorts over time")
    then.they_see_the_page("Your cohorts over time")
    then.they_read("Spring 2021", "Launched on", "A count of fewer than 5 people is not shown")
    cells = when.page.get_by_role("cell").all_inner_texts()
    assert not [cell for cell in cells if re.search(r"\b[1-4] of \d", cell)]
    then.the_page_is_sound()
