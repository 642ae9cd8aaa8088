"""Three records name the erased: log, vault, and a file beside the keys. Whichever was not restored, nobody is back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from evaluation.service import EVALUATION
from matching.service import MATCHING
from partnership_journal.service import JOURNAL
from plp_kit.core.sealed import Sealed
from plp_kit.process.runtime import Runtime
from plp_kit.service import Service
from plp_kit.vault.erased_file import ErasedFile
from plp_kit.vault.vault import Entry, SubjectErased
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService, VaultLogins
from recruitment.service import RECRUITMENT

SERVICES = (RECRUITMENT, MATCHING, JOURNAL, EVALUATION)
RECORDS = ("log", "vault", "file")


@dataclass(frozen=True, slots=True)
class Erasing:
    """A service that holds somebody's words; `copy` is the vault as it was before they were erased."""

    running: RunningService
    vault_url: str
    tenant: str
    person: UUID
    sealed: list[Sealed]
    file: ErasedFile
    copy: list[tuple[UUID, bytes]]

    @property
    def runtime(self) -> Runtime:
        return self.running.runtime

    def erase(self) -> None:
        """In all three records."""
        self.runtime.context(self.tenant).vault.erase(self.person)
        self.runtime.reconcile_erasures()

    def restore(self, records: Iterable[str]) -> None:
        for record in records:
            {"log": self._log, "vault": self._vault, "file": self.file.path.unlink}[record]()

    def opened(self) -> list[str | None]:
        return self.runtime.context(self.tenant).vault.open(self.sealed)

    def knowing(self) -> list[str]:
        """The records that name the person."""
        known = {
            "log": any("eras" in name for name, _ in self.running.logged(self.tenant)),
            "vault": self.person in self.runtime.context(self.tenant).vault.everyone_erased(),
            "file": self.person in self.file.of(self.tenant),
        }
        return [record for record, knows in known.items() if knows]

    def _log(self) -> None:
        with psycopg.connect(self.running.database.admin_url) as db:
            db.execute("DELETE FROM events WHERE name LIKE '%%eras%%' AND tenant = %s", (self.tenant,))
            db.execute("DELETE FROM erased_people_1 WHERE tenant = %s", (self.tenant,))

    def _vault(self) -> None:
        with psycopg.connect(self.vault_url) as db:
            db.execute("UPDATE subjects SET erased_at = NULL, erasing_at = NULL WHERE tenant = %s", (self.tenant,))
            for key, wrapped in self.copy:
                db.execute("UPDATE keys SET wrapped = %s, destroyed_on = NULL WHERE id = %s", (wrapped, key))


@pytest.fixture
def make_erasing(make_running_service: MakeRunningService, vault_logins: VaultLogins, tmp_path: Path) -> Callable[..., Erasing]:
    def make(service: Service) -> Erasing:
        tenant, person, url = f"t{uuid4().hex[:12]}", uuid4(), vault_logins.server.url("vault")
        running = make_running_service(service, (), tenant)
        sealed = running.runtime.context(tenant).vault.seal([words(service, person)])
        with psycopg.connect(url) as db:
            copy = db.execute("SELECT id, wrapped FROM keys WHERE tenant = %s", (tenant,)).fetchall()
        return Erasing(running, url, tenant, person, sealed, ErasedFile.beside(tmp_path / "tenant-keys.json"), copy)

    return make


@pytest.fixture
def erasing(make_erasing: Callable[..., Erasing]) -> Erasing:
    return make_erasing(MATCHING)


def words(service: Service, person: UUID) -> Entry:
    return Entry("thing-1", "words", "mine", frozenset({service.name}), frozenset({person}))


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: str(service.name))
def test_one_record_that_was_not_restored_is_enough(make_erasing: Callable[..., Erasing], service: Service) -> None:
    erasing = make_erasing(service)
    assert (erasing.opened(), erasing.knowing()) == (["mine"], [])
    erasing.erase()
    for restored in combinations(RECORDS, 2):
        assert (erasing.opened(), erasing.knowing()) == ([None], [*RECORDS])
        erasing.restore(restored)
        assert {*erasing.knowing()} == {*RECORDS} - {*restored}
        erasing.runtime.reconcile_erasures()
    assert (erasing.opened(), erasing.knowing()) == ([None], [*RECORDS])
    with pytest.raises(SubjectErased):
        erasing.runtime.context(erasing.tenant).vault.seal([words(service, erasing.person)])


def test_with_nothing_beside_the_keys_a_restore_of_the_rest_brings_the_person_back(erasing: Erasing) -> None:
    """The naive way, with two records that are both in backups."""
    erasing.erase()
    erasing.restore(RECORDS)
    erasing.runtime.reconcile_erasures()
    assert (erasing.opened(), erasing.knowing()) == (["mine"], [])


@pytest.mark.parametrize("record", ["log", "file"])
def test_an_erasure_on_record_ends_what_a_vault_from_before_it_preserves(erasing: Erasing, record: str) -> None:
    """The hold was lifted before the erasure began, and the vault was copied while it was in force."""
    erasing.erase()
    erasing.restore({"vault", "log", "file"} - {record})
    vault = erasing.runtime.context(erasing.tenant).vault
    assert vault.preserve(erasing.person, uuid4())
    erasing.runtime.reconcile_erasures()
    assert (erasing.opened(), erasing.knowing()) == ([None], [*RECORDS])
    assert not vault.preserves(erasing.person)


def test_reconciling_twice_changes_nothing(erasing: Erasing) -> None:
    erasing.erase()
    events = erasing.running.logged(erasing.tenant)
    erasing.runtime.reconcile_erasures()
    assert erasing.running.logged(erasing.tenant) == events


def test_another_trusts_erasure_is_none_of_this_one(erasing: Erasing) -> None:
    other = f"{erasing.tenant}b"
    erasing.running.database.add_tenant(other)
    erasing.runtime.context(other).vault.erase(erasing.person)
    erasing.runtime.reconcile_erasures()
    assert (erasing.opened(), erasing.knowing()) == (["mine"], [])
    assert [name for name, _ in erasing.running.logged(other)] == ["erased_people.erasure_recorded.v1"]
