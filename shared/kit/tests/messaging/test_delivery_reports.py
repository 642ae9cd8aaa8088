"""Reports of mail servers, as some write them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from plp_kit.messaging.mail.delivery_reports import Report, reports

REPORT = """From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: programme@trust.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <20210104.7@mx.example>
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I could not deliver your message to ada@trust.example.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ada@trust.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: {kind}

From: programme@trust.example
To: ada@trust.example
Subject: There is something for you
Message-ID: <{mail}@trust.example>
{body}
--b--
"""
MAILS = ("0c1d2e3f-0000-4000-8000-000000000001", "0c1d2e3f-0000-4000-8000-000000000002")
OTHER = "From: ben@trust.example\nTo: programme@trust.example\nSubject: Thanks\nMessage-ID: <9@trust.example>\n\nHello\n"


def report(mail: str, action: str = "failed", kind: str = "message/rfc822") -> str:
    body = "\nHello,\n" if kind == "message/rfc822" else ""
    return REPORT.format(mail=mail, action=action, status="5.1.1", kind=kind, body=body)


def written(folder: Path, mails: Sequence[str]) -> Path:
    """As a mailbox where there are several."""
    file = folder / "reports"
    file.write_text(
        "".join(f"From MAILER-DAEMON Mon Jan  4 09:00:00 2021\n{mail}\n" for mail in mails) if mails[1:] else mails[0]
    )
    return file


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_names_what_did_not_arrive_and_why(tmp_path: Path, kind: str) -> None:
    assert list(reports(written(tmp_path, [report(MAILS[0], kind=kind)]))) == [Report(MAILS[0], "5.1.1")]


def test_a_mailbox_has_several_beside_mails_that_are_no_report(tmp_path: Path) -> None:
    box = written(tmp_path, [report(MAILS[0]), OTHER, report(MAILS[1])])
    assert [each.mail for each in reports(box)] == list(MAILS)


@pytest.mark.parametrize("mail", [report(MAILS[0], action="delayed"), OTHER, "", "\x00 no mail at all"])
def test_what_may_still_arrive_or_is_no_report_is_left_out(tmp_path: Path, mail: str) -> None:
    assert list(reports(written(tmp_path, [mail]))) == []
