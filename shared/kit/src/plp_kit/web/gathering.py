"""One request as its bytes come in: whether its head is whole, whether its body is, and by when each has to be."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from tempfile import SpooledTemporaryFile
from typing import Final

LARGEST_HEAD: Final = 64 * 1024
LARGEST_BODY: Final = 20 * 1024 * 1024
"""Above every limit of an application: a request that says it is longer goes on without its body, to be refused there."""
MOST_DIGITS: Final = 18
IN_MEMORY: Final = 1024 * 1024
END: Final = b"\r\n\r\n"
LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*\r\n", re.IGNORECASE)
CHUNKED: Final = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.IGNORECASE)
WAITS_TO_SEND: Final = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds, from a request's first moment, until its head and its body must be whole; then until its answer must be taken."""

    head: float = 10
    body: float = 30
    answer: float = 10
    idle: float = 2
    """Between two requests of one connection."""


USUAL: Final = Patience()


class Stage(Enum):
    HEAD = auto()
    BODY = auto()
    WHOLE = auto()
    HEAD_TOO_LARGE = auto()
    LENGTH_MISSING = auto()
    """A body without a length: nobody could say when it is whole."""


@dataclass(slots=True)
class Gathering:
    """`since` is the first moment of the request; `kept` says that the connection has had a request before."""

    since: float
    kept: bool = False
    stage: Stage = Stage.HEAD
    size: int = 0
    surplus: bytes = b""
    """What came behind this request: the beginning of the next."""
    waits_to_send: bool = False
    leaves_body: bool = False
    _head: bytearray = field(default_factory=bytearray)
    _file: "SpooledTemporaryFile[bytes]" = field(default_factory=lambda: SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - `close` does.
    _missing: int = 0

    def feed(self, data: bytes, now: float) -> None:
        """Call it while the stage is HEAD or BODY."""
        if self.kept and not self._head:
            self.since = now
        if self.stage is Stage.HEAD:
            self._feed_head(data)
        else:
            self._feed_body(data)

    def due(self, patience: Patience) -> float:
        """By when the next stage has to be reached."""
        if self.stage is Stage.BODY:
            return self.since + patience.body
        return self.since + (patience.idle if self.kept and not self._head else patience.head)

    def recv(self, size: int) -> bytes:
        """What gunicorn's parser reads in place of the socket. It ends with the request, so nobody waits for a client here."""
        return self._file.read(size)

    def close(self) -> None:
        self._file.close()

    def _feed_head(self, data: bytes) -> None:
        seen = max(0, len(self._head) - len(END) + 1)
        self._head += data
        end = self._head.find(END, seen)
        if end < 0:
            self.size = len(self._head)
            self.stage = Stage.HEAD_TOO_LARGE if self.size > LARGEST_HEAD else Stage.HEAD
            return
        end += len(END)
        self._measure(self._head[:end])
        self._keep(self._head[:end])
        self._feed_body(bytes(self._head[end:]))

    def _measure(self, head: bytearray) -> None:
        length = LENGTH.search(head)
        digits = length[1] if length else b"0"
        self.leaves_body = len(digits) > MOST_DIGITS or int(digits) > LARGEST_BODY
        self._missing = 0 if self.leaves_body else int(digits)
        self.waits_to_send = WAITS_TO_SEND.search(head) is not None
        self.stage = Stage.LENGTH_MISSING if CHUNKED.search(head) else Stage.BODY

    def _feed_body(self, data: bytes) -> None:
        if self.stage is not Stage.BODY:
            return
        self._keep(data[: self._missing])
        self.surplus = data[self._missing :]
        self._missing = max(0, self._missing - len(data))
        if not self._missing:
            self.stage = Stage.WHOLE
            self._file.seek(0)

    def _keep(self, data: bytes | bytearray) -> None:
        self._file.write(data)
        self.size = self._file.tell()
