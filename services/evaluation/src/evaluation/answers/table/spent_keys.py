"""Keys of answers that have entered the ledger, or were changed: destroyed after the commit, noted so that a stop loses none.

Table: spent_keys.
"""

from collections.abc import Collection
from uuid import UUID

from plp_kit.core.database import Db


def add(db: Db, survey: UUID, keys: Collection[UUID]) -> None:
    db.execute("INSERT INTO spent_keys (survey, key) SELECT %s, unnest(%s::uuid[])", (survey, sorted(keys)))


def of_survey(db: Db, survey: UUID) -> list[UUID]:
    return [key for (key,) in db.execute("SELECT key FROM spent_keys WHERE survey = %s ORDER BY key", (survey,))]


def forget(db: Db, survey: UUID, keys: Collection[UUID]) -> None:
    db.execute("DELETE FROM spent_keys WHERE survey = %s AND key = ANY(%s)", (survey, list(keys)))
