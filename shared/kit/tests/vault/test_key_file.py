"""Tenant keys in a file: made once a tenant, closed to others, whole at every moment."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from plp_kit.vault.key_file import KeyFile, KeyFileRefused
from plp_kit.vault.sealing import Tampered, new_key
from plp_kit.vault.tenant_keys import TenantKeyMissing, WrappedKey


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "tenants.json"


def test_a_tenant_keeps_its_first_key(path: Path) -> None:
    assert KeyFile(path).make("rha") == 1
    first = path.read_bytes()
    assert KeyFile(path).make("rha") == 1
    assert path.read_bytes() == first


def test_only_its_owner_can_read_the_file(path: Path) -> None:
    KeyFile(path).make("rha")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_that_others_can_read_is_refused(path: Path) -> None:
    KeyFile(path).make("rha")
    path.chmod(0o640)
    with pytest.raises(KeyFileRefused, match="0600"):
        KeyFile(path).of("rha").wrap({uuid4(): new_key()})


def test_a_file_of_something_else_is_refused_without_being_shown(path: Path) -> None:
    KeyFile(path).make("rha")
    path.write_text('{"rha": "a secret of somebody"}')
    with pytest.raises(KeyFileRefused) as refused:
        KeyFile(path).make("bwc")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("tenant", ["", "r", "RHA", "rha.x", "../rha", "rha\n"], ids=repr)
def test_only_a_tenant_gets_a_key(path: Path, tenant: str) -> None:
    with pytest.raises(ValueError, match="not a tenant"):
        KeyFile(path).make(tenant)


def test_tenants_made_at_once_all_keep_their_keys(path: Path) -> None:
    tenants = [f"trust{number}" for number in range(12)]
    with ThreadPoolExecutor(6) as makers:
        assert list(makers.map(lambda tenant: KeyFile(path).make(tenant), tenants * 2)) == [1] * 24
    assert set(json.loads(path.read_bytes())) == set(tenants)


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    KeyFile(path).make("rha")
    assert {entry.name for entry in path.parent.iterdir()} == {"tenants.json", "tenants.json.lock"}


def test_a_running_service_finds_a_tenant_that_was_added_later(path: Path) -> None:
    running = KeyFile(path)
    running.make("rha")
    running.of("rha").wrap({uuid4(): new_key()})
    KeyFile(path).make("bwc")
    assert running.of("bwc").wrap({uuid4(): new_key()})


def test_what_was_wrapped_is_unwrapped(path: Path) -> None:
    KeyFile(path).make("rha")
    keys = {uuid4(): new_key() for _ in range(3)}
    wrapped = KeyFile(path).of("rha").wrap(keys)
    assert [key.generation for key in wrapped] == [1, 1, 1]
    assert KeyFile(path).of("rha").unwrap(wrapped) == keys


def test_a_key_is_wrapped_for_its_own_id_and_tenant(path: Path) -> None:
    file = KeyFile(path)
    file.make("rha")
    file.make("bwc")
    (wrapped,) = file.of("rha").wrap({uuid4(): new_key()})
    with pytest.raises(Tampered):
        file.of("rha").unwrap([WrappedKey(uuid4(), wrapped.generation, wrapped.wrapped)])
    with pytest.raises(Tampered):
        file.of("bwc").unwrap([wrapped])


def test_an_older_generation_still_unwraps_and_the_current_one_wraps(path: Path) -> None:
    KeyFile(path).make("rha")
    keys = {uuid4(): new_key()}
    before = KeyFile(path).of("rha").wrap(keys)
    keyrings = json.loads(path.read_bytes())
    KeyFile(path.with_name("next.json")).make("rha")
    made = json.loads(path.with_name("next.json").read_bytes())["rha"]["generations"]["1"]
    keyrings["rha"] = {"current": 2, "generations": {**keyrings["rha"]["generations"], "2": made}}
    path.write_text(json.dumps(keyrings))
    assert KeyFile(path).of("rha").unwrap(before) == keys
    assert [key.generation for key in KeyFile(path).of("rha").wrap(keys)] == [2]


def test_a_tenant_without_a_key_and_a_destroyed_generation_are_named(path: Path) -> None:
    with pytest.raises(TenantKeyMissing, match="rha"):
        KeyFile(path).of("rha").wrap({uuid4(): new_key()})
    KeyFile(path).make("rha")
    with pytest.raises(TenantKeyMissing, match="generation 7"):
        KeyFile(path).of("rha").unwrap([WrappedKey(uuid4(), 7, b"")])


def test_keys_are_never_shown(path: Path) -> None:
    file = KeyFile(path)
    file.make("rha")
    secret = json.loads(path.read_bytes())["rha"]["generations"]["1"]["key"]
    assert secret not in repr(file.keyring("rha"))
    assert "b'" not in repr(file.keyring("rha"))
