"""Who signs in, in one tenant: the random id that the vault has for a digest of the token's issuer and subject.

The subject itself is stored nowhere. Once sign-in and digests of lists are deleted, nothing leads from a person to the id.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core.database import TenantDatabase
from plp_kit.core.joined_identities import JoinedIdentities

NOBODY_JOINED: Final = JoinedIdentities()


def digest(secret: bytes, issuer: str, subject: str) -> bytes:
    """A digest of 32 bytes, under the secret for sign-ins that all services share."""
    return hmac.digest(secret, f"{issuer}\0{subject}".encode(), "sha256")


RESTORED_BEHIND: Final = "restored_behind"
"""A service has seen a sign-in that this vault has not made: it was restored to an earlier moment."""


class NoNewId(Exception):
    """The vault makes no ids for now. `why` is RESTORED_BEHIND, or that a service has not compared since the vault started."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class SignedIn:
    """`number` counts the sign-ins that the tenant's vault has made, up to this one."""

    person: UUID
    number: int


class SignIns:
    """`database` is the vault's, under the service's own role."""

    def __init__(self, database: TenantDatabase) -> None:
        self._database = database

    def find(self, signed_in: bytes) -> SignedIn | None:
        """None for somebody who has no id yet."""
        return self._person_of(signed_in, None)[0]

    def make(self, signed_in: bytes, seen: int) -> SignedIn:
        """The person's id, which is made if there is none. Two first requests get one id. Raises NoNewId.

        `seen` is the highest number that this service has seen, as its own database says.
        """
        found, refused = self._person_of(signed_in, seen)
        if found is None:
            raise NoNewId(refused or RESTORED_BEHIND)
        return found

    def compare(self, seen: int) -> str | None:
        """Tells the vault up to which number this service has seen sign-ins; returns why no id can be made now, if so."""
        with self._database.transaction() as db:
            ((refused,),) = db.execute("SELECT compare_sign_ins(%s)", (seen,)).fetchall()
        return None if refused is None else str(refused)

    def _person_of(self, signed_in: bytes, seen: int | None) -> tuple[SignedIn | None, str | None]:
        with self._database.transaction() as db:
            ((person, number, refused),) = db.execute("SELECT * FROM person_of(%s, %s)", (signed_in, seen)).fetchall()
        return (None if person is None else SignedIn(person, number)), refused

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
