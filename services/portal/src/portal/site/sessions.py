"""Sessions of signed-in people. Table: sessions. All times are the system's, never programme time."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from psycopg import sql
from psycopg.rows import class_row

from plp_kit.core.database import Database, Db
from plp_kit.web.roles import Role
from portal.site.keys import Key
from portal.site.signed_in import IssuerAway, Renew, Secret, Session, SignedIn

BYTES_OF_AN_ID: Final = 32
RENEWED_BELOW_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class _Row:
    """`is_due`: it was prolonged a minute ago or longer."""

    person: UUID | None
    tenant: str
    roles: list[str]
    seconds: int
    most: int
    token_seconds: int
    is_due: bool
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Sessions:
    database: Database
    key: Key

    def begin(self, signed_in: SignedIn) -> str:
        """The id, which only the browser keeps. Without a refresh token the session ends with the token.

        Deletes all sessions that are over.
        """
        id = secrets.token_urlsafe(BYTES_OF_AN_ID)
        ends_at = None if signed_in.secret.refresh_token else signed_in.until
        with self._transaction(id) as db:
            db.execute("DELETE FROM sessions WHERE ends_at <= now() OR last_used_at <= now() - interval '15 minutes'")
            db.execute(
                """INSERT INTO sessions (id_hash, tenant, person, roles, sealed, token_until, ends_at)
                   VALUES (decode(%s, 'hex'), %s, %s, %s, %s, %s, least(%s, now() + interval '8 hours'))""",
                (_hash(id), signed_in.tenant, *self._kept(signed_in, _hash(id)), ends_at),
            )
        return id

    def use(self, id: str, renew: Renew, *, prolongs: bool = True) -> Session | None:
        """The session, prolonged to 15 minutes from now but not beyond its end, if it is used. None when it is over or unknown.

        It is prolonged once a minute at most: a page that comes sooner only reads. A token that is about to expire is renewed
        under the lock of the row, so that no refresh token is used twice. Raises IssuerAway when that fails and the token has
        expired.
        """
        with self._transaction(id) as db:
            row = _look(db, _hash(id))
            if row is None or not (row.token_seconds < RENEWED_BELOW_SECONDS or (prolongs and row.is_due)):
                return self._open(row, _hash(id))
            _lock(db, _hash(id), prolongs=prolongs)
            row = _look(db, _hash(id))
            session = self._open(row, _hash(id))
            if row is None or session is None:
                return None
            return self._with_living_token(db, session, row.token_seconds, renew)

    def look(self, id: str) -> Session | None:
        """The session as it is, neither prolonged nor renewed."""
        with self._transaction(id) as db:
            row = _look(db, _hash(id))
        return self._open(row, _hash(id))

    def end(self, id: str) -> None:
        with self._transaction(id) as db:
            _delete(db, _hash(id))

    def _with_living_token(self, db: Db, session: Session, token_seconds: int, renew: Renew) -> Session | None:
        if token_seconds >= RENEWED_BELOW_SECONDS or session.secret.refresh_token is None:
            return session
        try:
            renewed = renew(session)
        except IssuerAway:
            if token_seconds > 0:
                return session
            raise
        if renewed is None:
            _delete(db, session.hash)
            return None
        db.execute(
            """UPDATE sessions SET person = %s, roles = %s, sealed = %s, token_until = %s WHERE id_hash = decode(%s, 'hex')""",
            (*self._kept(renewed, session.hash), session.hash),
        )
        return replace(session, person=renewed.person, roles=renewed.roles, secret=renewed.secret)

    def _kept(self, signed_in: SignedIn, id_hash: str) -> tuple[UUID | None, list[Role], bytes, datetime]:
        sealed = self.key.seal(msgspec.json.encode(signed_in.secret), id_hash)
        return signed_in.person, sorted(signed_in.roles), sealed, signed_in.until

    def _open(self, row: _Row | None, id_hash: str) -> Session | None:
        """None for a session that was sealed under another session secret."""
        plain = None if row is None else self.key.open(row.sealed, id_hash)
        if row is None or plain is None:
            return None
        roles, secret = frozenset(map(Role, row.roles)), msgspec.json.decode(plain, type=Secret)
        return Session(id_hash, row.person, row.tenant, roles, row.seconds, row.most, secret)

    @contextmanager
    def _transaction(self, id: str) -> Iterator[Db]:
        begin = sql.SQL("BEGIN; SELECT set_config('app.session', {}, true)").format(sql.Literal(_hash(id)))
        with self.database.begun(begin.as_bytes(None)) as db:
            yield db


def _look(db: Db, id_hash: str) -> _Row | None:
    with db.cursor(row_factory=class_row(_Row)) as rows:
        return rows.execute(
            """SELECT person, tenant, roles, sealed,
                      extract(epoch FROM least(ends_at, last_used_at + interval '15 minutes') - now())::integer AS seconds,
                      extract(epoch FROM ends_at - now())::integer AS most,
                      extract(epoch FROM token_until - now())::integer AS token_seconds,
                      last_used_at <= now() - interval '1 minute' AS is_due
               FROM sessions
               WHERE id_hash = decode(%s, 'hex') AND ends_at > now() AND last_used_at > now() - interval '15 minutes'""",
            (id_hash,),
        ).fetchone()


def _lock(db: Db, id_hash: str, *, prolongs: bool) -> None:
    """Its row, if it lives."""
    db.execute(
        """UPDATE sessions SET last_used_at = CASE WHEN %s THEN now() ELSE last_used_at END
           WHERE id_hash = decode(%s, 'hex') AND ends_at > now() AND last_used_at > now() - interval '15 minutes'""",
        (prolongs, id_hash),
    )


def _delete(db: Db, id_hash: str) -> None:
    db.execute("DELETE FROM sessions WHERE id_hash = decode(%s, 'hex')", (id_hash,))


def _hash(id: str) -> str:
    return hashlib.sha256(id.encode()).hexdigest()
