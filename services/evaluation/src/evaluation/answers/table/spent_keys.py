"""Keys of answers that were replaced or have entered the log. They are destroyed after the commit. Table: spent_keys.

The row stays until the vault has destroyed the key, so that a stop in between loses none.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Stream

DESTROY_KEYS: Final = "destroy_answer_keys"


def add(db: Db, survey: Stream, keys: Collection[UUID], at: datetime) -> None:
    """Their destruction is due at once."""
    db.execute("INSERT INTO spent_keys (survey, key) SELECT %s, unnest(%s::uuid[])", (survey.id, sorted(keys)))
    deadlines.put(db, survey, DESTROY_KEYS, at)


def of_survey(db: Db, survey: Stream) -> list[UUID]:
    return [key for (key,) in db.execute("SELECT key FROM spent_keys WHERE survey = %s ORDER BY key", (survey.id,))]


def remove(db: Db, survey: Stream, keys: Collection[UUID]) -> None:
    """Once they are destroyed."""
    db.execute("DELETE FROM spent_keys WHERE survey = %s AND key = ANY(%s)", (survey.id, list(keys)))


def remove_deadline(db: Db, survey: Stream) -> None:
    deadlines.remove(db, survey, DESTROY_KEYS)
