"""The record beside the keys: added to, never lost, and no hindrance where it cannot be written."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from plp_kit.vault.erased_file import ErasedFile
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.vault import Vault


@pytest.fixture
def erased(tmp_path: Path) -> ErasedFile:
    return ErasedFile.beside(tmp_path / "keys" / "tenants.json")


def test_it_names_the_erased_of_each_tenant_once(erased: ErasedFile, person: UUID) -> None:
    other = uuid4()
    for tenant, someone in (("rha", person), ("bwc", other), ("rha", person)):
        erased.add(tenant, [someone])
    assert (set(erased.of("rha")), set(erased.of("bwc")), erased.of("ych")) == ({person}, {other}, {})
    assert len(erased.path.read_text().split()) == 6


def test_writers_at_once_all_keep_their_people(erased: ErasedFile) -> None:
    people = [uuid4() for _ in range(24)]
    with ThreadPoolExecutor(6) as writers:
        list(writers.map(lambda someone: erased.add("rha", [someone]), people))
    assert set(erased.of("rha")) == set(people)


@pytest.mark.parametrize("left", ["rha 5a2b8d0e", "rha 5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c001 2026-1", "rha"])
def test_a_line_that_a_crash_cut_short_spoils_no_other(erased: ErasedFile, person: UUID, left: str) -> None:
    erased.add("rha", [uuid4()])
    with erased.path.open("a") as file:
        file.write(left)
    erased.add("rha", [person])
    assert person in erased.of("rha")
    assert len(erased.of("rha")) == 2


def test_only_its_owner_can_read_it(erased: ErasedFile, person: UUID) -> None:
    erased.add("rha", [person])
    assert erased.path.stat().st_mode & 0o777 == 0o600


def test_an_erasure_is_remembered_beside_the_keys_before_the_vault_is_told(
    vault_of: Callable[..., Vault], key_file: KeyFile, tenant: str, person: UUID
) -> None:
    vault = vault_of("recruitment")
    vault.erase(person)
    assert set(key_file.erased.of(tenant)) == set(vault.remembered_erased()) == set(vault.everyone_erased()) == {person}


def test_a_record_that_cannot_be_written_is_logged_and_hinders_no_erasure(
    vault_of: Callable[..., Vault], key_file: KeyFile, person: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    vault, kept = vault_of("recruitment"), key_file.erased.path
    kept.unlink(missing_ok=True)
    kept.with_name(f"{kept.name}.lock").unlink(missing_ok=True)
    kept.with_name(f"{kept.name}.lock").mkdir()
    try:
        vault.erase(person)
    finally:
        kept.with_name(f"{kept.name}.lock").rmdir()
    assert set(vault.everyone_erased()) == {person}
    assert caplog.messages == ["erasure not kept beside the tenant's keys"]
    vault.remember_erased([person])
    assert set(vault.remembered_erased()) == {person}
