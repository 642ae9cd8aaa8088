"""Who signs in, in one tenant: the random id that the vault has for a digest of the token's issuer and subject.

The subject itself is stored nowhere. Once sign-in and digests of lists are deleted, nothing leads from a person to the id.
"""

import hmac
from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core.database import TenantDatabase
from plp_kit.core.joined_identities import JoinedIdentities

NOBODY_JOINED: Final = JoinedIdentities()


def digest(secret: bytes, issuer: str, subject: str) -> bytes:
    """A digest of 32 bytes, under the secret for sign-ins that all services share."""
    return hmac.digest(secret, f"{issuer}\0{subject}".encode(), "sha256")


class SignIns:
    """`database` is the vault's, under the service's own role."""

    def __init__(self, database: TenantDatabase) -> None:
        self._database = database

    def person_of(self, signed_in: bytes) -> UUID:
        """The person's id, which the first request makes. Two first requests get one id."""
        with self._database.transaction() as db:
            ((person,),) = db.execute("SELECT person_of(%s)", (signed_in,)).fetchall()
        return UUID(str(person))

    def hold_until(self, days: Mapping[UUID, date], joined: JoinedIdentities = NOBODY_JOINED) -> None:
        """This service holds something of these people until that day, of system time, and of nobody else. It can be repeated."""
        with self._database.transaction() as db:
            db.execute(
                "SELECT hold_until(%s::uuid[], %s::date[], %s::uuid[], %s::uuid[])",
                (list(days), list(days.values()), list(joined.first), list(joined.first.values())),
            )

    def hold_for_two_years(self, person: UUID) -> None:
        """From today, by the vault's clock: the person has signed in."""
        with self._database.transaction() as db:
            db.execute("SELECT hold_signed_in(%s)", (person,))

    def sweep(self) -> int:
        """Deletes what leads to people of whom no service holds anything any more; returns to how many.

        None is deleted while a service that has told what it holds has not told it for two days.
        """
        with self._database.transaction() as db:
            ((swept,),) = db.execute("SELECT sweep_links()").fetchall()
        return int(swept)
