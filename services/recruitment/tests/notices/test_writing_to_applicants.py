"""What somebody with an application gets by e-mail, and when nothing is sent any more."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest
from services.recruitment.tests.recruiting import Trust

from plp_demo.mail.sink import Inbox
from plp_kit.messaging.mail.port import Outgoing
from plp_kit.messaging.mail.smtp import Smtp, SmtpServer
from plp_kit.process.mailing import Mailer
from recruitment.notices.use_cases.sending import send

PAGES = "https://plp.rha.nhs.uk"


@dataclass(frozen=True)
class Applicant:
    """Ada, who has applied, and whose notices are sent when `post` is called."""

    trust: Trust
    mailer: Mailer
    address: str
    application: UUID

    def post(self) -> None:
        while self.mailer.step():
            pass

    def states(self) -> dict[str, str]:
        """Of each wording."""
        cohort = self.trust.facilitator.get(f"/applications/{self.application}").body["cohort"]
        return {notice["wording"]: notice["state"] for notice in self.trust.facilitator.list(f"/cohorts/{cohort}/notices")}

    def accept(self) -> None:
        assert self.trust.facilitator.post(f"/applications/{self.application}/acceptances").status == 200


@pytest.fixture
def nobody_reached(trust: Trust, mail_server: SmtpServer) -> Applicant:
    """No name and address of hers is on record."""
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    mailer = Mailer(trust.service.runtime, send, Outgoing(Smtp(mail_server), PAGES))
    return Applicant(trust, mailer, trust.address("ada"), UUID(application))


@pytest.fixture
def applicant(nobody_reached: Applicant) -> Applicant:
    contact = {"name": "Ada Lovelace", "address": nobody_reached.address}
    assert nobody_reached.trust.ada.post("/me/contacts", contact).status == 200
    return nobody_reached


def test_applying_and_being_accepted_are_told_one_after_the_other(applicant: Applicant, inbox: Inbox) -> None:
    applicant.post()
    applicant.accept()
    applicant.post()
    assert applicant.states() == {"application_received": "sent", "accepted": "sent"}
    assert {mail["To"] for mail in inbox.mails} == {applicant.address}
    assert [f"{PAGES}/my-application/{applicant.application}" in mail.get_content() for mail in inbox.mails] == [True, True]
    assert not any("accepted" in mail.get_content() for mail in inbox.mails)


def test_what_is_no_longer_true_is_not_sent(applicant: Applicant, inbox: Inbox) -> None:
    inbox.says = "451 try again later"
    applicant.accept()
    applicant.post()
    inbox.says = "250 OK"
    assert applicant.trust.ada.post(f"/applications/{applicant.application}/withdrawals").status == 200
    applicant.post()
    assert applicant.states() == {
        "application_received": "dropped",
        "accepted": "deferred",
        "withdrawal_confirmed": "sent",
    }
    assert ["withdrawn" in mail.get_content() for mail in inbox.mails] == [True]


def test_nobody_is_written_to_who_has_left_no_address(nobody_reached: Applicant, inbox: Inbox) -> None:
    nobody_reached.post()
    assert (nobody_reached.states(), inbox.mails) == ({"application_received": "dropped"}, [])


def test_nobody_is_written_to_whose_data_are_restricted(applicant: Applicant, inbox: Inbox) -> None:
    assert applicant.trust.ada.post("/me/requests", {"kind": "restriction", "words": "For now"}).status == 201
    applicant.post()
    assert applicant.states() == {"application_received": "dropped"}
    assert ["what you asked us" in mail.get_content() for mail in inbox.mails] == [True]


def move(applicant: Applicant, **dates: str) -> None:
    cohort = applicant.trust.facilitator.get(f"/applications/{applicant.application}").body["cohort"]
    moved = applicant.trust.facilitator.post(f"/cohorts/{cohort}/date-changes", {"reason": "not_ready", **dates})
    assert moved.status == 200


def said(inbox: Inbox) -> list[str]:
    """The days in mails about a launch, in order."""
    texts = (str(mail.get_content()) for mail in inbox.mails)
    return [text.partition("planned for ")[2].partition(".")[0] for text in texts if "the launch of" in text]


def test_people_who_wait_for_a_launch_are_told_that_it_has_moved(applicant: Applicant, inbox: Inbox) -> None:
    applicant.post()
    move(applicant, launch_on="2021-05-24")
    applicant.accept()
    applicant.post()
    assert applicant.states() == {"application_received": "sent", "launch_moved": "sent", "accepted": "sent"}
    assert said(inbox) == ["24 May 2021"]
    move(applicant, launch_on="2021-06-07")
    applicant.post()
    assert said(inbox) == ["24 May 2021", "7 June 2021"]
    assert {mail["Subject"] for mail in inbox.mails} == {"There is something for you"}
    assert not any(word in mail.get_content() for mail in inbox.mails for word in ("not_ready", "First cohort"))


def test_a_move_neither_hides_what_came_before_nor_is_told_once_it_is_outdated_or_nobody_waits(
    applicant: Applicant, inbox: Inbox
) -> None:
    """One day for each launch that was still planned when it was written, and the receipt of the application beside it."""
    move(applicant, launch_on="2021-05-24")
    move(applicant, launch_on="2021-06-07")
    applicant.post()
    assert said(inbox) == ["7 June 2021"]
    assert applicant.states()["application_received"] == "sent"
    move(applicant, launch_on="2021-06-14")
    assert applicant.trust.ada.post(f"/applications/{applicant.application}/withdrawals").status == 200
    applicant.post()
    assert said(inbox) == ["7 June 2021"]


def test_another_day_than_the_launch_is_not_told(applicant: Applicant, inbox: Inbox) -> None:
    move(applicant, matching_on="2021-03-20", launch_on="2021-04-12")
    applicant.post()
    assert said(inbox) == []


def test_a_launch_itself_is_no_move(applicant: Applicant, inbox: Inbox) -> None:
    trust, applications = applicant.trust, applicant.trust.facilitator
    cohort = applications.get(f"/applications/{applicant.application}").body["cohort"]
    applicant.accept()
    trust.guide(cohort)
    trust.until(datetime(2021, 4, 15, 12, tzinfo=UTC))
    assert applications.post(f"/cohorts/{cohort}/launch", {"launched_on": "2021-04-14"}).status == 200
    applicant.post()
    assert said(inbox) == []
