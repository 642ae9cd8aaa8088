"""A mail server that delivers nothing: it keeps what it is sent. For the demo and for tests; it listens on this machine alone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Final, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HOST: Final = "127.0.0.1"
TAKEN: Final = "250 OK"


def keeps_nothing(_message: EmailMessage) -> None:
    """For a sink that only remembers."""


@dataclass(slots=True)
class Inbox:
    """`says` is the server's answer to a recipient, `says_at_end` to the content: tests change them."""

    keep: Callable[[EmailMessage], object] = keeps_nothing
    mails: list[EmailMessage] = field(default_factory=list)
    says: str = TAKEN
    says_at_end: str = TAKEN

    async def handle_RCPT(  # noqa: N802 - the library's shape
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        if self.says == TAKEN:
            envelope.rcpt_tos.append(address)
        return self.says

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's shape
        del server, session
        if self.says_at_end == TAKEN:
            content = envelope.content or b""
            message = message_from_bytes(content if isinstance(content, bytes) else content.encode(), policy=policy.default)
            self.mails.append(message)
            self.keep(message)
        return self.says_at_end


class Sink(AbstractContextManager["Sink"]):
    """Runs in a thread of this process from entering to leaving."""

    def __init__(self, port: int, inbox: Inbox) -> None:
        self.inbox, self.port = inbox, port
        self._controller = Controller(inbox, hostname=HOST, port=port)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._controller.stop()
