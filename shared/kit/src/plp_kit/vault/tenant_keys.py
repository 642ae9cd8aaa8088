"""The port behind which a tenant's own key stands: it wraps the keys of entries. Adapter: a local key file; a cloud KMS later."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID


class TenantKeyMissing(Exception):
    """The tenant has no key, or none of that generation: never made, or destroyed."""


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """An entry's key as the vault's table holds it; `generation` says which of the tenant's keys wraps it."""

    id: UUID
    generation: int
    wrapped: bytes


class TenantKeys(Protocol):
    """One tenant's keys. Every call may go over a network: never call one inside a transaction."""

    def wrap(self, keys: Mapping[UUID, bytes]) -> Sequence[WrappedKey]:
        """Wrapped by the current generation and bound to tenant and id, in the order given. Raises TenantKeyMissing."""
        ...

    def unwrap(self, wrapped: Sequence[WrappedKey]) -> Mapping[UUID, bytes]:
        """The raw keys by id, to be held for one call only. Raises TenantKeyMissing, or Tampered for a key that was changed."""
        ...

    def erased(self) -> Mapping[UUID, date]:
        """People remembered as erased apart from vault and data, with the day; never fewer than once were."""
        ...

    def remember_erased(self, people: Collection[UUID]) -> bool:
        """Harmless when repeated. False where it cannot be kept from here, which never stands in the way of an erasure."""
        ...
