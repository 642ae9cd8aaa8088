"""An invitation goes out as an e-mail with its code, through a mail server on this machine."""

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from services.recruitment.tests.notices.inviting import CODE, Invitation, invite
from services.recruitment.tests.recruiting import Trust

from plp_demo.mail.sink import Inbox
from plp_kit.core.events import Origin
from plp_kit.messaging.mail.port import Answer, Mail, Outgoing, Post
from plp_kit.messaging.mail.smtp import Smtp, SmtpServer
from plp_kit.process import work
from plp_kit.process.mailing import Mailer
from plp_kit.process.runtime import Runtime
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered
from recruitment.notices.decider import KEPT_FOR, PAUSES
from recruitment.notices.use_cases.sending import send

PAGES: Final = "https://plp.rha.nhs.uk"
ERASING_AT: Final = datetime(2021, 1, 15, tzinfo=UTC)


class ProcessKilled(Exception):
    """Between the mail server's answer and its record."""


@dataclass(frozen=True)
class Killed:
    """A post after whose first mail the process is gone."""

    post: Post

    def send(self, mail: Mail) -> Answer:
        self.post.send(mail)
        raise ProcessKilled


class Sending:
    """The work process of a trust that has invited Ada. `at` is system time."""

    def __init__(self, trust: Trust, server: SmtpServer) -> None:
        self.trust, self.post = trust, Smtp(server)
        self.cohort, self.address = trust.cohort(), trust.address("ada")
        invited = invite(trust, self.cohort, self.address)
        assert isinstance(invited, Invitation)
        self.invited = invited

    def step(self, post: Post | None = None) -> int:
        return Mailer(self.trust.service.runtime, send, Outgoing(post or self.post, PAGES)).step()

    def later(self, pause: timedelta) -> None:
        """Tried so long after now."""
        context = self.trust.service.runtime.context(self.trust.tenant)
        at = datetime.now(UTC) + pause
        origin = Origin("deadline", at, uuid4())
        send(context, Outgoing(self.post, PAGES), UUID(self.notice["notice"]), origin, at)

    @property
    def notice(self) -> dict[str, Any]:
        notices: list[dict[str, Any]] = self.trust.facilitator.list(f"/cohorts/{self.cohort}/notices")
        (notice,) = notices
        return notice

    @property
    def state(self) -> tuple[str, int, str | None]:
        notice = self.notice
        return notice["state"], notice["attempts"], notice["code"]

    @property
    def not_arrived(self) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = self.trust.facilitator.get(f"/cohorts/{self.cohort}/notices/overview").body["not_arrived"]
        return told

    def remove(self, code: str = CODE) -> Answered:
        return self.trust.ben.post(self.invited.path("removals"), {"code": code})


@pytest.fixture
def sending(trust: Trust, mail_server: SmtpServer) -> Sending:
    return Sending(trust, mail_server)


def test_an_invitation_goes_out_once_with_its_code(sending: Sending, inbox: Inbox, caplog: pytest.LogCaptureFixture) -> None:
    assert sending.state == ("waiting", 0, None)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # The sink's own, which is no part of the platform.
        assert sending.step() == 1
        assert sending.step() == 0
    (mail,) = inbox.mails
    text = mail.get_content()
    assert (mail["To"], mail["Subject"]) == (sending.address, "There is something for you")
    assert all(part in text for part in (CODE, str(sending.invited.application), f"{PAGES}/invitation", "1 March 2021"))
    assert sending.state == ("sent", 1, None)
    logged = [payload for _, payload in sending.trust.service.logged("rha")]
    assert not any(word in told for told in (*logged, caplog.text) for word in (CODE, sending.address))


def test_the_work_process_sends_once_a_mail_server_is_set(
    sending: Sending, service: RunningService, mail_server: SmtpServer, inbox: Inbox
) -> None:
    with work.loops(service.runtime, "mailer") as none:
        assert none == []
    runtime = Runtime(service.runtime.service, replace(service.runtime.settings, smtp=mail_server, pages=PAGES))
    with work.loops(runtime, "mailer") as (mailer,):
        assert mailer.step() == 1
    for pool in (runtime.database, runtime.scheduler_database, runtime.vault_database):
        pool.close()
    assert [mail["To"] for mail in inbox.mails] == [sending.address]


