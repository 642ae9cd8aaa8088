"""A post by SMTP, with the standard library. Each mail has a connection of its own; nothing is logged of what is sent."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate
from enum import StrEnum
from typing import Final

from plp_kit.messaging.mail.port import Answer, Fate, Mail

SECONDS: Final = 20.0
UNREACHABLE: Final = Answer(Fate.DEFERRED, "unreachable")
WITHOUT_TLS: Final = Answer(Fate.DEFERRED, "without_tls")
ADDRESS_UNFIT: Final = Answer(Fate.REFUSED, "address_unfit")


class Security(StrEnum):
    """How a connection is encrypted: not at all, after STARTTLS, or from its beginning. The values are schemes of addresses."""

    NONE = "smtp"
    STARTTLS = "smtp+starttls"
    TLS = "smtps"


PORTS: Final = {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Signs in where there is a user. `sender` is the address in From; its domain is the right half of Message-IDs."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Smtp:
    """A post. A mail goes out encrypted as the settings say, or not at all."""

    server: SmtpServer

    def send(self, mail: Mail) -> Answer:
        try:
            message = _message(self.server.sender, mail)
        except ValueError:
            return ADDRESS_UNFIT
        try:
            with self._session() as session:
                session.send_message(message)
        except (smtplib.SMTPException, OSError) as error:
            return _answer(error)
        return Answer(Fate.SENT, "250")

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        """A server may close the connection instead of saying goodbye: by then it has taken the mail."""
        session = self._connected()
        try:
            if self.server.security is Security.STARTTLS:
                session.starttls(context=ssl.create_default_context())
            if self.server.user:
                session.login(self.server.user, self.server.password)
            yield session
        finally:
            session.close()

    def _connected(self) -> smtplib.SMTP:
        server = self.server
        if server.security is Security.TLS:
            return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=ssl.create_default_context())
        return smtplib.SMTP(server.host, server.port, timeout=SECONDS)


def _message(sender: str, mail: Mail) -> EmailMessage:
    """Raises ValueError where an address or the subject is not fit for a header."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = formatdate()
    message["Message-ID"] = f"<{mail.id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    if [bool(address.username and address.domain) for address in message["To"].addresses] != [True]:
        raise ValueError("not one address")
    message.set_content(mail.text)
    return message


def _answer(error: smtplib.SMTPException | OSError) -> Answer:
    """5xx about the recipient or the content is final. Anything about the connection, or about us, may be mended."""
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=recipients):
            return _by_code(next(iter(recipients.values()))[0])
        case smtplib.SMTPDataError(smtp_code=int(code)):
            return _by_code(code)
        case smtplib.SMTPResponseException(smtp_code=int(code)):
            return Answer(Fate.DEFERRED, str(code))
        case ssl.SSLError() | smtplib.SMTPNotSupportedError():
            return WITHOUT_TLS
        case _:
            return UNREACHABLE


def _by_code(code: int) -> Answer:
    return Answer(Fate.REFUSED if code >= 500 else Fate.DEFERRED, str(code))  # noqa: PLR2004 - permanent, by RFC 5321
