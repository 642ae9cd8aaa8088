"""What becomes of an e-mail, at a mail server on this machine."""

import logging
from dataclasses import replace

import pytest

from plp_demo.mail.sink import Inbox
from plp_demo.servers.ports import free_ports
from plp_kit.messaging.mail.port import Answer, Fate, Mail
from plp_kit.messaging.mail.smtp import ADDRESS_UNFIT, UNREACHABLE, WITHOUT_TLS, Security, Smtp, SmtpServer

MAIL = Mail("5e1f", "ada@rha.nhs.uk", "An invitation", "Your code: sesame\n\nÀ bientôt")


def test_a_mail_arrives_with_the_same_message_id_each_time(mail_server: SmtpServer, inbox: Inbox) -> None:
    assert [Smtp(mail_server).send(MAIL) for _ in range(2)] == [Answer(Fate.SENT, "250")] * 2
    first, second = inbox.mails
    assert first["Message-ID"] == second["Message-ID"] == "<5e1f@rha.nhs.uk>"
    assert (first["From"], first["To"], first["Subject"]) == ("programme@rha.nhs.uk", "ada@rha.nhs.uk", "An invitation")
    assert first.get_content().splitlines() == ["Your code: sesame", "", "À bientôt"]


@pytest.mark.parametrize(
    ("to_the_recipient", "at_the_end", "answer"),
    [
        ("550 no such user ada@rha.nhs.uk", "250 OK", Answer(Fate.REFUSED, "550")),
        ("451 greylisted", "250 OK", Answer(Fate.DEFERRED, "451")),
        ("250 OK", "554 looks like spam", Answer(Fate.REFUSED, "554")),
        ("250 OK", "452 no room", Answer(Fate.DEFERRED, "452")),
    ],
)
def test_the_servers_answer_says_whether_another_try_is_worth_it(
    mail_server: SmtpServer, inbox: Inbox, to_the_recipient: str, at_the_end: str, answer: Answer
) -> None:
    inbox.says, inbox.says_at_end = to_the_recipient, at_the_end
    assert Smtp(mail_server).send(MAIL) == answer
    assert inbox.mails == []


def test_a_server_that_is_away_is_asked_again_later() -> None:
    assert Smtp(SmtpServer("127.0.0.1", free_ports(1)[0], Security.NONE, "programme@rha.nhs.uk")).send(MAIL) == UNREACHABLE


def test_nothing_is_sent_in_plain_where_encryption_is_asked(mail_server: SmtpServer, inbox: Inbox) -> None:
    assert Smtp(replace(mail_server, security=Security.STARTTLS)).send(MAIL) == WITHOUT_TLS
    assert Smtp(replace(mail_server, security=Security.TLS)).send(MAIL) == WITHOUT_TLS
    assert inbox.mails == []


@pytest.mark.parametrize("address", ["ada@rha.nhs.uk\r\nBcc: ben@rha.nhs.uk", "", "no address", "ada@rha.nhs.uk, ben@rha.nhs.uk"])
def test_an_address_that_is_not_one_address_is_refused(mail_server: SmtpServer, inbox: Inbox, address: str) -> None:
    assert Smtp(mail_server).send(replace(MAIL, to=address)) == ADDRESS_UNFIT
    assert inbox.mails == []


def test_nothing_of_a_mail_is_logged_or_printed(mail_server: SmtpServer, inbox: Inbox, caplog: pytest.LogCaptureFixture) -> None:
    inbox.says = "550 ada@rha.nhs.uk is unknown"
    with caplog.at_level(logging.DEBUG, logger="plp_kit"):
        answer = Smtp(mail_server).send(MAIL)
    told = caplog.text + repr(MAIL) + repr(answer)
    assert not any(word in told for word in ("ada@", "sesame", "invitation"))
