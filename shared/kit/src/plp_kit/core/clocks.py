"""Two clocks: programme time, which a demo may move, and system time for everything about machines and tokens."""

from datetime import UTC, datetime
from typing import Protocol

from plp_kit.core.database import Db


class Clock(Protocol):
    """Programme time: what deadlines and events go by."""

    def now(self, db: Db) -> datetime: ...


class SystemClock:
    """Programme time is the system's time; the only clock in production."""

    def now(self, db: Db) -> datetime:  # noqa: ARG002 - the port's shape
        return datetime.now(UTC)


class SimulatedClock:
    """Programme time is what `plp-demo clock` last set; until it is first set it is the system's."""

    def now(self, db: Db) -> datetime:
        row = db.execute("SELECT reads FROM programme_clock", prepare=True).fetchone()
        return row[0] if row else datetime.now(UTC)


def move(db: Db, to: datetime) -> None:
    """Puts the simulated clock forward; it never goes back. For the owner's role."""
    db.execute(
        """INSERT INTO programme_clock (reads) VALUES (%s)
           ON CONFLICT (only_row) DO UPDATE SET reads = greatest(programme_clock.reads, excluded.reads)""",
        (to,),
    )
