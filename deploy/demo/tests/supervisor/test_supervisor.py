"""What the supervisor keeps alive, in which order it starts and stops, and what is left when it is killed itself."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from signal import Signals

import psycopg
import pytest

from plp_demo.servers.accounts import workspace
from plp_demo.servers.kafka import Kafka, KafkaServer
from plp_demo.servers.ports import LOOPBACK, free_port, is_open, wait_until
from plp_demo.servers.postgres import PostgresServer
from plp_demo.servers.processes import Program, ProgramFailed
from plp_demo.supervisor.posts import Child
from plp_demo.supervisor.supervisor import Supervisor
from plp_testkit.process_table import descendants, lives

WEB_APPLICATION = "wsgiref.simple_server:demo_app"


@pytest.fixture
def folder() -> Iterator[Path]:
    with workspace("supervisor") as made:
        yield made


def child(folder: Path, name: str, script: str = "exec sleep 600", group: int = 0, ready_within: float = 20) -> Child:
    return Child(Program(name, ("sh", "-c", script), folder / f"{name}.log"), group=group, ready_within=ready_within)


def web(folder: Path, port: int) -> Child:
    """A master with two workers, as the services run."""
    options = ("--worker-class", "gthread", "--workers", "2", "--bind", f"{LOOPBACK}:{port}")
    program = Program("web", (sys.executable, "-m", "gunicorn", *options, WEB_APPLICATION), folder / "web.log", folder=folder)
    return Child(program, lambda: answers(port), group=1)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{LOOPBACK}:{port}", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def postgresql(folder: Path) -> tuple[PostgresServer, Child]:
    server = PostgresServer(folder / "cluster", fsync=False)
    server.prepare()
    return server, Child(server.program(), server.ready)


def kill(supervisor: Supervisor, name: str) -> None:
    """Returns when another has taken its place."""
    before = supervisor.restarts()[name]
    os.kill(supervisor.pids()[name], Signals.SIGKILL)
    assert wait_until(lambda: supervisor.restarts()[name] > before, within=60)
    supervisor.wait_ready(20)


def test_whatever_dies_is_started_again_and_counted(folder: Path) -> None:
    with Supervisor([child(folder, "one"), child(folder, "other")]) as supervisor:
        before = supervisor.pids()
        kill(supervisor, "one")
        assert supervisor.restarts() == {"one": 1, "other": 0}
        assert supervisor.pids()["one"] != before["one"]
        assert supervisor.pids()["other"] == before["other"]


def test_a_child_that_ends_by_itself_is_started_again_too(folder: Path) -> None:
    with Supervisor([child(folder, "brief", "sleep 0.1")]) as supervisor:
        assert wait_until(lambda: supervisor.restarts()["brief"] >= 2, within=60)


def test_a_killed_database_comes_back_with_its_data(folder: Path) -> None:
    server, database = postgresql(folder)
    with Supervisor([database]) as supervisor:
        with psycopg.connect(server.admin_url) as db:
            db.execute("CREATE TABLE kept AS SELECT 1 AS n")
        for _ in range(3):
            kill(supervisor, "postgresql")
        with psycopg.connect(server.admin_url) as db:
            assert db.execute("SELECT n FROM kept").fetchone() == (1,)
    assert not is_open(server.port)


@pytest.mark.kafka
def test_a_killed_broker_comes_back(folder: Path, kafka_server: Kafka) -> None:
    """Asking for the session's own says, loudly, where none is to be had."""
    assert kafka_server.bootstrap
    server = KafkaServer(folder / "broker")
    server.prepare()
    with Supervisor([Child(server.program(), server.ready)]) as supervisor:
        kill(supervisor, "kafka")
        assert server.admits(server.admin_user, server.admin_password)
    assert not is_open(server.ports.clients)


def test_a_killed_master_takes_its_workers_along_so_that_the_next_one_gets_the_port(folder: Path) -> None:
    port = free_port()
    with Supervisor([web(folder, port)]) as supervisor:
        assert wait_until(lambda: len(descendants(supervisor.pids()["web"])) == 2, within=60)
        workers = descendants(supervisor.pids()["web"])
        kill(supervisor, "web")
        assert not any(map(lives, workers))
        assert answers(port)
    assert not is_open(port)


def test_groups_start_one_after_the_other_and_stop_in_reverse(folder: Path) -> None:
    diary = folder / "diary"

    def writer(name: str, group: int) -> Child:
        script = f"echo {name} up >> {diary}; trap 'echo {name} down >> {diary}; exit' TERM; while :; do sleep 0.02; done"
        made = child(folder, name, script, group)
        return Child(made.program, lambda: diary.exists() and f"{name} up" in diary.read_text(), group)

    with Supervisor([writer("web", 2), writer("server", 0), writer("service", 1)]):
        pass
    ups_then_downs = ["server up", "service up", "web up", "web down", "service down", "server down"]
    assert diary.read_text().splitlines() == ups_then_downs


