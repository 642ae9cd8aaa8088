"""The port to a tenant's own key, which wraps the keys of entries. The adapter is a local key file; a cloud KMS may follow."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID


class TenantKeyMissing(Exception):
    """The tenant has no key, or none of that generation."""


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """An entry's key as the vault's table holds it; `generation` is that of the tenant's key which wraps it."""

    id: UUID
    generation: int
    wrapped: bytes


class TenantKeys(Protocol):
    """One tenant's keys. Every call may go over a network: never call one inside a transaction."""

    def wrap(self, keys: Mapping[UUID, bytes]) -> Sequence[WrappedKey]:
        """Wraps keys with the current generation, bound to tenant and id, in the order given. Raises TenantKeyMissing."""
        ...

    def unwrap(self, wrapped: Sequence[WrappedKey]) -> Mapping[UUID, bytes]:
        """The raw keys by id; hold them for one call only. Raises TenantKeyMissing, or Tampered for a key that was changed."""
        ...

    def erased(self) -> Mapping[UUID, date]:
        """People in the list of the erased beside the keys, with the day. The list never gets shorter."""
        ...

    def remember_erased(self, people: Collection[UUID]) -> bool:
        """It can be repeated. False if this process cannot write the list, which does not prevent an erasure."""
        ...
