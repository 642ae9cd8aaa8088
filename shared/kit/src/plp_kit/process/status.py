"""Answers /live, /ready and /metrics on a port of their own, so that no request keeps a process from saying how it is."""

import io
import json
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from typing import TYPE_CHECKING, Final

from plp_kit.core.telemetry.health import PROMETHEUS, Health

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

log = logging.getLogger(__name__)

JSON: Final = "application/json"
SECONDS_TO_ASK: Final = 10.0
SECONDS_TO_BIND: Final = 5.0
STOPS_WITHIN: Final = 0.1


@contextmanager
def answering(health: Health, host: str, port: int, patience: float = SECONDS_TO_BIND) -> Iterator[int]:
    """Answers on a port, which is yielded. If the port stays taken, that is logged, 0 is yielded, and the work goes on."""
    server = _bound(health, host, port, time.monotonic() + patience)
    if server is None:
        yield 0
        return
    thread = _served(server)
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(health: Health, host: str, port: int) -> None:
    """As `answering`, until the process ends."""
    server = _bound(health, host, port, time.monotonic() + SECONDS_TO_BIND)
    if server is not None:
        _served(server)


def _served(server: ThreadingHTTPServer) -> threading.Thread:
    thread = threading.Thread(target=server.serve_forever, args=(STOPS_WITHIN,), name="status", daemon=True)
    thread.start()
    return thread


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Logs nothing: the client has gone, or took too long."""


def _bound(health: Health, host: str, port: int, until: float) -> ThreadingHTTPServer | None:
    """The process before this one may take a moment to end."""
    while True:
        try:
            return _Server((host, port), partial(_Handler, health))
        except OSError as error:
            if time.monotonic() >= until:
                log.error("status not served", extra={"port": port, "error": type(error).__name__})  # noqa: TRY400 - the type says all.
                return None
            time.sleep(STOPS_WITHIN)


def _answered(health: Health, path: str) -> tuple[HTTPStatus, str, bytes]:
    match path:
        case "/live":
            return HTTPStatus.OK, JSON, json.dumps({"live": True}).encode()
        case "/ready":
            checks = health.checked()
            status = HTTPStatus.OK if all(checks.values()) else HTTPStatus.SERVICE_UNAVAILABLE
            return status, JSON, json.dumps({"ready": all(checks.values()), "checks": checks}).encode()
        case "/metrics":
            return HTTPStatus.OK, PROMETHEUS, health.metrics()
        case _:
            return HTTPStatus.NOT_FOUND, JSON, b"{}"


class _InTime(io.RawIOBase):
    """What comes on a connection until a moment; reading on raises TimeoutError then, however many bytes have come."""

    def __init__(self, connection: socket, until: float) -> None:
        self._connection, self._until = connection, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, health: Health, request: socket, client_address: tuple[str, int], server: ThreadingHTTPServer) -> None:
        self._health = health
        super().__init__(request, client_address, server)

    def setup(self) -> None:
        super().setup()
        self.connection.settimeout(SECONDS_TO_ASK)
        self.rfile = io.BufferedReader(_InTime(self.connection, time.monotonic() + SECONDS_TO_ASK))

    def do_GET(self) -> None:
        status, kind, body = _answered(self._health, self.path)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *_args: object) -> None:  # noqa: A002 - as it is inherited.
        """Logs nothing, since probes come every few seconds."""
