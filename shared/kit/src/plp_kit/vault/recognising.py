"""Recognises people in lists that come again, by keyed digests in the vault that are deleted with the person.

A person's address from a list is stored only sealed. Its digest, keyed by a secret that only the service has, leads to the
person's id. Without the secret nobody can try out addresses against the vault or a copy of it.
"""

import hmac
from collections.abc import Collection, Mapping
from uuid import UUID

from plp_kit.core.database import TenantDatabase


def digest(secret: bytes, text: str) -> bytes:
    """A digest of 32 bytes that ignores case and surrounding space."""
    return hmac.digest(secret, text.strip().casefold().encode(), "sha256")


class Recognition:
    """A service's index of one tenant. `database` is the vault's, under the service's own role."""

    def __init__(self, database: TenantDatabase) -> None:
        self._database = database

    def known(self, digests: Collection[bytes]) -> dict[bytes, UUID]:
        """The digests that are known, with the person's id."""
        with self._database.transaction() as db:
            rows = db.execute("SELECT digest, subject FROM recognised WHERE digest = ANY(%s)", (list(digests),))
            return dict(rows.fetchall())

    def note(self, people: Mapping[bytes, UUID]) -> dict[bytes, UUID]:
        """Notes digests of registered people unless they are known already; returns whose they are now.

        People who are erased, or are being erased, are not noted. What is noted is kept for two years at least.
        """
        with self._database.transaction() as db:
            db.execute(
                """WITH living AS (
                       SELECT id FROM subjects WHERE id = ANY(%(people)s) AND erased_at IS NULL ORDER BY id FOR SHARE
                   )
                   INSERT INTO recognised (service, digest, subject)
                   SELECT service, digest, subject
                   FROM principals, unnest(%(digests)s::bytea[], %(people)s::uuid[]) AS pair (digest, subject)
                   JOIN living ON living.id = subject
                   ON CONFLICT (tenant, service, digest) DO NOTHING""",
                {"digests": list(people), "people": list(people.values())},
            )
        self.hold(set(people.values()))
        return self.known(people)

    def hold(self, people: Collection[UUID]) -> None:
        """A list names these people: by which digests they are known is kept for two years from today, by the vault's clock."""
        with self._database.transaction() as db:
            db.execute("SELECT hold_listed(%s::uuid[])", (sorted(people),))

    def move(self, before: UUID, now: UUID) -> None:
        """Moves one id's digests to the other, unless that one is erased: both are the same registered person."""
        with self._database.transaction() as db:
            db.execute("SELECT move_recognised(%s, %s)", (before, now))
