"""A program that is forked is what `python -m` would have started, alone with its own settings, and ends when it should."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from signal import Signals
from typing import Any

import pytest

from plp_demo.platform.children import forking
from plp_demo.servers.accounts import Account, workspace
from plp_demo.servers.fork_server_client import ForkServer
from plp_demo.servers.ports import wait_until
from plp_demo.servers.processes import Process, Program, ProgramFailed
from plp_demo.supervisor.posts import Child
from plp_demo.supervisor.supervisor import Supervisor
from plp_testkit.process_table import descendants, lives

TELLING = """
import ctypes, json, os, signal, sys
death = ctypes.c_int()
ctypes.CDLL(None).prctl(2, ctypes.byref(death), 0, 0, 0)
handled = {number.name: str(signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE)}
print(json.dumps({
    "name": __name__, "arguments": sys.argv, "environment": dict(os.environ), "folder": os.getcwd(),
    "input": sys.stdin.read(), "open": sorted(os.listdir("/proc/self/fd")), "death": death.value, "handled": handled,
    "leads": os.getsid(0) == os.getpgid(0) == os.getpid(), "threads": len(os.listdir("/proc/self/task")),
    "shown": open("/proc/self/cmdline").read().rstrip("\\0").split("\\0"),
}))
print("and complained", file=sys.stderr)
"""
MODULES = {
    "telling": TELLING,
    "failing": "raise ValueError('because of that')",
    "leaving": "import sys; sys.exit(3)",
    "explaining": "import sys; sys.exit('because of this')",
    "tidying": "import atexit, threading\natexit.register(print, 'tidied')\nthreading.Timer(0.2, print, ['done']).start()",
    "costly": "print('imported', flush=True)",
    "waiting": "import costly, time\nprint('up', flush=True)\ntime.sleep(600)",
    "family": "import subprocess\nsubprocess.run(['sleep', '600'])",
}


@pytest.fixture
def folder() -> Iterator[Path]:
    with workspace("forks") as made:
        for name, text in MODULES.items():
            (made / f"{name}.py").write_text(text)
        yield made


@pytest.fixture
def forks(folder: Path) -> Iterator[ForkServer]:
    with ForkServer(["json", "costly"], folder / "server.log", environment(folder, SERVERS="own")) as made:
        yield made


def environment(folder: Path, **more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONPATH": str(folder), **more}


def program(folder: Path, module: str, *arguments: str, name: str = "child", **more: str) -> Program:
    command = (sys.executable, "-m", module, *arguments)
    return Program(name, command, folder / "logs" / f"{name}.log", environment(folder, **more), folder)


def ended(process: Process) -> int | None:
    assert wait_until(lambda: process.ended, within=60), process.program.log_tail()
    process.kill()
    return process.exit_code


def up(process: Process) -> bool:
    return wait_until(lambda: "up" in process.program.log_tail(), within=20)


def test_a_child_is_what_python_itself_would_have_started(folder: Path, forks: ForkServer) -> None:
    told = []
    for name, start in (("forked", forks.start), ("spawned", Process.start)):
        process = start(program(folder, "telling", "one", "two words", name=name, OWN="yes"))
        assert ended(process) == 0
        complained, said = process.program.log_tail().splitlines()
        told.append(json.loads(said))
        assert complained == "and complained"
    assert told[0] == told[1]
    assert told[0]["environment"]["OWN"] == "yes"
    assert told[0]["death"] == Signals.SIGKILL


def test_a_child_has_nothing_of_anothers_settings_nor_of_the_servers(folder: Path, forks: ForkServer) -> None:
    first = forks.start(program(folder, "waiting", name="first", SECRET="of the first"))
    assert up(first)
    second = forks.start(program(folder, "telling", name="second", OTHER="of the second"))
    assert ended(second) == 0
    told: Mapping[str, Any] = json.loads(second.program.log_tail().splitlines()[1])
    assert told["environment"] == environment(folder, OTHER="of the second")
    assert "of the first" not in Path(f"/proc/{first.pid}/environ").read_text()
    first.kill()


def test_what_is_imported_beforehand_is_imported_once(folder: Path, forks: ForkServer) -> None:
    children = [forks.start(program(folder, "waiting", name=name)) for name in ("one", "other")]
    assert all(up(child) for child in children)
    assert [child.program.log_tail() for child in children] == ["up\n", "up\n"]
    for child in children:
        child.kill()


@pytest.mark.parametrize(
    ("module", "code", "says"),
    [
        ("leaving", 3, ""),
        ("failing", 1, "ValueError: because of that\n"),
        ("explaining", 1, "because of this\n"),
        ("tidying", 0, "done\ntidied\n"),
    ],
)
def test_a_child_ends_with_its_exit_code_and_says_why(folder: Path, forks: ForkServer, module: str, code: int, says: str) -> None:
    process = forks.start(program(folder, module))
    assert ended(process) == code
    assert process.program.log_tail().endswith(says)


def test_the_dead_stay_unburied_until_they_are_killed(folder: Path, forks: ForkServer) -> None:
    process = forks.start(program(folder, "waiting"))
    assert up(process)
    assert not process.ended
    os.kill(process.pid, Signals.SIGTERM)
    assert wait_until(lambda: process.ended, within=60)
    assert Path(f"/proc/{process.pid}").exists()
    assert process.exit_code is None
    process.kill()
    process.kill()
    assert not Path(f"/proc/{process.pid}").exists()
    assert process.exit_code == -Signals.SIGTERM


def test_stopping_asks_first_and_takes_the_childs_children_too(folder: Path, forks: ForkServer) -> None:
    process = forks.start(program(folder, "family"))
    assert wait_until(lambda: len(descendants(process.pid)) == 1, within=60)
    everyone = {process.pid, *descendants(process.pid)}
    process.stop()
    assert process.exit_code == -Signals.SIGTERM
    assert wait_until(lambda: not any(map(lives, everyone)), within=60)


@pytest.mark.parametrize(
    "other",
    [
        Program("no python", ("sleep", "600"), Path("/log"), {}),
        Program("our own environment", (sys.executable, "-m", "waiting"), Path("/log")),
        Program("somebody else", (sys.executable, "-m", "waiting"), Path("/log"), {}, account=Account(1, 1)),
    ],
    ids=lambda other: other.name,
)
def test_what_is_no_such_program_is_refused(forks: ForkServer, other: Program) -> None:
    with pytest.raises(ValueError, match=other.name):
        forks.start(other)


def test_a_server_that_cannot_import_is_told_with_its_log(folder: Path) -> None:
    with (
        ForkServer(["failing"], folder / "server.log", environment(folder)) as forks,
        pytest.raises(ProgramFailed, match=r"(?s)child: the fork server ended.*because of that"),
    ):
        forks.start(program(folder, "waiting"))


def test_a_killed_server_is_replaced_and_so_are_its_children(folder: Path, forks: ForkServer) -> None:
    before = forks.pid
    with Supervisor([Child(program(folder, "waiting", name=name), start=forks.start) for name in ("one", "other")]) as kept:
        pids = set(kept.pids().values())
        os.kill(before, Signals.SIGKILL)
        assert wait_until(lambda: dict(kept.restarts()) == {"one": 1, "other": 1}, within=60), kept.restarts()
        kept.wait_ready(20)
        assert not any(map(lives, pids))
        assert forks.pid != before


SERVING = """
import os, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_fork_server import ForkServer, environment, program
from plp_demo.servers.ports import wait_until
from plp_testkit.process_table import descendants
folder = Path(sys.argv[1])
forks = ForkServer([], folder / "server.log", environment(folder))
child = forks.start(program(folder, "waiting"))
wait_until(lambda: "up" in child.program.log_tail(), 20)
print(*descendants(os.getpid()), flush=True)
time.sleep(600)
"""


def test_when_we_are_killed_the_server_and_its_children_end(folder: Path) -> None:
    command = (sys.executable, "-c", SERVING, str(folder), str(Path(__file__).parent))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout
        everyone = [int(pid) for pid in serving.stdout.readline().split()]
        serving.kill()
    assert len(everyone) == 2
    assert wait_until(lambda: not any(map(lives, everyone)), within=60)


def test_the_platforms_has_one_thread_after_all_its_imports(folder: Path) -> None:
    with forking(folder) as forks:
        assert ended(forks.start(program(folder, "leaving"))) is not None
        assert len(list(Path(f"/proc/{forks.pid}/task").iterdir())) == 1