def test_nothing_is_left_after_stopping(folder: Path) -> None:
    before = descendants(os.getpid())
    with Supervisor([child(folder, "family", "sleep 600 & sleep 600 & wait")]) as supervisor:
        assert wait_until(lambda: len(descendants(supervisor.pids()["family"])) == 2, within=60)
        everyone = descendants(os.getpid()) - before
        assert len(everyone) >= 4
    assert wait_until(lambda: not any(map(lives, everyone)), within=60)
    assert supervisor.pids() == {}
    supervisor.stop()


def test_a_child_that_dies_again_and_again_is_told_with_its_log_and_all_are_stopped(folder: Path) -> None:
    broken = Child(child(folder, "broken", "echo no such setting; exit 1").program, lambda: False, group=1)
    supervisor = Supervisor([child(folder, "sound"), broken])
    with pytest.raises(ProgramFailed, match=r"(?s)broken.*no such setting"):
        supervisor.start()
    assert supervisor.pids() == {}


def test_a_child_that_is_not_ready_in_time_is_told(folder: Path) -> None:
    slow = Child(child(folder, "slow", "echo still thinking; exec sleep 600").program, lambda: False, ready_within=0.5)
    with pytest.raises(ProgramFailed, match=r"(?s)slow.*still thinking"):
        Supervisor([slow]).start()


def test_a_program_that_does_not_exist_is_told(folder: Path) -> None:
    missing = Child(Program("missing", ("no-such-program",), folder / "log"))
    with pytest.raises(ProgramFailed, match="no-such-program"):
        Supervisor([missing]).start()


def test_waiting_names_those_who_are_not_ready(folder: Path) -> None:
    awake = folder / "awake"
    awake.touch()
    moody = Child(child(folder, "moody").program, awake.exists)
    with Supervisor([moody, child(folder, "steady")]) as supervisor:
        assert supervisor.ready()
        awake.unlink()
        with pytest.raises(TimeoutError, match=r": moody$"):
            supervisor.wait_ready(0.2)


def test_two_children_cannot_have_one_name(folder: Path) -> None:
    with pytest.raises(ValueError, match="same name"):
        Supervisor([child(folder, "twin"), child(folder, "twin")])


SUPERVISING = """
import json, os, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_supervisor import child, postgresql, web
from plp_testkit.process_table import descendants
from plp_demo.servers.ports import wait_until
from plp_demo.supervisor.supervisor import Supervisor
EXPECTED = {"postgresql": 5, "family": 2, "deaf": 1, "web": 2}
folder = Path(sys.argv[1])
server, database = postgresql(folder)
family = child(folder, "family", "sleep 600 & sleep 600 & wait", group=1)
deaf = child(folder, "deaf", "trap '' TERM INT HUP; sleep 600 & while :; do sleep 0.05; done", group=1)
with Supervisor([database, family, deaf, web(folder, int(sys.argv[3]))]) as supervisor:
    wait_until(lambda: all(len(descendants(supervisor.pids()[name])) >= n for name, n in EXPECTED.items()), 20)
    print(json.dumps([dict(supervisor.pids()), sorted(descendants(os.getpid())), server.port]), flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("signal", [Signals.SIGKILL, Signals.SIGTERM])
def test_when_the_supervisor_is_killed_children_and_their_children_end(folder: Path, signal: Signals) -> None:
    port = free_port()
    command = (sys.executable, "-c", SUPERVISING, str(folder), str(Path(__file__).parent), str(port))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as supervising:
        assert supervising.stdout
        children, everyone, database_port = json.loads(supervising.stdout.readline())
        supervising.send_signal(signal)
    assert set(children) == {"postgresql", "family", "deaf", "web"}
    assert len(everyone) >= len(children) + 5 + 2 + 1 + 2
    assert wait_until(lambda: not any(map(lives, everyone)), within=60)
    # What was born in the last moment is not in the list, and ends as soon.
    assert wait_until(lambda: not is_open(port) and not is_open(database_port), within=60)


def sweepers() -> set[int]:
    """All that live below this process: a platform that other tests keep running has one of its own."""
    return {pid for pid in descendants(os.getpid()) if lives(pid) and b"sweeper.py" in Path(f"/proc/{pid}/cmdline").read_bytes()}


def test_a_sweeper_that_is_killed_is_replaced(folder: Path) -> None:
    others = sweepers()
    with Supervisor([child(folder, "one")]) as supervisor:
        [first] = sweepers() - others
        os.kill(first, Signals.SIGKILL)
        assert wait_until(lambda: bool(sweepers() - others - {first}), within=60)
        kill(supervisor, "one")
    assert sweepers() <= others
