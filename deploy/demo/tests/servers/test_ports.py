"""Ports that nobody else can come by."""

import socket
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from plp_demo.servers import ports
from plp_demo.servers.ports import LOOPBACK, free_port, free_ports, is_open, ports_like, wait_for_port, wait_until


def test_free_ports_are_different_and_can_be_bound() -> None:
    twenty = free_ports(20)
    assert len(set(twenty)) == 20
    for port in twenty:
        with socket.socket() as server:
            server.bind((LOOPBACK, port))


def test_a_free_port_is_not_one_that_the_kernel_gives_to_clients() -> None:
    first_of_clients = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    assert all(port < first_of_clients for port in free_ports(50))


def test_ports_are_kept_where_they_are_free() -> None:
    free, taken = free_ports(2)
    with socket.socket() as server:
        server.bind((LOOPBACK, taken))
        server.listen()
        kept, other, new = ports_like([free, taken, None])
    assert kept == free
    assert len({free, taken, other, new}) == 4


def test_a_port_that_was_given_out_is_kept_from_other_processes_and_from_a_second_asking(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Wherever their temporary folder is."""
    port = free_port()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    seek = f"from plp_demo.servers.ports import ports_like; print(ports_like([{port}])[0])"
    elsewhere = subprocess.run((sys.executable, "-c", seek), check=True, capture_output=True, text=True).stdout
    assert int(elsewhere) != port
    tries = count(port - ports.LOWEST)
    monkeypatch.setattr("plp_demo.servers.ports.secrets.randbelow", lambda _: next(tries))
    assert free_port() != port


def test_a_port_comes_back_when_its_process_has_ended() -> None:
    ask = "from plp_demo.servers.ports import free_port; print(free_port())"
    port = int(subprocess.run((sys.executable, "-c", ask), check=True, capture_output=True, text=True).stdout)
    assert ports_like([port]) == (port,)


def test_waiting_for_a_port_ends_when_somebody_listens() -> None:
    with socket.socket() as server:
        server.bind((LOOPBACK, free_port()))
        server.listen()
        wait_for_port(server.getsockname()[1], within=1)


def test_waiting_for_a_port_that_stays_shut_says_which() -> None:
    port = free_port()
    assert not is_open(port)
    with pytest.raises(TimeoutError, match=str(port)):
        wait_for_port(port, within=0.05)


def test_waiting_asks_at_least_once() -> None:
    assert wait_until(lambda: True, within=-1)
