"""Tenant keys in a local file: JSON, readable by its owner alone, written whole or not at all.

Read anew whenever it changes, so that a running service finds a new tenant's key.
"""

import fcntl
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import msgspec

from plp_kit.vault.sealing import decrypt, encrypt, new_key
from plp_kit.vault.tenant_keys import TenantKeyMissing, WrappedKey

TENANT_CODE = re.compile(r"[a-z][a-z0-9]{1,15}")
OTHERS = 0o077


class KeyFileRefused(Exception):
    """The file can be read by others than its owner, or is no key file."""


@dataclass(frozen=True, slots=True)
class Generation:
    made_at: datetime
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keyring:
    """A tenant's keys by generation; `current` wraps, the others only unwrap."""

    current: int
    generations: dict[int, Generation]


class KeyFile:
    """All tenants' keys of this deployment."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last_read: tuple[tuple[int, ...], dict[str, Keyring]] = ((), {})  # one value, since threads share it

    def make(self, tenant: str) -> int:
        """Gives the tenant its first key unless it has one; returns the current generation. Processes may do so at once."""
        if not TENANT_CODE.fullmatch(tenant):
            raise ValueError(f"not a tenant: {tenant!r}")
        with self._alone():
            keyrings = self._read() if self._path.exists() else {}
            if tenant not in keyrings:
                first = Generation(datetime.now(UTC), new_key())
                self._write({**keyrings, tenant: Keyring(1, {1: first})})
                return 1
            return keyrings[tenant].current

    def of(self, tenant: str) -> "FileKeys":
        return FileKeys(self, tenant)

    def keyring(self, tenant: str) -> Keyring:
        """Raises TenantKeyMissing, KeyFileRefused."""
        try:
            return self._read()[tenant]
        except (FileNotFoundError, KeyError):
            raise TenantKeyMissing(f"no key for {tenant} in {self._path}") from None

    def _read(self) -> dict[str, Keyring]:
        status = self._path.stat()
        if status.st_mode & OTHERS:
            raise KeyFileRefused(f"{self._path} can be read by others: make it 0600")
        seen = (status.st_ino, status.st_mtime_ns, status.st_size)
        last_seen, keyrings = self._last_read
        if seen != last_seen:
            keyrings = _decoded(self._path)
            self._last_read = seen, keyrings
        return keyrings

    def _write(self, keyrings: dict[str, Keyring]) -> None:
        descriptor, temporary = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.")  # made 0600
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(keyrings)))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(self._path)
        _sync(self._path.parent)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._path.with_name(f"{self._path.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _decoded(path: Path) -> dict[str, Keyring]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Keyring])
    except msgspec.MsgspecError:
        raise KeyFileRefused(f"{path} is no key file") from None


def _sync(folder: Path) -> None:
    """A new name is on disk only once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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

    def _bound(self, id: UUID) -> tuple[str, str, str]:
        return "key", self.tenant, str(id)
