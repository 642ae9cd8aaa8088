"""Rotates a tenant's key every 30 days of system time: makes a new one, rewraps the vault's keys, destroys the old one.

The keys in an old copy of the vault were wrapped under a key that no longer exists. The key file and the rows show how far a
rotation has come, so any process can continue one that stopped.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from plp_kit.core.database import Database
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.tenant_keys import WrappedKey

EVERY = timedelta(days=30)
BATCH = 200


@dataclass(frozen=True, slots=True)
class Rotation:
    """For one tenant. `vault` connects as a service, which rewraps the keys of its audience, or as the owner, who rewraps all."""

    vault: Database
    keys: KeyFile
    tenant: str
    batch: int = BATCH

    def is_due(self) -> bool:
        """Whether the key is old enough. Raises TenantKeyMissing."""
        return datetime.now(UTC) - self.keys.keyring(self.tenant).made_at >= EVERY

    def is_under_way(self) -> bool:
        """Whether an older generation still exists. Raises TenantKeyMissing."""
        return len(self.keys.keyring(self.tenant).generations) > 1

    def begin(self) -> int:
        """Makes the next generation, unless a rotation is under way; returns the current one. It wraps all new keys.

        Raises OSError if this process cannot write the key file.
        """
        return self.keys.renew(self.tenant)

    def step(self) -> int:
        """One bounded step of a rotation under way; returns how much it did, 0 if nothing is left for this process.

        Raises TenantKeyMissing or Tampered for a key that the key file does not open, as after a restore of the vault.
        """
        if not self.is_under_way():
            return 0
        current = self.keys.keyring(self.tenant).current
        return self._rewrap(current) or self._destroy_older(current)

    def _rewrap(self, current: int) -> int:
        rows = self._older(current)
        if not rows:
            return 0
        keys = self.keys.of(self.tenant)
        anew = keys.wrap(keys.unwrap(rows))
        with self.vault.of(self.tenant).transaction() as db:
            db.execute(
                "SELECT rewrap_keys(%s, %s, %s)",
                ([key.id for key in anew], [key.wrapped for key in anew], anew[0].generation),
            )
        return len(rows)

    def _older(self, current: int) -> list[WrappedKey]:
        with self.vault.of(self.tenant).transaction() as db:
            rows = db.execute(
                """SELECT id, generation, wrapped FROM keys WHERE generation < %s AND wrapped IS NOT NULL
                   ORDER BY generation, id LIMIT %s""",
                (current, self.batch),
            )
            return [WrappedKey(*row) for row in rows]

    def _destroy_older(self, current: int) -> int:
        """Destroys old generations once no key of any audience is wrapped under them, and none can be."""
        with self.vault.of(self.tenant).transaction() as db:
            ((remaining,),) = db.execute("SELECT retire_generations(%s)", (current,)).fetchall()
        return 0 if remaining else self.keys.destroy(self.tenant, below=current)


def rotate(rotation: Rotation) -> int:
    """As the owner: begins or continues a rotation and finishes it; returns the current generation."""
    generation = rotation.begin()
    while rotation.is_under_way():
        rotation.step()
    return generation
