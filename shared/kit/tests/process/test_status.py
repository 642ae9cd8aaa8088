"""A worker says over HTTP whether it lives, whether it is ready, and how it does."""

import socket
import time
from contextlib import closing, suppress
from threading import Event

import pytest
import requests

from plp_kit.core.telemetry.health import Health
from plp_kit.process.status import answering

LOOPBACK = "127.0.0.1"


def well() -> None:
    """All is well."""


def ill() -> None:
    raise ConnectionError("marker-in-a-check")


def asked(port: int, path: str) -> requests.Response:
    return requests.get(f"http://{LOOPBACK}:{port}{path}", timeout=10)


def test_it_lives_and_shows_its_metrics_whatever_its_checks_say() -> None:
    with answering(Health({"database": ill}, lambda: b"counters_total 7\n"), LOOPBACK, 0) as port:
        assert asked(port, "/live").json() == {"live": True}
        response = asked(port, "/metrics")
    assert (response.text, response.headers["Content-Type"][:25]) == ("counters_total 7\n", "text/plain; version=0.0.4")


def test_it_is_ready_when_all_checks_pass() -> None:
    with answering(Health({"database": well, "prepared": well}), LOOPBACK, 0) as port:
        assert asked(port, "/ready").status_code == 200
    with answering(Health({"database": well, "prepared": ill}), LOOPBACK, 0) as port:
        response = asked(port, "/ready")
    assert (response.status_code, response.json()) == (503, {"ready": False, "checks": {"database": True, "prepared": False}})


def test_it_serves_nothing_else_and_no_longer_than_the_work() -> None:
    with answering(Health(), LOOPBACK, 0) as port:
        assert asked(port, "/openapi.json").status_code == 404
    with pytest.raises(requests.ConnectionError):
        asked(port, "/live")


def test_where_its_port_stays_taken_the_work_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    with closing(socket.create_server((LOOPBACK, 0))) as other, answering(Health(), LOOPBACK, other.getsockname()[1], 0) as port:
        assert port == 0
    assert [record.getMessage() for record in caplog.records] == ["status not served"]


def test_a_check_that_hangs_is_not_passed_and_not_begun_again() -> None:
    begun, over = [], Event()

    def hanging() -> None:
        begun.append(1)
        over.wait(20)

    health = Health({"vault": hanging, "database": well}, patience=0.05)
    assert [health.checked() for _ in range(3)] == [{"vault": False, "database": True}] * 3
    assert len(begun) == 1
    over.set()


def test_a_connection_that_drips_is_closed_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plp_kit.process.status.SECONDS_TO_ASK", 0.5)
    with answering(Health(), LOOPBACK, 0) as port, socket.create_connection((LOOPBACK, port), timeout=5) as connection:
        began = time.monotonic()
        with suppress(ConnectionError):
            while time.monotonic() - began < 5:
                connection.sendall(b"x")
                time.sleep(0.05)
        assert time.monotonic() - began < 1.5
