"""Signing in to Kafka message by message, as its protocol has it: a client library keeps the broker's own answer to itself."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from kafka.net.sasl.scram import ScramClient

HANDSHAKE, AUTHENTICATE, METADATA = 17, 36, 3
"""Kafka's numbers for what is asked."""
LET_IN, UNSUPPORTED_MECHANISM, ILLEGAL_STATE, REFUSED = 0, 33, 34, 58
"""And for what it answers."""
EVERY_TOPIC: Final = struct.pack(">i", -1)
NO_BROKER_NO_TOPIC: Final = struct.pack(">iii", 0, -1, 0)


class HungUp(Exception):
    """The broker ended the connection without an answer."""


@dataclass(frozen=True, slots=True)
class Door:
    connection: socket.socket

    def handshake(self, mechanism: str) -> int:
        (code,) = struct.unpack_from(">h", self.ask(HANDSHAKE, 1, _text(mechanism.encode())))
        return int(code)

    def authenticate(self, data: bytes) -> tuple[int, bytes]:
        """The broker's number, and its next message, empty where it refuses."""
        answer = self.ask(AUTHENTICATE, 0, struct.pack(">i", len(data)) + data)
        code, length = struct.unpack_from(">hh", answer)
        rest = answer[4 + max(0, length) :]
        return int(code), rest[4:]

    def ask(self, what: int, version: int, body: bytes) -> bytes:
        request = struct.pack(">hhi", what, version, 1) + _text(b"walls") + body
        self.connection.sendall(struct.pack(">i", len(request)) + request)
        (length,) = struct.unpack(">i", self._read(4))
        return self._read(length)[4:]

    def _read(self, length: int) -> bytes:
        read = b""
        while len(read) < length:
            try:
                more = self.connection.recv(length - len(read))
            except ConnectionError as error:
                raise HungUp from error
            if not more:
                raise HungUp
            read += more
        return read


@contextmanager
def at_the_door(bootstrap: str) -> Iterator[Door]:
    host, _, port = bootstrap.partition(",")[0].rpartition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        yield Door(connection)


def signs_in(door: Door, user: str, password: str) -> int:
    """The number of the first answer that is a refusal; `LET_IN` if none is."""
    scram = ScramClient(user, password, "SCRAM-SHA-512")
    if code := door.handshake("SCRAM-SHA-512"):
        return code
    code, answer = door.authenticate(scram.first_message())
    if code:
        return code
    scram.process_server_first_message(answer)
    code, _ = door.authenticate(scram.final_message())
    return code


def _text(text: bytes) -> bytes:
    return struct.pack(">h", len(text)) + text
