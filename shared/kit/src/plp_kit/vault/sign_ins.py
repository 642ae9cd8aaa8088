"""Who signs in, in one tenant: the random id that the vault has for a digest of the token's issuer and subject.

The subject itself is stored nowhere. Once the sign-in is deleted, nothing leads from the person who signs in to the id.
"""

import hmac
from datetime import date
from uuid import UUID

from plp_kit.core.database import TenantDatabase


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

    def hold_until(self, person: UUID, last_day: date) -> None:
        """This service holds something of the person until that day, of system time. An earlier day changes nothing."""
        with self._database.transaction() as db:
            db.execute("SELECT hold_until(%s, %s)", (person, last_day))

    def hold_for_two_years(self, person: UUID) -> None:
        """From today, by the vault's clock: the person has signed in."""
        with self._database.transaction() as db:
            db.execute("SELECT hold_until(%s, (current_date + interval '2 years')::date)", (person,))

    def sweep(self) -> int:
        """Deletes the sign-ins of people of whom no service holds anything any more; returns how many."""
        with self._database.transaction() as db:
            ((swept,),) = db.execute("SELECT sweep_sign_ins()").fetchall()
        return int(swept)
