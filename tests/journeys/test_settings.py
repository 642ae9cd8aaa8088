"""Settings are proposed by one person and answered by another; contacts are published; e-mails are listed."""

import re
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import Journey, key

pytestmark = pytest.mark.browser
RECRUITMENT: Final = "recruitment"
FACILITATOR, LEAD, DECISION_MAKER = "facilitator", "edi_lead", "decision_maker"
REASON: Final = "Colleagues on long shifts ask for more time."
ERROR: Final = ".nhsuk-error-message"


@dataclass(frozen=True)
class Trust:
    """Colleagues, who do things through the APIs."""

    client: ApiClient

    @property
    def proposals(self) -> list[dict[str, Any]]:
        return list(self.client.get(RECRUITMENT, key(FACILITATOR), "/trust/proposals"))

    def proposed(self, interest: str) -> str:
        """Proposed by the facilitator: one more thing that applicants can be interested in."""
        read = self.client.get(RECRUITMENT, key(FACILITATOR), "/trust")
        settings = read["settings"]
        lists = {**settings["lists"], "interests": [*settings["lists"]["interests"], interest]}
        body = {"revises": read["settings_version"], "settings": {**settings, "lists": lists}, "reason": REASON}
        self.client.post(RECRUITMENT, key(FACILITATOR), "/trust/proposals", body, str(uuid4()))
        return str(self.proposals[-1]["proposal"])

    def refuse(self, by: str, proposal: str) -> None:
        path = f"/trust/proposals/{proposal}/refusals"
        self.client.post(RECRUITMENT, key(by), path, {"reason": "Not now."}, str(uuid4()))


@pytest.fixture(scope="session")
def trust(at: Addresses) -> Trust:
    return Trust(ApiClient(at))


def test_a_facilitator_proposes_a_change_and_takes_it_back_since_only_others_can_approve_it(
    journey: Journey, trust: Trust
) -> None:
    given, when, then = journey
    given.signed_in_as(FACILITATOR)
    when.they_go_to_the_area("Cohorts")
    when.they_follow("Settings of your trust")
    then.they_see_the_page("Settings of your trust")
    then.they_read("in force since ", "Senior leaders", "Global majority colleagues", "9 to 12 months", "28 days")
    then.the_page_is_sound()
    when.they_follow("Change Survey is open for")
    then.they_see_the_page("When the survey is open")
    then.the_page_is_sound()
    days = when.page.get_by_label("For how many days is it open?")
    days.fill("150")
    when.they_select("Keep this change")
    expect(when.page).to_have_title(re.compile("^Error: "))
    when.page.get_by_role("link", name="The survey could still be open when the shortest partnerships have ended.").click()
    expect(days).to_be_focused()
    days.fill("30")
    when.they_select("Keep this change")
    then.they_are_at("/settings")
    then.they_read(
        "Your change is kept", "You have changed 1 setting and not proposed it yet", "Changed by you, not proposed yet"
    )
    when.page.get_by_role("button", name="Check and propose your changes").click()
    then.they_read("Survey is open for", "28 days", "30 days")
    then.the_page_is_sound()
    when.they_select("Propose these changes")
    expect(when.page.locator(ERROR)).to_contain_text("Say why it should change")
    when.page.get_by_label("Why should it change?").fill(REASON)
    before = len(trust.proposals)
    when.they_select("Propose these changes")
    then.they_are_at("/settings")
    then.they_read("Your changes are proposed")
    when.page.reload()
    when.they_open("/settings/check")
    then.they_are_at("/settings")
    assert [each["state"] for each in trust.proposals[before:]] == ["waiting"]
    _takes_it_back(journey, trust, str(trust.proposals[-1]["proposal"]))


def _takes_it_back(journey: Journey, trust: Trust, proposal: str) -> None:
    _, when, then = journey
    when.they_follow("16 November 2021")
    then.they_are_at(f"/settings/proposals/{proposal}")
    then.they_read(
        "Gita Roscoe", "16 November 2021", REASON, "28 days", "30 days", "Until one of them has answered you can take it back."
    )
    then.the_page_is_sound()
    when.they_open(f"/settings/proposals/{proposal}/approve")
    then.they_read("You cannot approve this.")
    expect(when.page.get_by_role("main").get_by_role("button")).to_have_count(0)
    when.they_follow_the_back_link()
    when.page.get_by_role("button", name="Take this proposal back").click()
    then.the_page_is_sound()
    when.they_select("Take this proposal back")
    then.they_are_at(f"/settings/proposals/{proposal}")
    then.they_read("The proposal is taken back", "Taken back on")
    assert trust.proposals[-1]["state"] == "taken_back"


