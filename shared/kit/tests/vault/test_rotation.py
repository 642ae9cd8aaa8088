"""Rotating a tenant's key while services go on: nobody loses a word, and old copies of the vault become unreadable."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import LiteralString
from uuid import UUID, uuid4

import pytest
from psycopg import Connection, errors
from psycopg.rows import TupleRow

from plp_demo.servers.ports import wait_until
from plp_kit.core.database import Database
from plp_kit.vault.key_file import FileKeys, KeyFile
from plp_kit.vault.rotation import EVERY, Rotation, rotate
from plp_kit.vault.tenant_keys import TenantKeyMissing, WrappedKey
from plp_kit.vault.vault import Entry, NotInAudience, SubjectErased, Vault

VaultOf = Callable[..., Vault]
EntryOf = Callable[..., Entry]
Connect = Callable[..., Connection[TupleRow]]


@dataclass(frozen=True, slots=True)
class Turning:
    """A tenant whose key is rotated: as the owner or as a service, by default in batches of three."""

    keys: KeyFile
    tenant: str
    database_of: Callable[[str], Database]
    owner: Database
    vault_of: VaultOf
    admin: Connection[TupleRow]

    def rotation(self, login: str = "owner", batch: int = 3, keys: KeyFile | None = None) -> Rotation:
        vault = self.owner if login == "owner" else self.database_of(login)
        return Rotation(vault, keys or self.keys, self.tenant, batch)

    def generations(self) -> list[int]:
        return sorted(self.keys.keyring(self.tenant).generations)

    def dumped(self) -> list[WrappedKey]:
        """Every living key, as a copy of the vault holds it."""
        living = "SELECT id, generation, wrapped FROM keys WHERE tenant = %s AND wrapped IS NOT NULL"
        return [WrappedKey(*row) for row in self.admin.execute(living, (self.tenant,))]


@pytest.fixture
def turning(
    key_file: KeyFile,
    tenant: str,
    database_of: Callable[[str], Database],
    login_url: Callable[[str], str],
    vault_of: VaultOf,
    admin: Connection[TupleRow],
) -> Iterator[Turning]:
    key_file.make(tenant)
    owner = Database(login_url("owner"))
    yield Turning(key_file, tenant, database_of, owner, vault_of, admin)
    owner.close()


def unwrapped(keys: FileKeys, copies: Sequence[WrappedKey]) -> int:
    """How many of the keys of an old copy of the vault today's key file opens."""
    opened = 0
    for copy in copies:
        try:
            opened += len(keys.unwrap([copy]))
        except TenantKeyMissing:
            continue
    return opened


