"""A trust's signposts as they are now. Table: signposts_1."""

from dataclasses import dataclass

import msgspec

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.signposts.decider import Event, Signpost


@dataclass(frozen=True, slots=True)
class SignpostsRow:
    """`version` is the stream's, 0 before any are written."""

    signposts: tuple[Signpost, ...] = ()
    version: int = 0


@writes("signposts_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    db.execute(
        """INSERT INTO signposts_1 (trust, signposts, version) VALUES (%s, %s, %s)
           ON CONFLICT (tenant, trust) DO UPDATE SET signposts = excluded.signposts, version = excluded.version""",
        (recorded.stream.id, msgspec.json.encode(recorded.event.signposts).decode(), recorded.version),
    )


def of_trust(db: Db) -> SignpostsRow:
    """Of the trust, of which a tenant has one."""
    return _row(db.execute("SELECT signposts::text, version FROM signposts_1").fetchone())


def locked(db: Db) -> SignpostsRow:
    """As `of_trust`; until the transaction ends no others are written. Waits for a writing that is in progress."""
    return _row(db.execute("SELECT signposts::text, version FROM signposts_1 FOR SHARE").fetchone())


def _row(row: tuple[str, int] | None) -> SignpostsRow:
    if row is None:
        return SignpostsRow()
    signposts, version = row
    return SignpostsRow(msgspec.json.decode(signposts, type=tuple[Signpost, ...]), version)
