"""What somebody with an application gets by e-mail, and when nothing is sent any more."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from services.recruitment.tests.recruiting import Trust

from plp_demo.mail.sink import Inbox
from plp_kit.messaging.mail.port import Outgoing
from plp_kit.messaging.mail.smtp import Smtp, SmtpServer
from plp_kit.process.mailing import Mailer
from recruitment.notices.use_cases import send

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
    assert (applicant.states(), inbox.mails) == ({"application_received": "dropped"}, [])
