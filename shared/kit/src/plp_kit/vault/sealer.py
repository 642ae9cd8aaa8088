"""Sealing for one request: its keys stay in memory until the request is known not to be refused, so that a refusal makes none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.vault.sealing import new_key
from plp_kit.vault.vault import PERSON_ERASED, Entry, SubjectErased, Vault


@dataclass(frozen=True, slots=True)
class Sealer:
    """Nothing that it seals may be recorded before `keep`."""

    vault: Vault
    _new: dict[UUID, tuple[Entry, bytes]] = field(default_factory=dict, repr=False)

    @property
    def keys(self) -> frozenset[UUID]:
        return frozenset(self._new)

    def sealed(self, entries: Sequence[Entry]) -> tuple[Sealed, ...] | Refusal:
        """Each entry under a key of its own, in the order given. Refuses if a subject is erased."""
        if not entries:
            return ()
        if self.vault.erased({subject for entry in entries for subject in entry.subjects}):
            return PERSON_ERASED
        made = [(uuid4(), entry, new_key()) for entry in entries]
        self._new.update({id: (entry, key) for id, entry, key in made})
        return tuple(self.vault.seal_under(id, key, entry) for id, entry, key in made)

    def keep(self) -> Refusal | None:
        """Commits the keys to the vault, all or none. Refuses if a subject has been erased meanwhile."""
        try:
            self.vault.keep({id: key for id, (_, key) in self._new.items()}, [entry for entry, _ in self._new.values()])
        except SubjectErased:
            return PERSON_ERASED
        return None
