"""What has reached people's mailboxes: the e-mails that the demo's mail server really got."""

import re
import time
from collections.abc import Callable
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
        return _found(CODE, _awaited(lambda: self.to(address), after)[-1])

    def invitation(self, number: str) -> str:
        """The code of the invitation with this number, once it has come. Raises AssertionError where none comes."""
        return _found(ITS_CODE, _awaited(lambda: self._invitations(number))[0])

    def _invitations(self, number: str) -> list[str]:
        texts = (_text(mail) for mail in mails(self.folder))
        return [text for text in texts if NUMBER.search(text) and _found(NUMBER, text) == number]


def _awaited(look: Callable[[], list[str]], after: int = 0) -> list[str]:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        came = look()
        if len(came) > after:
            return came
        time.sleep(PAUSE)
    raise AssertionError("no e-mail came")


def _text(mail: EmailMessage) -> str:
    return str(mail.get_content())


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    assert match, text
    return match[1]
