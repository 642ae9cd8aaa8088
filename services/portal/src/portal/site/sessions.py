"""Sessions of signed-in people. Table: sessions. All times are the system's, never programme time."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from psycopg.rows import class_row

from plp_kit.core.database import Database, Db
from plp_kit.web.roles import Role
from portal.site.keys import Key

BYTES_OF_AN_ID: Final = 32


@dataclass(frozen=True, slots=True)
class Secret:
    """The sealed part of a session: the token for the services, and the person's name for the header."""

    token: str = field(repr=False)
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody whom the issuer has signed in. The session ends at `until` at the latest, when the token does.

    `person` is the id that the services have for them; None for somebody without a role there, such as an operator.
    """

    tenant: str
    roles: frozenset[Role]
    until: datetime
    secret: Secret
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """`hash` is kept in place of the id, which is a secret. `seconds` are left unless the session is used again."""

    hash: str
    person: UUID | None
    tenant: str
    roles: frozenset[Role]
    seconds: int
    secret: Secret


@dataclass(frozen=True, slots=True)
class _Row:
    person: UUID | None
    tenant: str
    roles: list[str]
    seconds: int
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Sessions:
    database: Database
    key: Key

    def begin(self, signed_in: SignedIn) -> str:
        """The id, which only the browser keeps. Deletes all sessions that are over."""
        id = secrets.token_urlsafe(BYTES_OF_AN_ID)
        sealed = self.key.seal(msgspec.json.encode(signed_in.secret), _hash(id))
        with self._transaction(id) as db:
            db.execute("DELETE FROM sessions WHERE ends_at <= now() OR last_used_at <= now() - interval '15 minutes'")
            db.execute(
                """INSERT INTO sessions (id_hash, tenant, person, roles, sealed, ends_at)
                   VALUES (decode(%s, 'hex'), %s, %s, %s, %s, least(%s, now() + interval '8 hours'))""",
                (_hash(id), signed_in.tenant, signed_in.person, list(signed_in.roles), sealed, signed_in.until),
            )
        return id

    def use(self, id: str) -> Session | None:
        """The session, prolonged to 15 minutes from now but not beyond its end. None when it is over or unknown."""
        with self._transaction(id) as db, db.cursor(row_factory=class_row(_Row)) as rows:
            row = rows.execute(
                """UPDATE sessions SET last_used_at = now()
                   WHERE id_hash = decode(%s, 'hex') AND ends_at > now() AND last_used_at > now() - interval '15 minutes'
                   RETURNING person, tenant, roles, sealed,
                             extract(epoch FROM least(ends_at - now(), interval '15 minutes'))::integer AS seconds""",
                (_hash(id),),
            ).fetchone()
        return None if row is None else self._open(row, _hash(id))

    def _open(self, row: _Row, id_hash: str) -> Session | None:
        """None for a session that was sealed under another session secret."""
        plain = self.key.open(row.sealed, id_hash)
        if plain is None:
            return None
        roles = frozenset(Role(role) for role in row.roles)
        return Session(id_hash, row.person, row.tenant, roles, row.seconds, msgspec.json.decode(plain, type=Secret))

    def end(self, id: str) -> None:
        with self._transaction(id) as db:
            db.execute("DELETE FROM sessions WHERE id_hash = decode(%s, 'hex')", (_hash(id),))

    @contextmanager
    def _transaction(self, id: str) -> Iterator[Db]:
        with self.database.transaction() as db:
            db.execute("SELECT set_config('app.session', %s, true)", (_hash(id),))
            yield db


def _hash(id: str) -> str:
    return hashlib.sha256(id.encode()).hexdigest()
