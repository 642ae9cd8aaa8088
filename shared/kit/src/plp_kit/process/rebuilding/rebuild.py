"""Rebuilds a read model from the log, under the owner's role, while the service runs.

Sealed values stay sealed, so it needs no vault.
"""

import logging
from dataclasses import dataclass

import psycopg

from plp_kit.core import migrating
from plp_kit.core.database import Db
from plp_kit.process.rebuilding.filling import Filling, Progress, Told
from plp_kit.process.rebuilding.mending import mend
from plp_kit.process.rebuilding.projections import Projection
from plp_kit.process.rebuilding.switching import switch

log = logging.getLogger(__name__)

# A rebuild that is suspended within a cut must not block the service.
SESSION = "-c timezone=UTC -c idle_in_transaction_session_timeout=5000"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """`events` were applied. Either earlier versions were `replaced` or `wrong` rows corrected; appends waited `held` seconds."""

    table: str
    events: int
    held: float
    wrong: int = 0
    replaced: tuple[str, ...] = ()

    def __str__(self) -> str:
        what = f"takes the place of {', '.join(self.replaced)}" if self.replaced else f"{self.wrong} rows were wrong"
        return f"{self.table}: {what}; {self.events} events applied, appends waited {self.held * 1000:.0f} ms"


def untold(_progress: Progress) -> None:
    return


def rebuild(owner_url: str, projection: Projection, told: Told = untold) -> Rebuilt:
    """Rebuilds one table. If it raises NoCut, Strayed or migrating.MigrationRefused, nothing has changed."""
    with psycopg.connect(owner_url, autocommit=True, options=SESSION) as db:
        migrating.lock(db)
        done = _rebuilt(Filling(db, projection, told))
    log.info("read model rebuilt", extra={"table": done.table, "events": done.events, "wrong": done.wrong, "held": done.held})
    return done


def _rebuilt(filling: Filling) -> Rebuilt:
    before = older(filling.db, filling.projection)
    if before:
        held = switch(filling, before)
        return Rebuilt(filling.projection.table, filling.events, held, replaced=tuple(before))
    wrong, held = mend(filling)
    return Rebuilt(filling.projection.table, filling.events, held, wrong)


def older(db: Db, projection: Projection) -> list[str]:
    """Earlier versions that still exist, the latest last."""
    rows = db.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
    return projection.older(name for (name,) in rows)
