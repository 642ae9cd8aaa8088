"""Answers /live, /ready and /metrics for a process without routes."""

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket

from plp_kit.core.telemetry.health import PROMETHEUS, Health

log = logging.getLogger(__name__)

JSON = "application/json"
SECONDS_TO_ASK = 10
STOPS_WITHIN = 0.1


@contextmanager
def answering(health: Health, host: str, port: int) -> Iterator[int]:
    """Answers on a port, which is yielded. If the port is taken, that is logged and the work goes on."""
    try:
        server = ThreadingHTTPServer((host, port), partial(_Handler, health))
    except OSError as error:
        log.error("status not served", extra={"port": port, "error": type(error).__name__})  # noqa: TRY400 - the type says all.
        yield 0
        return
    thread = threading.Thread(target=server.serve_forever, args=(STOPS_WITHIN,), name="status", daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


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


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, health: Health, request: socket, client_address: tuple[str, int], server: ThreadingHTTPServer) -> None:
        self._health = health
        super().__init__(request, client_address, server)

    def setup(self) -> None:
        super().setup()
        self.connection.settimeout(SECONDS_TO_ASK)

    def do_GET(self) -> None:
        status, kind, body = _answered(self._health, self.path)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *_args: object) -> None:  # noqa: A002 - as it is inherited.
        """Logs nothing, since probes come every few seconds."""
