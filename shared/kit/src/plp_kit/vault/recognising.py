"""Who is who in lists that come again: an index of keyed digests in the vault, which forgets a person when they are erased.

What a list says of a person (an address) never stands anywhere but sealed. Its digest, keyed by a secret that only the service
has, leads to the person's id. Neither the vault nor a copy of it can try out addresses without the secret.
"""

import hmac
from collections.abc import Collection, Mapping
from uuid import UUID

from plp_kit.core.database import TenantDatabase


def digest(secret: bytes, text: str) -> bytes:
    """Of 32 bytes; the same for a text in whatever case, and with whatever space around it."""
    return hmac.digest(secret, text.strip().casefold().encode(), "sha256")


class Recognition:
    """The index of one tenant. `database` is the vault's, under the service's own role."""

    def __init__(self, database: TenantDatabase) -> None:
        self._database = database

    def known(self, digests: Collection[bytes]) -> dict[bytes, UUID]:
        """Those of them that lead to somebody."""
        with self._database.transaction() as db:
            rows = db.execute("SELECT digest, subject FROM recognised WHERE digest = ANY(%s)", (list(digests),))
            return dict(rows.fetchall())

    def note(self, people: Mapping[bytes, UUID]) -> dict[bytes, UUID]:
        """Lets digests lead to these registered people, unless they lead somewhere; returns whom they lead to now.

        Whoever is erased, or being erased meanwhile, is not noted.
        """
        with self._database.transaction() as db:
            db.execute(
                """WITH living AS (
                       SELECT id FROM subjects WHERE id = ANY(%(people)s) AND erased_at IS NULL ORDER BY id FOR SHARE
                   )
                   INSERT INTO recognised (digest, subject)
                   SELECT digest, subject FROM unnest(%(digests)s::bytea[], %(people)s::uuid[]) AS pair (digest, subject)
                   JOIN living ON living.id = subject
                   ON CONFLICT (tenant, digest) DO NOTHING""",
                {"digests": list(people), "people": list(people.values())},
            )
        return self.known(people)

    def move(self, before: UUID, now: UUID) -> None:
        """Whatever led to the one id leads to the other, as both are the same registered person."""
        with self._database.transaction() as db:
            db.execute("UPDATE recognised SET subject = %s WHERE subject = %s", (now, before))

    def forget(self, person: UUID) -> None:
        with self._database.transaction() as db:
            db.execute("DELETE FROM recognised WHERE subject = %s", (person,))
