"""Clients that do next to nothing: requests made beforehand, a socket for each, one thread for all of them."""

import selectors
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from typing import TypeAlias

from plp_demo.servers.ports import LOOPBACK

MakeRequest: TypeAlias = Callable[[], bytes]
CREATED = b"HTTP/1.1 201"
END_OF_HEADERS = b"\r\n\r\n"


class Unexpected(Exception):
    """Another answer than 201."""


@dataclass(slots=True)
class Client:
    """One connection, which asks again as soon as it was answered."""

    link: socket.socket
    make: MakeRequest
    asked_at: float = 0.0
    took: list[float] = field(default_factory=list)
    _heard: bytes = b""

    def ask(self) -> None:
        request, self.asked_at = self.make(), time.perf_counter()
        self.link.sendall(request)

    def hear(self) -> bool:
        """Whether the answer is complete."""
        self._heard += self.link.recv(65_536)
        headers, end, body = self._heard.partition(END_OF_HEADERS)
        if not end or len(body) < _length(headers):
            return False
        if not headers.startswith(CREATED):
            raise Unexpected((headers + end + body).decode(errors="replace"))
        self._heard = b""
        self.took.append(time.perf_counter() - self.asked_at)
        return True


def _length(headers: bytes) -> int:
    return int(headers.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])


def load(port: int, clients: int, seconds: float, make: MakeRequest) -> list[float]:
    """How long each request took, in seconds. Raises Unexpected."""
    with ExitStack() as stack:
        selector = stack.enter_context(selectors.DefaultSelector())
        made = [Client(stack.enter_context(closing(socket.create_connection((LOOPBACK, port)))), make) for _ in range(clients)]
        for client in made:
            selector.register(client.link, selectors.EVENT_READ, client)
            client.ask()
        _go_on(selector, time.perf_counter() + seconds)
    return [took for client in made for took in client.took]


def _go_on(selector: selectors.BaseSelector, until: float) -> None:
    while time.perf_counter() < until:
        for key, _ in selector.select(0.1):
            if key.data.hear():
                key.data.ask()
