"""One effect per Idempotency-Key: the first POST is done, and a repeated one gets the same answer.

For 48 hours it keeps the caller, the route, an HMAC of the request, status, location and version, and no body. The HMAC is
keyed with the client's key too, of which only a digest is kept, so bodies cannot be tried out with table and secret.
"""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.web.problems import KEY_REUSED, REQUEST_IN_PROGRESS, Refused

UUID_LENGTH: Final = 36


@dataclass(frozen=True, slots=True)
class Asked:
    """What is kept of a request. `route` is method and rule; `request_hmac` covers path and body."""

    person: UUID
    route: str
    key: str
    request_hmac: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """The stored answer. `location` ends with the stream's id."""

    status: int
    location: str
    version: int

    @property
    def id(self) -> UUID:
        return UUID(self.location[-UUID_LENGTH:])


def asked(person: UUID, route: str, key: str, request: bytes, secret: bytes) -> Asked:
    request_hmac = hmac.digest(hmac.digest(secret, key.encode(), "sha256"), request, "sha256")
    return Asked(person, route, hashlib.sha256(key.encode()).hexdigest(), request_hmac)


def claim(db: Db, tenant: str, asked: Asked) -> None:
    """Locks this request until the transaction ends; refuses at once if it is locked."""
    scope = "\n".join((tenant, str(asked.person), asked.route, asked.key))
    number = int.from_bytes(hashlib.sha256(scope.encode()).digest()[:8], signed=True)
    row = db.execute("SELECT pg_try_advisory_xact_lock(%s::bigint)", (number,), prepare=True).fetchone()
    if row is None or not row[0]:
        raise Refused(REQUEST_IN_PROGRESS)


def recall(db: Db, asked: Asked) -> Answer | None:
    """The stored answer to this request, if any; an expired one is deleted. Refuses another request under the same key."""
    row = db.execute(
        """SELECT created_at > clock_timestamp() - interval '48 hours', request_hmac, status, location, version
           FROM idempotency_keys WHERE person = %s AND route = %s AND key = %s""",
        (asked.person, asked.route, asked.key),
        prepare=True,
    ).fetchone()
    if row is None:
        return None
    is_fresh, request_hmac, status, location, version = row
    if not is_fresh:
        _forget(db, asked)
        return None
    if not hmac.compare_digest(request_hmac, asked.request_hmac):
        raise Refused(KEY_REUSED)
    return Answer(status, location, version)


def _forget(db: Db, asked: Asked) -> None:
    db.execute(
        "DELETE FROM idempotency_keys WHERE person = %s AND route = %s AND key = %s", (asked.person, asked.route, asked.key)
    )


def remember(db: Db, asked: Asked, answer: Answer) -> None:
    """Stores the answer. Call it in the transaction of the change, after `recall`."""
    db.execute(
        """INSERT INTO idempotency_keys (person, route, key, request_hmac, status, location, version)
           VALUES (%s, %s, %s, %s, %s, %s, %s)""",
        (asked.person, asked.route, asked.key, asked.request_hmac, answer.status, answer.location, answer.version),
        prepare=True,
    )
