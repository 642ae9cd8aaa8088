"""A client's connection: its request is gathered, then answered by a thread, then comes the next one or the end."""

import errno
import socket
import time

from gunicorn import http
from gunicorn.app.base import Config
from gunicorn.workers.gthread import TConn

from plp_kit.web.gathering import Gathering, Patience


class AnswerSocket(socket.socket):
    """An answer has to be taken within `patience` seconds, in however many parts it is sent and however slowly they are taken."""

    patience: float = 0.0
    _until: float | None = None

    def begin(self) -> None:
        """The time runs from when the next answer begins to be sent."""
        self._until = None

    def sendall(self, data: bytes, flags: int = 0) -> None:  # type: ignore[override] # gunicorn sends bytes.
        if self.gettimeout() == 0:  # An error's few bytes, which fit into the socket's buffer.
            return super().sendall(data, flags)
        now = time.monotonic()
        self._until = now + self.patience if self._until is None else self._until
        if now >= self._until:
            raise BrokenPipeError(errno.EPIPE, "the answer is not taken")
        self.settimeout(self._until - now)
        try:
            return super().sendall(data, flags)
        except TimeoutError:
            raise BrokenPipeError(errno.EPIPE, "the answer is not taken") from None


class Connection(TConn):
    """`closes_at` is set once nothing is left but to let the client read its answer."""

    sock: AnswerSocket

    def __init__(self, cfg: Config, accepted: socket.socket, client: object, server: object, patience: Patience) -> None:
        super().__init__(cfg, AnswerSocket(fileno=accepted.detach()), client, server)
        self.initialized = self.data_ready = True  # gunicorn's threads wait for no data then.
        self.sock.patience, self._patience = patience.answer, patience
        self.gathering = Gathering(time.monotonic())
        self.closes_at: float | None = None
        self.ended = False

    @property
    def due(self) -> float:
        """When it is closed unless more comes."""
        return self.gathering.due(self._patience) if self.closes_at is None else self.closes_at

    def hand_over(self) -> None:
        """To a thread, which reads what was gathered, and never the socket."""
        self.parser = http.get_parser(self.cfg, self.gathering, self.client)
        self.sock.begin()

    def begin_again(self) -> bytes:
        """Gathers the next request; returns what came of it already."""
        surplus = self.gathering.surplus
        self.gathering.close()
        self.gathering = Gathering(time.monotonic(), kept=True)
        return surplus

    def end(self) -> None:
        self.ended = True
        self.gathering.close()
        self.close()
