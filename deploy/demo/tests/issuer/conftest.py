"""The real issuer as a process of its own, and a portal's part of signing in."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from plp_demo.servers.ports import free_port, is_open
from plp_demo.servers.processes import Process, Program

CALLBACK = "http://portal.test/signed-in"
ADA = {"sub": "rha|ada", "name": "Ada <script>alert(1)</script>", "tenant": "rha"}
BEN = {"sub": "tzb|ben", "name": "Ben", "tenant": "tzb", "roles": ["participant"]}
CAL = BEN | {"sub": "tzb|cal", "name": "Cal", "roles": ["co_chair"], "waits": "A proposal <to sign>"}
DEB = BEN | {"sub": "tzb|deb", "name": "Deb", "waits": "A survey to answer"}
CLIENTS = [
    {"id": "portal", "secret": "the portal's: 100%", "redirect_uris": [CALLBACK]},
    {"id": "driver", "secret": "the driver's", "demo": True},
]


@dataclass(frozen=True, slots=True)
class RunningIssuer:
    url: str
    people: Path
    program: Program
    process: Process


def environment(url: str, port: int, folder: Path) -> dict[str, str]:
    return os.environ | {
        "PLP_ENVIRONMENT": "test",
        "PLP_ISSUER": url,
        "PLP_ISSUER_PEOPLE": str(folder / "people.json"),
        "PLP_ISSUER_CLIENTS": str(folder / "clients.json"),
        "PLP_ISSUER_KEY": str(folder / "keys" / "key.json"),
        "PLP_PORT": str(port),
    }


@contextmanager
def running(folder: Path) -> Iterator[RunningIssuer]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    people = folder / "people.json"
    people.write_text(json.dumps([ADA | {"roles": ["facilitator", "co_chair"]}, BEN, CAL, DEB]))
    (folder / "clients.json").write_text(json.dumps(CLIENTS))
    program = Program("issuer", (sys.executable, "-m", "plp_demo.issuer"), folder / "log", environment(url, port, folder))
    process = Process.start(program)
    try:
        process.wait_ready(lambda: is_open(port) and requests.get(f"{url}/live", timeout=10).ok, 20)
        yield RunningIssuer(url, people, program, process)
    finally:
        process.kill()


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningIssuer]:
    """Shared by all tests that leave it as it is."""
    with running(tmp_path_factory.mktemp("issuer")) as made:
        yield made


@pytest.fixture
def own_issuer(tmp_path: Path) -> Iterator[RunningIssuer]:
    with running(tmp_path) as made:
        yield made