def test_nobody_loses_a_word(turning: Turning, vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    texts = [str(number) for number in range(10)]
    sealed = vault_of("recruitment").seal([entry_of(text, person) for text in texts])
    assert rotate(turning.rotation()) == 2
    assert turning.generations() == [2]
    assert vault_of("matching").open(sealed) == texts
    assert vault_of("recruitment").open(vault_of("recruitment").seal([entry_of("new", person)])) == ["new"]


def test_an_old_copy_of_the_vault_is_unreadable_with_todays_keys(turning: Turning, vault_of: VaultOf, entry_of: EntryOf) -> None:
    stays, goes = uuid4(), uuid4()
    vault_of("recruitment").seal([entry_of("one", stays), entry_of("two", goes)])
    before, todays = turning.dumped(), turning.keys.of(turning.tenant)
    vault_of("recruitment").erase(goes)
    assert unwrapped(todays, before) == 2  # Within the thirty days an old copy still opens, and the privacy page says so.
    rotate(turning.rotation())
    assert unwrapped(todays, before) == 0
    assert unwrapped(todays, turning.dumped()) == 1


class RemembersOldKeys(KeyFile):
    """The naive way: a new key for what is new, and the old one kept."""

    def destroy(self, tenant: str, below: int) -> int:  # noqa: ARG002 - the shape of the real one
        return 0


def test_a_rotation_that_keeps_the_old_key_is_found_out(
    turning: Turning, vault_of: VaultOf, entry_of: EntryOf, person: UUID
) -> None:
    vault_of("recruitment").seal([entry_of("one", person)])
    before = turning.dumped()
    naive = turning.rotation(keys=RemembersOldKeys(turning.keys.path))
    naive.begin()
    while naive.step():
        pass
    assert unwrapped(turning.keys.of(turning.tenant), before) == 1


def test_two_generations_are_readable_meanwhile(turning: Turning, vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    vault = vault_of("recruitment")
    before = vault.seal([entry_of(str(number), person) for number in range(5)])
    rotation = turning.rotation()
    rotation.begin()
    assert rotation.step() == 3
    during = vault.seal([entry_of("during", person)])
    assert turning.generations() == [1, 2]
    assert vault.open([*before, *during]) == [*"01234", "during"]


def test_what_was_destroyed_stays_destroyed(turning: Turning, vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    vault, other = vault_of("recruitment"), uuid4()
    sealed = vault.seal([entry_of(str(number), person) for number in range(4)] + [entry_of("other's", other)])
    vault.destroy([sealed[0].key])
    rotation = turning.rotation()
    rotation.begin()
    rotation.step()
    vault.erase(person)
    rotate(rotation)
    assert vault.open(sealed) == [None] * 4 + ["other's"]
    assert len(turning.dumped()) == 1
    with pytest.raises(SubjectErased):
        vault.seal([entry_of("again", person)])


def test_each_service_sees_to_the_keys_of_its_audience_and_the_last_destroys(
    turning: Turning, vault_of: VaultOf, entry_of: EntryOf, person: UUID
) -> None:
    profile = vault_of("recruitment").seal([entry_of("profile", person)])
    answer = vault_of("evaluation").seal([entry_of("answer", person, audience=("evaluation",))])
    first, last = turning.rotation("matching"), turning.rotation("evaluation")
    first.begin()
    assert (first.step(), first.step()) == (1, 0)
    assert turning.generations() == [1, 2]
    assert (last.step(), last.step(), last.step()) == (1, 1, 0)
    assert turning.generations() == [2]
    assert (vault_of("recruitment").open(profile), vault_of("evaluation").open(answer)) == (["profile"], ["answer"])


def test_a_service_wraps_no_other_audiences_key_anew(
    vault_of: VaultOf, entry_of: EntryOf, connect: Connect, person: UUID
) -> None:
    (sealed,) = vault_of("recruitment").seal([entry_of("profile", person)])
    rewrapped = connect("evaluation").execute("SELECT rewrap_keys(%s, %s, 2)", ([sealed.key], [b"mine"]))
    assert rewrapped.fetchall() == [(0,)]
    assert vault_of("recruitment").open([sealed]) == ["profile"]
    with pytest.raises(NotInAudience):
        vault_of("evaluation").open([sealed])


def test_a_login_of_another_trust_rotates_nothing(vault_of: VaultOf, entry_of: EntryOf, connect: Connect, person: UUID) -> None:
    vault_of("recruitment").seal([entry_of("profile", person)])
    db = connect("recruitment at rha")
    with pytest.raises(errors.InsufficientPrivilege, match="keeps no keys"):
        db.execute("SELECT retire_generations(9)")
    with pytest.raises(errors.InsufficientPrivilege, match="keeps no keys"):
        db.execute("SELECT rewrap_keys('{}', '{}', 9)")


STEPS = ("begun", "one batch", "all wrapped anew", "retired in the vault", "destroyed")


@pytest.mark.parametrize("stopped", STEPS)
def test_the_next_process_finishes_a_stopped_rotation(
    turning: Turning, vault_of: VaultOf, entry_of: EntryOf, person: UUID, connect: Connect, stopped: str
) -> None:
    sealed = vault_of("recruitment").seal([entry_of(str(number), person) for number in range(5)])
    rotation = turning.rotation()
    steps: Mapping[str, Callable[[], object]] = {
        "begun": rotation.begin,
        "one batch": rotation.step,
        "all wrapped anew": rotation.step,
        "retired in the vault": lambda: connect("recruitment").execute("SELECT retire_generations(2)"),
        "destroyed": rotation.step,
    }
    for name in STEPS[: STEPS.index(stopped) + 1]:
        steps[name]()
    assert vault_of("recruitment").open(sealed) == [*"01234"]
    generation = 3 if stopped == "destroyed" else 2
    assert rotate(turning.rotation(batch=2)) == generation
    assert turning.generations() == [generation]
    assert vault_of("recruitment").open(sealed) == [*"01234"]


ROTATING = """
import sys
from pathlib import Path
from plp_kit.core.database import Database
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.rotation import Rotation, rotate
print("ready", flush=True)
rotate(Rotation(Database(sys.argv[1]), KeyFile(Path(sys.argv[2])), sys.argv[3], batch=1))
"""


def test_killed_at_any_moment_it_is_finished_by_the_next(
    turning: Turning, vault_of: VaultOf, entry_of: EntryOf, person: UUID, login_url: Callable[[str], str]
) -> None:
    texts = [str(number) for number in range(100)]
    sealed = vault_of("recruitment").seal([entry_of(text, person) for text in texts])
    command = (sys.executable, "-c", ROTATING, login_url("owner"), str(turning.keys.path), turning.tenant)
    for seconds in (0.02, 0.1):
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stdout.readline() == b"ready\n"
            time.sleep(seconds)
            process.kill()
        assert vault_of("recruitment").open(sealed) == texts
    rotate(turning.rotation())
    assert len(turning.generations()) == 1
    assert vault_of("recruitment").open(sealed) == texts


def test_a_half_written_key_file_of_a_killed_writer_is_removed(tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "tenants.json")
    keys.make("rha")
    (tmp_path / ".tenants.json.new-x1").write_bytes((tmp_path / "tenants.json").read_bytes())  # It holds the key of today.
    keys.renew("rha")
    keys.destroy("rha", below=2)
    assert {file.name for file in tmp_path.iterdir()} == {"tenants.json", "tenants.json.lock"}


class Slow(FileKeys):
    """Stops between wrapping a key and storing it in the vault."""

    __slots__ = ()
    wrapped, go_on = Event(), Event()

    def wrap(self, keys: Mapping[UUID, bytes]) -> Sequence[WrappedKey]:
        done = FileKeys.wrap(self, keys)
        self.wrapped.set()
        assert self.go_on.wait(20)
        return done


def test_a_sealing_that_a_whole_rotation_overtakes_wraps_again(
    turning: Turning, vault_of: VaultOf, entry_of: EntryOf, person: UUID
) -> None:
    slow = Slow(turning.keys, turning.tenant)
    with ThreadPoolExecutor(1) as thread:
        vault = Vault(turning.database_of("recruitment"), turning.tenant, slow)
        sealing = thread.submit(vault.seal, [entry_of("one", person)])
        assert slow.wrapped.wait(20)
        rotate(turning.rotation())
        slow.go_on.set()
        assert vault_of("recruitment").open(sealing.result(20)) == ["one"]


INSERT: LiteralString = "INSERT INTO keys (id, audience, generation, wrapped) VALUES (gen_random_uuid(), '{recruitment}', %s, '')"


def test_nothing_is_sealed_below_the_generation_that_was_retired(connect: Connect) -> None:
    db = connect("recruitment")
    db.execute("SELECT retire_generations(2)")
    db.execute(INSERT, (2,))
    with pytest.raises(errors.ObjectNotInPrerequisiteState, match="below 2"):
        db.execute(INSERT, (1,))


def test_retiring_waits_for_a_key_in_the_making_and_counts_it(connect: Connect, somebody_waits: Callable[[], bool]) -> None:
    making, retiring = connect("recruitment"), connect("recruitment")
    with ThreadPoolExecutor(1) as thread:
        with making.transaction():
            making.execute(INSERT, (1,))
            counted = thread.submit(lambda: retiring.execute("SELECT retire_generations(2)").fetchall())
            assert wait_until(somebody_waits, within=10)
        assert counted.result(10) == [(1,)]


def test_services_go_on_during_many_rotations(turning: Turning, vault_of: VaultOf, entry_of: EntryOf, person: UUID) -> None:
    stop = Event()

    def work(login: str) -> int:
        vault, done = vault_of(login), 0
        while not stop.is_set():
            texts = [f"{login} {done} {number}" for number in range(4)]
            assert vault.open(vault.seal([entry_of(text, person) for text in texts])) == texts
            done += 1
        return done

    kept = vault_of("recruitment").seal([entry_of(str(number), person) for number in range(20)])
    with ThreadPoolExecutor(3) as workers:
        working = [workers.submit(work, login) for login in ("recruitment", "matching", "recruitment")]
        try:
            generations = [rotate(turning.rotation(batch=50)) for _ in range(4)]
        finally:
            stop.set()
        assert all(worker.result(20) for worker in working)
    assert generations == [2, 3, 4, 5]
    assert turning.generations() == [5]
    assert vault_of("matching").open(kept) == [str(number) for number in range(20)]


@pytest.mark.parametrize(("age", "due"), [(EVERY - timedelta(minutes=1), False), (EVERY, True)])
def test_a_key_of_thirty_days_is_due(turning: Turning, tmp_path: Path, age: timedelta, due: bool) -> None:  # noqa: FBT001
    path = tmp_path / "tenants.json"
    KeyFile(path).make(turning.tenant)
    keyrings = json.loads(path.read_bytes())
    keyrings[turning.tenant]["generations"]["1"]["made_at"] = (datetime.now(UTC) - age).isoformat()
    path.write_text(json.dumps(keyrings))
    assert turning.rotation(keys=KeyFile(path)).is_due() is due


def test_a_key_that_no_generation_of_today_opens_stops_the_rotation_and_is_kept(
    turning: Turning, vault_of: VaultOf, entry_of: EntryOf, person: UUID
) -> None:
    """A vault that was restored from before the last rotation."""
    vault_of("recruitment").seal([entry_of("one", person)])
    turning.admin.execute("UPDATE keys SET generation = 0 WHERE tenant = %s", (turning.tenant,))
    with pytest.raises(TenantKeyMissing, match="generation 0"):
        rotate(turning.rotation())
    assert turning.generations() == [1, 2]
    assert len(turning.dumped()) == 1
