"""Reports that an e-mail did not arrive (RFC 3464), as mail servers send them to the sender's address."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from mailbox import mbox
from pathlib import Path
from typing import Final

REPORT: Final = "message/delivery-status"
ORIGINAL: Final = frozenset({"message/rfc822", "text/rfc822-headers"})


@dataclass(frozen=True, slots=True)
class Report:
    """`mail` is the left half of the Message-ID of what did not arrive; `status` says why, in the numbers of RFC 3463."""

    mail: str
    status: str


def reports(file: Path) -> Iterator[Report]:
    """In a file with one e-mail, or with several (mbox). What is no report, or says that it may still arrive, is left out."""
    for content in _mails(file):
        message = message_from_bytes(content, policy=policy.default)
        mail, status = _original(message), _status(message)
        if mail and status:
            yield Report(mail, status)


def _mails(file: Path) -> list[bytes]:
    content = file.read_bytes()
    if not content.startswith(b"From "):
        return [content]
    with closing(mbox(file, create=False)) as box:
        return [message.as_bytes() for message in box]


def _status(message: EmailMessage) -> str | None:
    """Of the first recipient whom it did not reach for good."""
    for part in message.walk():
        if part.get_content_type() == REPORT:
            for recipient in part.iter_parts():
                if str(recipient["Action"]).strip().lower() == "failed":
                    return str(recipient["Status"] or "5.0.0").split()[0]
    return None


def _original(message: EmailMessage) -> str | None:
    for part in message.walk():
        if part.get_content_type() in ORIGINAL:
            name = _message_id(part)
            if name:
                return name.strip("<> ").partition("@")[0]
    return None


def _message_id(part: EmailMessage) -> str | None:
    if part.get_content_type() == "message/rfc822":
        (original,) = part.iter_parts()
        return str(original["Message-ID"])
    headers = message_from_bytes(part.get_content().encode(), policy=policy.default)
    return str(headers["Message-ID"])
