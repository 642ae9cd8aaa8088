"""Children that end with us, whatever happens to us."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from signal import Signals
from threading import Thread

import pytest

from plp_demo.servers.accounts import unprivileged, workspace
from plp_demo.servers.ports import wait_until
from plp_demo.servers.processes import Process, Program, ProgramFailed, run
from plp_testkit.process_table import descendants, lives

SLEEP = ("sleep", "600")


@pytest.fixture
def folder() -> Iterator[Path]:
    with workspace("processes") as made:
        yield made


def program(folder: Path, *command: str, name: str = "child") -> Program:
    return Program(name, command, folder / f"{name}.log")


def test_what_a_child_says_stands_in_its_log(folder: Path) -> None:
    spoken = program(folder, "sh", "-c", "echo said; echo complained >&2")
    run(spoken)
    run(spoken)
    assert spoken.log_tail() == "said\ncomplained\n" * 2


def test_a_program_that_fails_is_told_with_the_end_of_its_log(folder: Path) -> None:
    with pytest.raises(ProgramFailed, match=r"(?s)child ended with exit code 3.*because of that"):
        run(program(folder, "sh", "-c", "echo because of that; exit 3"))


def test_a_program_that_is_missing_is_told(folder: Path) -> None:
    with pytest.raises(ProgramFailed, match="no-such-program"):
        run(program(folder, "no-such-program"))


def test_a_child_that_ends_before_it_is_ready_is_not_waited_for(folder: Path) -> None:
    child = Process.start(program(folder, "sh", "-c", "echo no; exit 1"))
    with pytest.raises(ProgramFailed, match=r"(?s)child ended.*no"):
        child.wait_ready(lambda: False, within=60)
    child.kill()
    assert child.exit_code == 1


def test_a_childs_environment_is_whole_when_it_is_given(folder: Path) -> None:
    alone = Program("child", ("/usr/bin/env",), folder / "log", environment={"ONLY": "this"})
    run(alone)
    assert alone.log_tail() == "ONLY=this\n"


def test_stopping_asks_first(folder: Path) -> None:
    child = Process.start(program(folder, "sh", "-c", "trap 'echo asked; exit 0' TERM; echo up; while :; do sleep 0.05; done"))
    child.wait_ready(lambda: child.program.log_tail() == "up\n", within=10)
    child.stop()
    child.stop()
    assert child.exit_code == 0
    assert child.program.log_tail() == "up\nasked\n"


def test_stopping_kills_whoever_does_not_listen(folder: Path) -> None:
    deaf = Program("deaf", ("sh", "-c", "trap '' TERM; echo up; while :; do sleep 0.05; done"), folder / "log", stops_within=0.1)
    child = Process.start(deaf)
    child.wait_ready(lambda: deaf.log_tail() == "up\n", within=10)
    child.stop()
    assert child.exit_code == -Signals.SIGKILL


def test_killing_takes_the_childs_children_too(folder: Path) -> None:
    child = Process.start(program(folder, "sh", "-c", "sleep 600 & sleep 600 & wait"))
    wait_until(lambda: len(descendants(child.pid)) == 2, within=10)
    family = descendants(child.pid)
    child.kill()
    assert len(family) == 2
    assert wait_until(lambda: not any(map(lives, family)), within=60)


def test_a_dead_childs_children_are_swept_when_it_is_stopped(folder: Path) -> None:
    child = Process.start(program(folder, "sh", "-c", "sleep 600 & wait"))
    wait_until(lambda: len(descendants(child.pid)) == 1, within=10)
    family = descendants(child.pid)
    os.kill(child.pid, Signals.SIGKILL)
    wait_until(lambda: child.ended, within=5)
    assert any(map(lives, family))
    child.stop()
    assert wait_until(lambda: not any(map(lives, family)), within=60)


def test_a_child_outlives_the_thread_that_asked_for_it(folder: Path) -> None:
    started: list[Process] = []
    thread = Thread(target=lambda: started.append(Process.start(program(folder, *SLEEP))))
    thread.start()
    thread.join()
    assert not wait_until(lambda: started[0].ended, within=0.3)
    started[0].kill()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can run a program as somebody else")
def test_a_child_can_be_somebody_else(folder: Path) -> None:
    account = unprivileged()
    assert account
    asked = Program("child", ("sh", "-c", "id -u; id -g; id -G; umask"), folder / "log", account=account)
    run(asked)
    assert asked.log_tail().split()[:3] == [str(account.user), str(account.group), str(account.group)]


PARENT = """
import json, sys, time
from pathlib import Path
from plp_demo.servers.accounts import unprivileged
from plp_demo.servers.processes import Process, Program
folder = Path(sys.argv[1])
ours = Process.start(Program("ours", ("sleep", "600"), folder / "ours.log"))
theirs = Process.start(Program("theirs", ("sleep", "600"), folder / "theirs.log", account=unprivileged()))
print(json.dumps([ours.pid, theirs.pid]), flush=True)
time.sleep(600)
"""


def test_children_end_when_their_parent_is_killed(folder: Path) -> None:
    with subprocess.Popen((sys.executable, "-c", PARENT, str(folder)), stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pids = json.loads(parent.stdout.readline())
        began = wait_until(lambda: all(Path(f"/proc/{pid}/comm").read_text() == "sleep\n" for pid in pids), within=10)
        parent.kill()
    assert began
    assert wait_until(lambda: not any(map(lives, pids)), within=60)