def test_an_edi_lead_refuses_one_proposal_with_a_reason_and_approves_another(journey: Journey, trust: Trust) -> None:
    given, when, then = journey
    interest = f"Chess {uuid4().hex[:6]}"
    refused, approved = trust.proposed("Rowing"), trust.proposed(interest)
    given.signed_in_as(LEAD)
    expect(when.page.get_by_role("link", name="Approve or refuse proposed settings").first).to_be_visible()
    when.they_open(f"/settings/proposals/{refused}")
    then.they_see_the_page("Proposed settings")
    then.they_read("Gita Roscoe", REASON, "Rowing", "that stay")
    then.the_page_is_sound()
    when.page.get_by_role("button", name="Refuse these settings").click()
    then.the_page_is_sound()
    when.they_select("Refuse these settings")
    expect(when.page.locator(ERROR)).to_contain_text("Say why you refuse it")
    when.page.get_by_label("Why do you refuse it?").fill("Nobody at this trust rows.")
    when.they_select("Refuse these settings")
    then.they_are_at(f"/settings/proposals/{refused}")
    then.they_read("The proposal is refused.", "Refused by", "Imran Llewellyn", "Nobody at this trust rows.")
    when.they_open(f"/settings/proposals/{approved}/approve")
    then.they_see_the_page("Approve these settings")
    then.the_page_is_sound()
    when.they_select("Approve these settings")
    then.they_read("The settings are approved and in force", "Approved by")
    when.they_open("/settings")
    then.they_read(interest, "in force since 16 November 2021")


def test_a_decision_maker_does_not_answer_what_was_answered_meanwhile(journey: Journey, trust: Trust) -> None:
    given, when, then = journey
    proposal = trust.proposed("Rowing")
    given.signed_in_as(DECISION_MAKER)
    given.a_page(f"/settings/proposals/{proposal}/approve")
    trust.refuse(LEAD, proposal)
    when.they_select("Approve these settings")
    then.they_read("This was changed after you opened the page", "Waiting for an answer", "Refused", "You cannot approve this.")
    assert trust.proposals[-1]["state"] == "refused"


def test_a_contact_is_published_once_it_can_be_reached_and_is_gone_when_it_is_removed(journey: Journey) -> None:
    given, when, then = journey
    called = f"Quiet room {uuid4().hex[:6]}"
    given.signed_in_as(FACILITATOR)
    given.a_page("/signposts")
    then.they_see_the_page("Contacts for people who are worried")
    then.they_read("Look at it again by")
    then.the_page_is_sound()
    when.page.get_by_role("button", name="Add a contact").click()
    then.the_page_is_sound()
    when.page.get_by_label("Occupational health").check()
    when.page.get_by_label("What is it called?").fill(called)
    when.page.get_by_label("What is its telephone number?").fill("ring 5")
    for box, text in (("Day", "31"), ("Month", "3"), ("Year", "2022")):
        when.page.get_by_label(box).fill(text)
    when.they_select("Save this contact")
    when.page.get_by_role("link", name="Enter a telephone number, such as 01632 960900").click()
    expect(when.page.get_by_label("What is its telephone number?")).to_be_focused()
    when.page.get_by_label("What is its telephone number?").fill("01632 960123")
    when.they_select("Save this contact")
    then.they_are_at("/signposts")
    then.they_read("The contact is saved", called, "31 March 2022")
    _is_changed(journey, called)
    when.they_open("/signposts")
    when.they_follow(f"Remove {called}")
    then.they_see_the_page("Remove a contact")
    then.the_page_is_sound()
    when.they_select("Remove this contact")
    then.they_read("The contact is removed")
    when.they_open("/worried")
    expect(when.page.get_by_role("main")).not_to_contain_text(called)


def _is_changed(journey: Journey, called: str) -> None:
    """In two windows: the second is told of the first one's change."""
    _, when, then = journey
    when.they_follow(f"Change {called}")
    then.the_page_is_sound()
    left_open = when.they_open_a_second_tab(when.page.url.removeprefix(when.visit.portal))
    when.page.get_by_label("When can people reach it?").fill("Mondays")
    when.they_select("Save this contact")
    when.they_return_to(left_open)
    when.page.get_by_label("What is its email address?").fill("quiet@example.nhs.uk")
    when.they_select("Save this contact")
    then.they_read("This was changed after you opened the page", "Mondays")
    when.they_select("Save this contact")
    then.they_are_at("/signposts")
    when.they_open("/worried")
    then.they_read(called, "quiet@example.nhs.uk", "01632 960123")
    expect(when.page.get_by_role("link", name="01632 960123")).to_have_attribute("href", "tel:01632960123")


def test_a_facilitator_reads_which_emails_a_cohort_has_caused_and_how_far_they_have_come(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as(FACILITATOR)
    given.a_page("/cohorts")
    when.they_follow("Winter 2022")
    when.they_follow("Emails of this cohort")
    then.they_see_the_page("Winter 2022 Emails")
    then.they_read(
        "Application received", "Somebody applies, or a facilitator enters an application.", "Emails that did not arrive"
    )
    when.page.locator("details", has_text="we have received your application").first.locator("summary").click()
    then.they_read(
        "Subject: There is something for you", "we have received your application to a learning programme of your trust"
    )
    then.the_page_is_sound()
