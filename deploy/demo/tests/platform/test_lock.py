"""`plp-demo up` holds a lock while it runs, and `plp-demo down` stops what holds it, from any terminal in the same folder."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plp_demo import running
from plp_demo.platform import lock

NOBODYS = 2**22
"""No process has an id so high."""
HOLDS = """
import signal, sys, time
from plp_demo.platform import lock
signal.signal(signal.SIGTERM, signal.default_int_handler)
with lock.held():
    try:
        print("held", flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        time.sleep(0.5)  # As a platform takes its time.
        print("ended in order", flush=True)
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLP_PLATFORM", str(tmp_path / "platform.env"))
    return tmp_path / "platform.pid"


@pytest.fixture
def holder() -> Iterator["subprocess.Popen[str]"]:
    """A process that holds the lock."""
    with subprocess.Popen((sys.executable, "-c", HOLDS), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_down_stops_what_runs_and_returns_once_it_has_ended(
    holder: "subprocess.Popen[str]", place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lock.running() == holder.pid
    assert running.down() == 0
    assert capsys.readouterr().out.startswith(f"Stopping the platform that runs here (process {holder.pid}).\n")
    assert not place.exists()
    assert holder.wait(5) == 0
    assert holder.stdout
    assert holder.stdout.read() == "ended in order\n"


def test_down_says_so_where_nothing_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert running.down() == 0
    assert capsys.readouterr().out == "No platform runs here: there is nothing to stop.\n"


def test_a_platform_that_was_killed_is_not_taken_for_running(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place.write_text(str(NOBODYS), encoding="utf-8")
    assert running.down() == 0
    assert capsys.readouterr().out == "No platform runs here: there is nothing to stop.\n"
    with lock.held():
        assert place.read_text(encoding="utf-8").isdigit()


def test_a_second_platform_in_the_same_place_is_refused(holder: "subprocess.Popen[str]", place: Path) -> None:
    with pytest.raises(lock.RunsAlready, match=rf"process {holder.pid}\): stop it with `make down`"), lock.held():
        pass
    assert place.exists(), "it is the other's"
    holder.send_signal(signal.SIGTERM)
