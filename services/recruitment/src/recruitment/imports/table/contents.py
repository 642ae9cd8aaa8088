"""What is sealed of a file beside the log: its table, and what became of its rows. Table: import_contents."""

from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.events import Stream
from plp_kit.core.sealed import KeyId, Sealed


def put(db: Db, value: Sealed) -> None:
    """Once for each key."""
    db.execute(
        "INSERT INTO import_contents (key, stream, label, sealed) VALUES (%s, %s, %s, %s)",
        (value.key, value.stream, value.label, value.text),
    )


def of(db: Db, key: UUID) -> Sealed | None:
    """None where it has been removed."""
    row = db.execute("SELECT stream, label, sealed FROM import_contents WHERE key = %s", (key,)).fetchone()
    return None if row is None else Sealed(KeyId(key), *row)


def remove_of(db: Db, stream: Stream) -> None:
    """Everything of a file."""
    db.execute("DELETE FROM import_contents WHERE stream = %s", (str(stream),))
