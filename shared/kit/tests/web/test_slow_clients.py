"""The real server and clients that take their time: no thread waits for them, and they are closed when they are overdue."""

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
import requests

from plp_demo.servers.ports import free_port, is_open
from plp_demo.servers.processes import Process, Program
from plp_kit.web.server import MOST_CONNECTIONS

SERVED = str(Path(__file__).with_name("served.py"))
HEAD, BODY, ANSWER = 1.0, 1.6, 1.0
LATE = 1.6
"""The server looks at its connections once a second, on a busy machine."""
AT_ONCE = 0.9
"""Below every patience, so that a client that is answered within it has waited for no one."""
GET = b"GET /pid HTTP/1.1\r\nHost: here\r\n"
MARKER = b"marker-of-a-request"


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: Process

    @property
    def log(self) -> str:
        return self.process.program.log.read_text(encoding="utf-8")

    def connect(self, sent: bytes = b"") -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        connection.sendall(sent)
        return connection

    def answer_to(self, sent: bytes) -> bytes:
        """All that comes until the server closes."""
        with self.connect(sent) as connection:
            return b"".join(iter(lambda: connection.recv(65_536), b""))

    def ask(self) -> float:
        """Seconds until a request is answered."""
        began = time.monotonic()
        assert requests.get(f"http://127.0.0.1:{self.port}/pid", timeout=30).ok
        return time.monotonic() - began


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    port = free_port()
    command = (sys.executable, SERVED, str(port), str(HEAD), str(BODY), str(ANSWER))
    process = Process.start(Program("served", command, tmp_path_factory.mktemp("served") / "log"))
    try:
        process.wait_ready(lambda: is_open(port), 20)
        yield Server(port, process)
    finally:
        process.kill()


def drip(connection: socket.socket) -> None:
    """A byte now and then, until the server has had enough."""
    with suppress(OSError):
        while True:
            connection.sendall(b"x")
            time.sleep(0.1)


def read_until(end: bytes, connection: socket.socket) -> bytes:
    """Raises TimeoutError if it does not come."""
    read = b""
    while not read.endswith(end):
        read += connection.recv(65_536)
    return read


def seconds_until_closed(connection: socket.socket) -> float:
    began = time.monotonic()
    with suppress(ConnectionResetError):
        assert connection.recv(1) == b""
    return time.monotonic() - began


@pytest.mark.parametrize(
    ("begun", "patience"),
    [(GET + b"X-Slow: ", HEAD), (b"POST /length HTTP/1.1\r\nHost: here\r\nContent-Length: 100000\r\n\r\n", BODY)],
    ids=["heads", "bodies"],
)
def test_eight_clients_that_drip_keep_no_ninth_waiting_and_are_closed(server: Server, begun: bytes, patience: float) -> None:
    with ExitStack() as open_ones:
        slow = [open_ones.enter_context(server.connect(begun)) for _ in range(8)]
        for connection in slow:
            Thread(target=drip, args=(connection,), daemon=True).start()
        time.sleep(0.2)
        assert server.ask() < AT_ONCE
        began = time.monotonic()
        for connection in slow:
            seconds_until_closed(connection)
        assert time.monotonic() - began < patience + LATE


def test_a_client_that_says_nothing_is_closed(server: Server) -> None:
    with server.connect() as connection:
        assert seconds_until_closed(connection) < HEAD + LATE


def test_eight_clients_that_do_not_take_their_answers_free_the_threads(server: Server) -> None:
    with ExitStack() as open_ones:
        for _ in range(8):
            open_ones.enter_context(server.connect(b"GET /large HTTP/1.1\r\nHost: here\r\n\r\n"))
        time.sleep(0.2)
        assert server.ask() < 2 * ANSWER + AT_ONCE  # four threads, twice


def test_eight_clients_that_stay_after_their_last_answer_keep_nobody_waiting(server: Server) -> None:
    with ExitStack() as open_ones:
        for _ in range(8):
            connection = open_ones.enter_context(server.connect(GET + b"Connection: close\r\n\r\n"))
            assert connection.recv(65_536)
        assert server.ask() < AT_ONCE


def test_clients_that_take_all_connections_and_say_nothing_keep_nobody_out(server: Server) -> None:
    with ExitStack() as open_ones:
        for _ in range(MOST_CONNECTIONS + 10):
            open_ones.enter_context(server.connect())
        assert server.ask() < AT_ONCE


def test_a_connection_serves_one_request_after_another(server: Server) -> None:
    both = server.answer_to(
        GET + b"\r\n" + b"POST /length HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc"
    )
    assert both.count(b"HTTP/1.1 200 OK") == 2
    assert both.endswith(b"3")


def test_a_large_body_in_parts_arrives_whole(server: Server) -> None:
    size = 3 * 1024 * 1024
    with server.connect(b"POST /length HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n" % size) as connection:
        for _ in range(3):
            connection.sendall(b"x" * (size // 3))
            time.sleep(0.05)
        read_until(b"\r\n\r\n%d" % size, connection)


def test_where_bodies_take_too_much_the_largest_gives_way(server: Server) -> None:
    begun = b"POST /length HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n"
    largest, smaller = 5 * 1024 * 1024, 3 * 1024 * 1024
    with server.connect(begun % largest) as hog, server.connect(begun % smaller) as other:
        hog.sendall(b"x" * (largest - 1))
        other.sendall(b"x" * smaller)
        read_until(b"\r\n\r\n%d" % smaller, other)
        assert seconds_until_closed(hog) < AT_ONCE


def test_a_client_that_asks_whether_to_go_on_is_told_to(server: Server) -> None:
    with server.connect(
        b"POST /length HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
    ) as connection:
        assert connection.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"ab")
        assert b"HTTP/1.1 200 OK" in read_until(b"\r\n\r\n2", connection)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"POST /length HTTP/1.1\r\nHost: here\r\nContent-Length: 99999999\r\n\r\n", b"413"),
        (b"POST /length HTTP/1.1\r\nHost: here\r\nContent-Length: 999999999999999999999999\r\n\r\n", b"4"),
        (b"POST /length HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"411"),
        (GET + b"X-Long: " + b"x" * 70_000, b"431"),
        (b"GET /" + MARKER * 300 + b" HTTP/1.1\r\n\r\n", b"414"),
        (MARKER + b"\r\n\r\n", b"400"),
        (b"GET /pid HTTP/1.1\r\n" + MARKER + b"\r\n\r\n", b"400"),
        (b"GET /pid HTTP/" + MARKER + b"\r\n\r\n", b"400"),
        (b"\x16\x03\x01\r\n\r\n", b"400"),
    ],
    ids=["large", "endless", "without length", "long head", "long line", "no request", "no header", "no version", "TLS"],
)
def test_what_cannot_be_read_is_refused_and_quoted_nowhere(server: Server, sent: bytes, status: bytes) -> None:
    answered = server.answer_to(sent)
    assert answered.startswith(b"HTTP/1.1 " + status)
    assert MARKER not in answered
    assert MARKER.decode() not in server.log
