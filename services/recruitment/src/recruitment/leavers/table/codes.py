"""Codes that are sent to private addresses, in system time. Table: address_codes.

Rows and no events: that somebody has asked for a code is of no use after an hour. An address with which somebody wants to sign in
is there as a keyed digest, whether or not it is anybody's: each request runs the same statements.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db

AN_HOUR: Final = 3
"""How many codes one address gets in an hour."""
TRIES: Final = 5


class Purpose(StrEnum):
    CONFIRM = "confirm"
    ENTER = "enter"
    SIGN_IN = "sign_in"


@dataclass(frozen=True, slots=True)
class Asked:
    """A code that somebody asked for. `digest` is that of the address that was said, or of the `person` who confirms one."""

    mail: UUID
    purpose: Purpose
    digest: bytes = field(repr=False)
    person: UUID | None


@dataclass(frozen=True, slots=True)
class Tried:
    """The last code that was sent, with how often it was tried, this time included."""

    mail: UUID
    code: bytes | None = field(repr=False)
    tries: int
    fresh: bool


def ask(db: Db, asked: Asked) -> None:
    """It is to be sent, unless the address has had its three in this hour. Older rows go."""
    address = (asked.digest, asked.purpose)
    db.execute("SELECT pg_advisory_xact_lock(hashtextextended(encode(%s, 'hex'), 0))", (asked.digest,))
    db.execute("DELETE FROM address_codes WHERE asked_at < now() - interval '1 hour'")
    db.execute(
        """INSERT INTO address_codes (mail, purpose, digest, person, asked_at, allowed)
           SELECT %s, %s, %s, %s, now(), count(*) < %s FROM address_codes WHERE digest = %s AND purpose = %s""",
        (asked.mail, asked.purpose, asked.digest, asked.person, AN_HOUR, *address),
    )


def to_send(db: Db, mail: UUID) -> Asked | None:
    """One that was asked for in the last ten minutes, may be sent, and is not being sent by another process; else None."""
    with db.cursor(row_factory=class_row(Asked)) as rows:
        return rows.execute(
            """SELECT mail, purpose, digest, person FROM address_codes
               WHERE mail = %s AND allowed AND asked_at > now() - interval '10 minutes'
                     AND (made_at IS NULL OR made_at < now() - interval '50 seconds') FOR UPDATE""",
            (mail,),
        ).fetchone()


def is_one(db: Db, mail: UUID) -> bool:
    return db.execute("SELECT 1 FROM address_codes WHERE mail = %s", (mail,)).fetchone() is not None


def made(db: Db, asked: Asked, code: bytes) -> None:
    """This code is sent now. It counts for ten minutes, in the place of every one before, which count no more."""
    db.execute("UPDATE address_codes SET code = NULL WHERE digest = %s AND purpose = %s", (asked.digest, asked.purpose))
    db.execute("UPDATE address_codes SET code = %s, made_at = now(), tries = 0 WHERE mail = %s", (code, asked.mail))


def tried(db: Db, digest: bytes, purpose: Purpose) -> Tried | None:
    """Counts a try of the code that was sent to an address, if there is one.

    Every request for a code counts it, whether or not one was sent: what is written is then the same for all addresses, and takes
    the same time.
    """
    with db.cursor(row_factory=class_row(Tried)) as rows:
        counted = rows.execute(
            """UPDATE address_codes SET tries = tries + 1 WHERE digest = %s AND purpose = %s
               RETURNING mail, code, tries, coalesce(made_at > now() - interval '10 minutes', false) AS fresh""",
            (digest, purpose),
        ).fetchall()
    return next((each for each in counted if each.code is not None), None)


def used(db: Db, mail: UUID) -> None:
    """It works once."""
    db.execute("UPDATE address_codes SET code = NULL WHERE mail = %s", (mail,))
