"""What has reached people's mailboxes: the e-mails that the demo's mail server really got."""

import re
import time
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from plp_demo.mail.inbox import mails

SECONDS: Final = 30.0
PAUSE: Final = 0.2
CODE: Final = re.compile(r"^ {4}([A-Z]{4} [A-Z]{4})\s*$", re.MULTILINE)
NUMBER: Final = re.compile(r"Invitation: (\S+)")
ITS_CODE: Final = re.compile(r"Code: (\S+)")


@dataclass(frozen=True, slots=True)
class Mailboxes:
    folder: Path

    def to(self, address: str) -> list[str]:
        """The texts, the oldest first."""
        return [_text(mail) for mail in mails(self.folder) if mail["To"] == address]

    def code(self, address: str, *, after: int = 0) -> str:
        """In the last e-mail to that address, once there are more than `after`. Raises AssertionError where none comes."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            came = self.to(address)
            if len(came) > after:
                return _found(CODE, came[-1])
            time.sleep(PAUSE)
        raise AssertionError(f"no e-mail came to {address}")

    def invitation(self, number: str) -> str:
        """The code of the invitation with this number."""
        (text,) = [text for text in map(_text, mails(self.folder)) if NUMBER.search(text) and _found(NUMBER, text) == number]
        return _found(ITS_CODE, text)


def _text(mail: EmailMessage) -> str:
    return str(mail.get_content())


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    assert match, text
    return match[1]
