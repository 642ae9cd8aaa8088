"""Sending e-mail: what is sent, and what became of it. A post never raises for what a mail server says or does not say."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from plp_kit.core.quiet_hours import QuietHours


@dataclass(frozen=True, slots=True)
class Mail:
    """`id` is the left half of its Message-ID: the same for each attempt, so that a repeat can be recognised as one."""

    id: str
    to: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)


class Fate(StrEnum):
    """`deferred` is worth another try; `refused` never is."""

    SENT = "sent"
    DEFERRED = "deferred"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """`code` is the server's reply code as text, or a word of ours. What else a server says may name people: it is left out."""

    fate: Fate
    code: str


class Post(Protocol):
    """May block for as long as the server may take. To be called outside transactions."""

    def send(self, mail: Mail) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a service needs to write an e-mail: the post, the public address of its pages, for links, and when it waits."""

    post: Post
    pages: str
    quiet: QuietHours | None = None
