"""gunicorn's worker with threads, changed so that a thread sees a request only once all of it is here.

gunicorn itself lets a thread read from the client, for as long as that takes: as many slow clients as there are threads stop a
service. Here the main thread gathers all requests and closes what is overdue.
"""

import logging
import socket
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from http import HTTPStatus
from selectors import EVENT_READ
from typing import ClassVar, Final

from gunicorn import util
from gunicorn.http.errors import ExpectationFailed, LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import ThreadWorker

from plp_kit.web.connection import Connection
from plp_kit.web.gathering import Patience, Stage

log = logging.getLogger(__name__)

CHUNK: Final = 64 * 1024
MOST_GATHERED: Final = 256 * 1024 * 1024
"""Bytes of all requests that are being gathered. Above it the largest gives way."""
LOOK_EVERY: Final = 0.2
LINGER: Final = 2.0
CONTINUE: Final = b"HTTP/1.1 100 Continue\r\n\r\n"
REFUSED: Final = {
    Stage.HEAD_TOO_LARGE: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    Stage.LENGTH_MISSING: HTTPStatus.LENGTH_REQUIRED,
}
ERRORS: Final = (
    (LimitRequestLine, HTTPStatus.REQUEST_URI_TOO_LONG),
    (LimitRequestHeaders, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    (ExpectationFailed, HTTPStatus.EXPECTATION_FAILED),
    (ParseException, HTTPStatus.BAD_REQUEST),
)


class GatheringWorker(ThreadWorker):
    """`_waiting` are the connections that no thread has, in the order in which they began to wait."""

    patience: ClassVar[Patience] = Patience()

    _stops_at = float("inf")
    _looked_at = 0.0

    def init_process(self) -> None:
        self._waiting: dict[Connection, None] = {}
        super().init_process()

    def accept(self, listener: socket.socket) -> None:
        """Where there are as many connections as there may be, the one that has waited longest makes room."""
        try:
            accepted, client = listener.accept()
        except OSError:
            self._make_room()
            return
        self.nr_conns += 1
        self._gather(Connection(self.cfg, accepted, client, listener.getsockname(), self.patience))
        if self.nr_conns >= self.worker_connections:
            self._make_room()

    def finish_request(self, conn: Connection, fs: "Future[bool]") -> None:
        """Called in the main thread when a thread is done with a request."""
        keeps = not fs.cancelled() and fs.exception() is None and fs.result()
        if keeps and not conn.gathering.leaves_body:
            self._gather(conn, conn.begin_again())
        else:
            self._linger(conn)

    def murder_pending(self) -> None:
        """Closes what is overdue. gunicorn calls it in each round."""
        now = time.monotonic()
        if now - self._looked_at < LOOK_EVERY:
            return
        self._looked_at = now
        for conn in [waiting for waiting in self._waiting if min(waiting.due, self._stops_at) <= now]:
            self._drop(conn)

    def murder_keepalived(self, *, force: bool = False) -> None:
        """`force` comes at the end of the process."""
        if force:
            for conn in list(self._waiting):
                self._drop(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """Called when the worker is told to stop: nobody is waited for any longer than this."""
        self._stops_at = deadline

    def handle_error(self, req: object, client: socket.socket, addr: object, exc: Exception) -> None:  # noqa: ARG002 - gunicorn's shape
        """Neither the log nor the answer quotes a request, as gunicorn's would."""
        status = next((status for kind, status in ERRORS if isinstance(exc, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
        log.warning("request not answered", extra={"error": type(exc).__name__, "status": status.value})
        _answer_error(client, status)

    def _gather(self, conn: Connection, already: bytes = b"") -> None:
        conn.sock.settimeout(0)
        self._wait(conn, self._receive)
        if already:
            self._safely(self._feed, conn, already)

    def _receive(self, conn: Connection, data: bytes) -> None:
        if data:
            self._feed(conn, data)
        else:
            self._drop(conn)

    def _feed(self, conn: Connection, data: bytes) -> None:
        conn.gathering.feed(data, time.monotonic())
        stage = conn.gathering.stage
        if stage is Stage.WHOLE:
            self._stop_waiting(conn)
            conn.hand_over()
            self.enqueue_req(conn)
        elif stage in REFUSED:
            self._refuse(conn, REFUSED[stage])
        elif stage is Stage.BODY:
            self._ask_for_body(conn)

    def _ask_for_body(self, conn: Connection) -> None:
        if conn.gathering.waits_to_send:
            conn.gathering.waits_to_send = False
            conn.sock.send(CONTINUE)
        if sum(waiting.gathering.size for waiting in self._waiting) > MOST_GATHERED:
            self._drop(max(self._waiting, key=lambda waiting: waiting.gathering.size))

    def _refuse(self, conn: Connection, status: HTTPStatus) -> None:
        self._stop_waiting(conn)
        _answer_error(conn.sock, status)
        self._linger(conn)

    def _linger(self, conn: Connection) -> None:
        """Reads on for a moment, since closing at once would take back an answer that the client has not read."""
        try:
            conn.sock.settimeout(0)
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self._end(conn)
            return
        conn.closes_at = time.monotonic() + LINGER
        self._wait(conn, lambda conn, data: None if data else self._drop(conn))

    def _wait(self, conn: Connection, take: Callable[[Connection, bytes], None]) -> None:
        """`take` gets what comes; nothing at the end."""
        self._waiting[conn] = None
        self.poller.register(conn.sock, EVENT_READ, partial(self._readable, conn, take))

    def _readable(self, conn: Connection, take: Callable[[Connection, bytes], None], _socket: socket.socket) -> None:
        self._safely(self._read, conn, take)

    def _read(self, conn: Connection, take: Callable[[Connection, bytes], None]) -> None:
        try:
            data = conn.sock.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        take(conn, data)

    def _safely(self, step: Callable[..., None], conn: Connection, *arguments: object) -> None:
        """No connection ends the loop that serves all."""
        try:
            step(conn, *arguments)
        except Exception:
            log.exception("connection closed")
            self._drop(conn)

    def _stop_waiting(self, conn: Connection) -> None:
        if conn in self._waiting:
            del self._waiting[conn]
            self.poller.unregister(conn.sock)

    def _make_room(self) -> None:
        for conn in list(self._waiting)[:1]:
            self._drop(conn)

    def _drop(self, conn: Connection) -> None:
        self._stop_waiting(conn)
        self._end(conn)

    def _end(self, conn: Connection) -> None:
        if not conn.ended:
            self.nr_conns -= 1
            conn.end()


def _answer_error(client: socket.socket, status: HTTPStatus) -> None:
    try:
        util.write_error(client, status.value, status.phrase, "")
    except OSError:
        log.debug("client gone")
