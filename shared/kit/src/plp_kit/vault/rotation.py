"""Rotation of a tenant's key: every 30 days of system time a new one, survivors wrapped anew, then the old one destroyed.

What an old copy of the vault holds was wrapped under a key that is nowhere any more. Nothing remembers how far a rotation came
but the key file and the rows themselves: whoever goes on, after whatever stopped, goes on from there.
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
    """Of one tenant. `vault` connects as a service, which then sees to the keys of its audience, or as the owner, for all."""

    vault: Database
    keys: KeyFile
    tenant: str
    batch: int = BATCH

    def is_due(self) -> bool:
        """By the key's age. Raises TenantKeyMissing."""
        return datetime.now(UTC) - self.keys.keyring(self.tenant).made_at >= EVERY

    def is_under_way(self) -> bool:
        """Whether an older generation is still there. Raises TenantKeyMissing."""
        return len(self.keys.keyring(self.tenant).generations) > 1

    def begin(self) -> int:
        """Makes the next generation, unless a rotation is under way; returns the current one. From here on it wraps what is new.

        Raises OSError where the key file is not to be written from here.
        """
        return self.keys.renew(self.tenant)

    def step(self) -> int:
        """One bounded step of a rotation under way; how much it did. 0 when nothing is left to do from here.

        Raises TenantKeyMissing or Tampered for a key that today's key file does not open: the vault was restored from before.
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
        """Only once nothing is wrapped under them, of any audience, and nothing can be any more."""
        with self.vault.of(self.tenant).transaction() as db:
            ((remaining,),) = db.execute("SELECT retire_generations(%s)", (current,)).fetchall()
        return 0 if remaining else self.keys.destroy(self.tenant, below=current)


def rotate(rotation: Rotation) -> int:
    """As the owner: one rotation from wherever it stands to its end; the generation that wraps now."""
    generation = rotation.begin()
    while rotation.is_under_way():
        rotation.step()
    return generation
