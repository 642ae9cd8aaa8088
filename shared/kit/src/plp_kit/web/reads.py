"""How a route reads the caller's read models, in a transaction that cannot write."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.web import preconditions
from plp_kit.web.current import context
from plp_kit.web.problems import Refused

Row = TypeVar("Row")


@contextmanager
def reading() -> Iterator[Db]:
    with context().database.transaction() as db:
        db.execute("SET TRANSACTION READ ONLY")
        yield db


def programme_time(db: Db) -> datetime:
    return context().clock.now(db)


def existing(row: Row | None, missing: Refusal) -> Row:
    """Returns the row, or ends the request with `missing`, a refusal of the kind MISSING."""
    if row is None:
        raise Refused(missing)
    return row


def allowed(outcome: Row | Refusal) -> Row:
    """Returns what a use case has read, or ends the request with its refusal."""
    if isinstance(outcome, Refusal):
        raise Refused(outcome)
    return outcome


def tagged(row: Row, version: int) -> tuple[Row, dict[str, str]]:
    """The answer with one stream: the row for its schema, with the ETag of its version."""
    return row, {"ETag": preconditions.etag(version)}
