"""The real server: many requests at once, an orderly end, and a port that is free at once after a violent one."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from plp_demo.servers.ports import free_port, is_open, wait_until
from plp_demo.servers.processes import Process, Program

SERVED = str(Path(__file__).with_name("served.py"))


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def program(port: int, tmp_path: Path) -> Program:
    return Program("served", (sys.executable, SERVED, str(port)), tmp_path / "log")


@pytest.fixture
def process(program: Program, port: int) -> Iterator[Process]:
    started = Process.start(program)
    try:
        started.wait_ready(lambda: is_open(port) and answers(port), 20)
        yield started
    finally:
        started.kill()


def answers(port: int) -> bool:
    try:
        return ask(port, "pid").ok
    except requests.ConnectionError:
        return False


def master_of(port: int) -> int | None:
    """A worker of the one that was killed may still take a request, and end before it has answered."""
    try:
        return int(ask(port, "pid").json()["master"])
    except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
        return None


def ask(port: int, path: str) -> requests.Response:
    return requests.get(f"http://127.0.0.1:{port}/{path}", timeout=30)


@pytest.mark.usefixtures("process")
def test_four_threads_answer_at_once(port: int) -> None:
    with ThreadPoolExecutor(4) as askers:
        assert [answer.text for answer in askers.map(lambda _: ask(port, "together"), range(4))] == ["done"] * 4


def test_a_request_under_way_is_answered_before_the_end(process: Process, port: int) -> None:
    with ThreadPoolExecutor(1) as asker:
        request = asker.submit(ask, port, "slow")
        time.sleep(0.4)
        process.ask_to_stop()
        assert request.result().text == "done"
    assert wait_until(lambda: process.ended, 10)


def test_after_a_killed_master_the_port_is_free_at_once(process: Process, program: Program, port: int) -> None:
    master = ask(port, "pid").json()["master"]
    os.kill(master, signal.SIGKILL)
    again = Process.start(program)
    try:
        again.wait_ready(lambda: is_open(port) and answers(port), 20)
        assert wait_until(lambda: master_of(port) not in {None, master}, 20)
    finally:
        again.kill()
    assert process.ended
