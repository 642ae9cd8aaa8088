"""Settings of e-mails: PLP_SMTP_URL, without which none is sent, PLP_MAIL_FROM, PLP_PUBLIC_URL and PLP_QUIET_HOURS."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from plp_kit.core.quiet_hours import QuietHours
from plp_kit.messaging.mail.smtp import PORTS, Security, SmtpServer

NONE: Final = "none"
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
ADDRESS: Final = re.compile(r"[^@\s<>]+@[A-Za-z0-9.-]+")
SCHEMES: Final = ", ".join(f"{security}://" for security in Security)


def smtp(environ: Mapping[str, str], wrong: list[str]) -> SmtpServer | None:
    url, sender = environ.get("PLP_SMTP_URL", ""), environ.get("PLP_MAIL_FROM", "")
    if not url:
        return None
    if not ADDRESS.fullmatch(sender):
        wrong.append("PLP_MAIL_FROM is not an address such as programme@trust.nhs.uk")
    server = _server(url, sender)
    if server is None:
        wrong.append(f"PLP_SMTP_URL is not of the form smtps://user:password@host:port (schemes: {SCHEMES})")
    return server


def pages(environ: Mapping[str, str], wrong: list[str]) -> str:
    address = environ.get("PLP_PUBLIC_URL", "").rstrip("/")
    if environ.get("PLP_SMTP_URL") and not address.startswith(("http://", "https://")):
        wrong.append("PLP_PUBLIC_URL is not a web address, and e-mails have links to the pages")
    return address


def quiet_hours(environ: Mapping[str, str], wrong: list[str]) -> QuietHours | None:
    """19:00-07:30 where nothing is said, and none where it says `none`."""
    text = environ.get("PLP_QUIET_HOURS", "")
    if text == NONE:
        return None
    try:
        return QuietHours.read(text) if text else QuietHours()
    except ValueError:
        wrong.append("PLP_QUIET_HOURS is neither of the form 19:00-07:30, from the evening to the morning, nor `none`")
        return None


def refused_in_production(server: SmtpServer, address: str) -> Iterator[str]:
    if server.security is Security.NONE and server.host not in LOOPBACK:
        yield "PLP_SMTP_URL=smtp:// to another host is refused in production: use smtp+starttls:// or smtps://"
    if not address.startswith("https://"):
        yield "PLP_PUBLIC_URL must be an https address in production"


def _server(url: str, sender: str) -> SmtpServer | None:
    try:
        parts = urlsplit(url)
        security, port = Security(parts.scheme), parts.port
    except ValueError:
        return None
    return _made(parts, security, port, sender) if parts.hostname else None


def _made(parts: SplitResult, security: Security, port: int | None, sender: str) -> SmtpServer:
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return SmtpServer(parts.hostname or "", port or PORTS[security], security, sender, user, password)
