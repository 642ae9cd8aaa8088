"""Tenant keys in a local JSON file that only its owner can read, and that is written whole or not at all.

It is read again whenever it changes, so that a running service finds the keys of new tenants and rotations.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import msgspec

from plp_kit.vault import durable
from plp_kit.vault.erased_file import ErasedFile
from plp_kit.vault.sealing import decrypt, encrypt, new_key
from plp_kit.vault.tenant_keys import TenantKeyMissing, WrappedKey

TENANT_CODE = re.compile(r"[a-z][a-z0-9]{1,15}")
OTHERS = 0o077


class KeyFileRefused(Exception):
    """Others than its owner can read the file, or it is not a key file."""


@dataclass(frozen=True, slots=True)
class Generation:
    made_at: datetime
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keyring:
    """A tenant's keys by generation; `current` wraps, the others only unwrap. During a rotation there are several."""

    current: int
    generations: dict[int, Generation]

    @property
    def made_at(self) -> datetime:
        return self.generations[self.current].made_at


class KeyFile:
    """All tenants' keys of this deployment."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.erased = ErasedFile.beside(path)
        self._last_read: tuple[tuple[int, ...], dict[str, Keyring]] = ((), {})  # one value, since threads share it

    def make(self, tenant: str) -> int:
        """Gives the tenant its first key unless it has one; returns the current generation. Processes may call it at once."""
        if not TENANT_CODE.fullmatch(tenant):
            raise ValueError(f"not a tenant: {tenant!r}")
        with durable.alone(self.path):
            keyrings = self._read() if self.path.exists() else {}
            if tenant not in keyrings:
                self._write({**keyrings, tenant: Keyring(1, {1: _generation()})})
                return 1
            return keyrings[tenant].current

    def renew(self, tenant: str) -> int:
        """Adds the next generation, which wraps from here on, unless a rotation is under way; returns the current one.

        Raises TenantKeyMissing, KeyFileRefused, and OSError if the file cannot be written.
        """
        with durable.alone(self.path):
            keyring = self.keyring(tenant)
            if len(keyring.generations) > 1:
                return keyring.current
            following = keyring.current + 1
            self._put(tenant, Keyring(following, {**keyring.generations, following: _generation()}))
            return following

    def destroy(self, tenant: str, below: int) -> int:
        """Destroys the generations below this one; returns how many. Nothing that only they wrap can be read again."""
        with durable.alone(self.path):
            keyring = self.keyring(tenant)
            kept = {number: key for number, key in keyring.generations.items() if number >= min(below, keyring.current)}
            if len(kept) < len(keyring.generations):
                self._put(tenant, replace(keyring, generations=kept))
            return len(keyring.generations) - len(kept)

    def of(self, tenant: str) -> "FileKeys":
        return FileKeys(self, tenant)

    def tenants(self) -> list[str]:
        """The tenants that have a key. Raises KeyFileRefused."""
        return sorted(self._read()) if self.path.exists() else []

    def keyring(self, tenant: str) -> Keyring:
        """Raises TenantKeyMissing, KeyFileRefused."""
        try:
            return self._read()[tenant]
        except (FileNotFoundError, KeyError):
            raise TenantKeyMissing(f"no key for {tenant} in {self.path}") from None

    def _read(self) -> dict[str, Keyring]:
        status = self.path.stat()
        if status.st_mode & OTHERS:
            raise KeyFileRefused(f"{self.path} can be read by others: make it 0600")
        seen = (status.st_ino, status.st_mtime_ns, status.st_size)
        last_seen, keyrings = self._last_read
        if seen != last_seen:
            keyrings = _decoded(self.path)
            self._last_read = seen, keyrings
        return keyrings

    def _put(self, tenant: str, keyring: Keyring) -> None:
        self._write({**self._read(), tenant: keyring})

    def _write(self, keyrings: dict[str, Keyring]) -> None:
        durable.replace(self.path, msgspec.json.format(msgspec.json.encode(keyrings)))


def _generation() -> Generation:
    return Generation(datetime.now(UTC), new_key())


def _decoded(path: Path) -> dict[str, Keyring]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Keyring])
    except msgspec.MsgspecError:
        raise KeyFileRefused(f"{path} is not a key file") from None


@dataclass(frozen=True, slots=True)
class FileKeys:
    """One tenant's keys from the file: a TenantKeys."""

    file: KeyFile
    tenant: str

    def wrap(self, keys: Mapping[UUID, bytes]) -> Sequence[WrappedKey]:
        keyring = self.file.keyring(self.tenant)
        wrapping = keyring.generations[keyring.current].key
        return [WrappedKey(id, keyring.current, encrypt(wrapping, key, *self._bound(id))) for id, key in keys.items()]

    def unwrap(self, wrapped: Sequence[WrappedKey]) -> Mapping[UUID, bytes]:
        generations = self.file.keyring(self.tenant).generations if wrapped else {}
        if missing := {key.generation for key in wrapped} - generations.keys():
            raise TenantKeyMissing(f"{self.tenant} has no key of generation {min(missing)}")
        return {key.id: decrypt(generations[key.generation].key, key.wrapped, *self._bound(key.id)) for key in wrapped}

    def erased(self) -> Mapping[UUID, date]:
        return self.file.erased.of(self.tenant)

    def remember_erased(self, people: Collection[UUID]) -> bool:
        try:
            self.file.erased.add(self.tenant, people)
        except OSError:
            return False
        return True

    def _bound(self, id: UUID) -> tuple[str, str, str]:
        return "key", self.tenant, str(id)
