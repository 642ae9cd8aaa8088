"""A service whose servers hang: every request waits for them, and the process says how it is all the same."""

import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from plp_demo.servers.ports import free_ports, is_open
from plp_demo.servers.processes import Process, Program

STANDING_STILL = str(Path(__file__).with_name("standing_still.py"))
THREADS = 8


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[tuple[int, int]]:
    """Of the service, and of what it says of itself."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port, status_port = free_ports(2)
        command = (sys.executable, STANDING_STILL, str(port), str(status_port), str(silent.getsockname()[1]))
        process = Process.start(Program("still", command, tmp_path / "log"))
        try:
            process.wait_ready(lambda: is_open(port) and is_open(status_port), 20)
            yield port, status_port
        finally:
            process.kill()


def test_a_process_lives_and_is_not_ready_while_its_servers_hang(ports: tuple[int, int]) -> None:
    port, status_port = ports
    with ExitStack() as waiting:
        for _ in range(2 * THREADS):
            asking = waiting.enter_context(socket.create_connection(("127.0.0.1", port)))
            asking.sendall(b"GET /things HTTP/1.1\r\nHost: here\r\n\r\n")
        with pytest.raises(requests.ReadTimeout):
            requests.get(f"http://127.0.0.1:{port}/openapi.json", timeout=1)
        assert requests.get(f"http://127.0.0.1:{status_port}/live", timeout=1).json() == {"live": True}
        ready = requests.get(f"http://127.0.0.1:{status_port}/ready", timeout=5)
        assert (ready.status_code, set(ready.json()["checks"].values())) == (503, {False})
