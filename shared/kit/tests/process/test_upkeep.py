"""What a work process sees to beside its work: old answers are forgotten, and keys of thirty days rotate."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.core import access_records
from plp_kit.core.access_records import Concerned
from plp_kit.core.slices import Slices
from plp_kit.core.viewers import Viewer
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.process import work
from plp_kit.process.loops import run_all
from plp_kit.process.runtime import Runtime
from plp_kit.process.upkeep import Upkeep
from plp_kit.service import Service
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.rotation import EVERY
from plp_kit.vault.vault import Entry
from plp_testkit.fixtures.running_services import MakeRunningService


@pytest.fixture
def tenant() -> str:
    return f"t{uuid4().hex[:12]}"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "tenant-keys.json"


@pytest.fixture
def runtime(make_running_service: MakeRunningService, tmp_path: Path, tenant: str) -> Runtime:
    (tmp_path / "migrations").mkdir()
    service = Service("recruitment", "A service", Slices(()), PublishedLanguage(), tmp_path / "migrations")
    return make_running_service(service, (), tenant, f"{tenant}b").runtime


@pytest.fixture
def remembered(runtime: Runtime) -> Callable[..., int]:
    """How many answers to requests are kept of a tenant; some more are put there first, by their ages."""

    def remembered(tenant: str, *ages: timedelta) -> int:
        with runtime.database.of(tenant).transaction() as db:
            for age in ages:
                db.execute(
                    """INSERT INTO idempotency_keys (person, route, key, request_hmac, status, location, version, created_at)
                       VALUES (%s, 'POST /x', 'key', '', 200, '', 1, now() - %s)""",
                    (uuid4(), age),
                )
            return len(db.execute("SELECT FROM idempotency_keys").fetchall())

    return remembered


def make_older(keys: Path, tenant: str, age: timedelta) -> None:
    keyrings = json.loads(keys.read_bytes())
    keyrings[tenant]["generations"]["1"]["made_at"] = (datetime.now(UTC) - age).isoformat()
    keys.write_text(json.dumps(keyrings))


def generations(keys: Path, tenant: str) -> list[int]:
    return sorted(KeyFile(keys).keyring(tenant).generations)


def test_answers_older_than_two_days_are_forgotten_in_every_tenant(
    runtime: Runtime, tenant: str, remembered: Callable[..., int]
) -> None:
    ages = (timedelta(hours=47), timedelta(hours=49), timedelta(days=30))
    assert [remembered(tenant, *ages), remembered(f"{tenant}b", *ages)] == [3, 3]
    assert Upkeep(runtime).step() == 4
    assert [remembered(tenant), remembered(f"{tenant}b")] == [1, 1]


def test_access_records_are_deleted_when_the_trusts_period_is_over(runtime: Runtime, tenant: str) -> None:
    """Six years of programme time, unless a service says that the trust's settings are otherwise."""
    reader, person = Viewer(uuid4(), uuid4()), uuid4()
    with runtime.database.of(tenant).transaction() as db:
        now = runtime.clock.now(db)
        for what, years in (("kept", 6), ("gone", 7)):
            access_records.add(db, now - timedelta(days=365 * years), reader, [person], what)
    assert Upkeep(runtime).step() == 1
    with runtime.database.of(tenant).transaction() as db:
        assert [record.what for record in access_records.about(db, Concerned([person]))] == ["kept"]
    shorter = replace(runtime, service=replace(runtime.service, access_records_months=lambda _: 12))
    assert Upkeep(shorter).step() == 1


def test_it_looks_again_after_its_time_and_not_before(runtime: Runtime, tenant: str, remembered: Callable[..., int]) -> None:
    upkeep = Upkeep(runtime, every=0.2)
    assert upkeep.step() == 0
    remembered(tenant, timedelta(days=3))
    assert upkeep.step() == 0
    assert wait_until(lambda: upkeep.step() == 1, within=5)


def test_a_key_of_thirty_days_rotates_step_by_step(runtime: Runtime, tenant: str, keys: Path) -> None:
    vault, person = runtime.context(tenant).vault, uuid4()
    entries = [Entry("a-1", str(number), str(number), frozenset({"recruitment"}), frozenset({person})) for number in range(3)]
    sealed = vault.seal(entries)
    make_older(keys, tenant, EVERY)
    upkeep = Upkeep(runtime)
    seen = [(upkeep.step(), generations(keys, tenant)) for _ in range(4)]
    assert seen == [(1, [1, 2]), (3, [1, 2]), (1, [2]), (0, [2])]
    assert vault.open(sealed) == ["0", "1", "2"]
    assert generations(keys, f"{tenant}b") == [1]


def test_a_rotation_that_somebody_began_is_finished(runtime: Runtime, tenant: str, keys: Path) -> None:
    KeyFile(keys).renew(tenant)
    assert Upkeep(runtime).step() == 1
    assert generations(keys, tenant) == [2]


def test_a_key_file_that_is_not_to_be_written_here_hinders_nothing_else(
    runtime: Runtime, tenant: str, keys: Path, remembered: Callable[..., int], caplog: pytest.LogCaptureFixture
) -> None:
    """As where services have the file read-only, and the operator's command rotates."""
    make_older(keys, tenant, EVERY)
    keys.with_name(f"{keys.name}.lock").unlink()
    keys.with_name(f"{keys.name}.lock").mkdir()
    remembered(tenant, timedelta(days=3))
    assert Upkeep(runtime).step() == 1
    assert remembered(tenant) == 0
    assert [record.message for record in caplog.records] == ["tenant key not rotated"]
    assert generations(keys, tenant) == [1]


def test_the_work_process_does_it(runtime: Runtime, tenant: str, remembered: Callable[..., int]) -> None:
    remembered(tenant, timedelta(days=3))
    stop = threading.Event()
    with work.loops(runtime, "upkeep") as loops:
        assert [loop.name for loop in loops] == ["upkeep"]
        working = threading.Thread(target=run_all, args=(loops, stop))
        working.start()
        try:
            assert wait_until(lambda: remembered(tenant) == 0, within=10)
        finally:
            stop.set()
            working.join()
