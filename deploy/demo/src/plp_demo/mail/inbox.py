"""`plp-demo inbox`: the e-mails that the running platform has sent, which go nowhere else."""

import os
import sys
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from mailbox import Maildir
from pathlib import Path

from plp_demo.platform import left
from plp_demo.platform.left import NOTHING_RUNS
from plp_operate.deployment import file


def show() -> int:
    """The exit code: 0, or 1 where nothing runs."""
    try:
        at = left.read(file.place(os.environ))
    except FileNotFoundError:
        print(NOTHING_RUNS, file=sys.stderr)
        return 1
    for line in lines(at.mail):
        print(line)
    return 0


def lines(folder: Path) -> Iterator[str]:
    sent = mails(folder)
    if not sent:
        yield "No e-mail has been sent."
    for mail in sent:
        yield from ("-" * 40, f"To: {mail['To']}", f"Subject: {mail['Subject']}", "", mail.get_content())


def mails(folder: Path) -> list[EmailMessage]:
    """The oldest first."""
    return sorted((message_from_bytes(text, policy=policy.default) for text in _kept(folder)), key=_sent)


def _kept(folder: Path) -> Iterator[bytes]:
    box = Maildir(folder, create=True)
    return (box.get_bytes(key) for key in box.iterkeys())


def _sent(mail: EmailMessage) -> str:
    return parsedate_to_datetime(mail["Date"]).isoformat()