def test_a_deferred_invitation_is_tried_again_and_a_refused_one_is_not(sending: Sending, inbox: Inbox) -> None:
    inbox.says = "451 try again later"
    assert (sending.step(), sending.step()) == (1, 0)
    assert sending.state == ("deferred", 1, "451")
    inbox.says = "550 no such user"
    sending.later(PAUSES[0])
    assert sending.state == ("refused", 2, "550")
    inbox.says = "250 OK"
    sending.later(timedelta(days=30))
    assert inbox.mails == []


def test_what_was_sent_when_the_process_was_killed_is_sent_again_under_the_same_message_id(
    sending: Sending, inbox: Inbox
) -> None:
    with pytest.raises(ProcessKilled):
        sending.step(Killed(sending.post))
    assert (sending.step(), sending.state) == (0, ("being_sent", 1, None))
    sending.later(KEPT_FOR)
    assert sending.state == ("sent", 2, None)
    first, second = inbox.mails
    assert first["Message-ID"] == second["Message-ID"] == f"<{sending.notice['notice']}@rha.nhs.uk>"


def test_an_email_that_did_not_arrive_is_told_by_name_unless_the_persons_data_are_restricted(
    sending: Sending, service: RunningService, inbox: Inbox
) -> None:
    inbox.says = "550 no such user"
    sending.step()
    person = service.person_known_as(sending.invited.person, "rha", Role.PARTICIPANT)
    assert [(each["application"], each["state"]) for each in sending.not_arrived] == [
        (str(sending.invited.application), "refused")
    ]
    assert person.post("/me/requests", {"kind": "restriction", "words": "Not now"}).status == 201
    assert sending.not_arrived == []


def test_nobody_who_was_removed_gets_it(sending: Sending, inbox: Inbox) -> None:
    assert sending.remove().status == 200
    assert sending.step() == 1
    assert (inbox.mails, sending.state) == ([], ("dropped", 0, None))


def test_nobody_who_was_removed_while_it_was_being_sent_gets_it_again(sending: Sending, inbox: Inbox) -> None:
    inbox.says = "451 try again later"
    sending.step()
    assert sending.remove().status == 200
    inbox.says = "250 OK"
    sending.later(PAUSES[0])
    assert (inbox.mails, sending.state) == ([], ("dropped", 1, None))


def test_nobody_who_is_erased_gets_it(sending: Sending, service: RunningService, inbox: Inbox) -> None:
    person = service.person_known_as(sending.invited.person, "rha", Role.PARTICIPANT)
    sending.trust.erase(person, ERASING_AT)
    sending.step()
    assert ["what you asked us for is done" in mail.get_content() for mail in inbox.mails] == [True]


def test_an_invitation_is_removed_with_its_code_and_nothing_of_it_opens_any_more(
    sending: Sending, service: RunningService
) -> None:
    assert sending.remove("guessed").code == "invitation_code_wrong"
    assert sending.remove().status == 200
    _is_gone(sending, service)
    again = invite(sending.trust, sending.cohort, sending.address, sending.invited.person)
    assert getattr(again, "code", None) == "invited_already"


def test_a_facilitator_removes_somebody_on_request(sending: Sending, service: RunningService) -> None:
    removed = sending.trust.facilitator.post(f"/applications/{sending.invited.application}/removals")
    assert removed.status == 200
    _is_gone(sending, service)
    assert sending.remove().code == "invitation_code_wrong"
    applied = sending.trust.apply(sending.trust.ada, sending.cohort).body["id"]
    assert sending.trust.facilitator.post(f"/applications/{applied}/removals").code == "no_such_invitation"


def _is_gone(sending: Sending, service: RunningService) -> None:
    shown = sending.trust.facilitator.get(f"/applications/{sending.invited.application}").body
    assert shown["state"] == "removed"
    assert service.destroy_spent() == 4
    with service.runtime.database.of("rha").transaction() as db:
        assert db.execute("SELECT contact FROM staff_1 WHERE person = %s", (sending.invited.person,)).fetchall() == [(None,)]
