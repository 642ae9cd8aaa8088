"""Fills a table from the log: each tenant's events between two cuts, in batches."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from plp_kit.core import event_store
from plp_kit.core.database import Db, enter
from plp_kit.core.events import Stream
from plp_kit.process.rebuilding import cutting
from plp_kit.process.rebuilding.gathering import gathering
from plp_kit.process.rebuilding.projections import Projection

BATCH = 1000
FEW = 500
"""Events that may be applied while appends wait."""


class Strayed(Exception):
    """An `apply` reads or writes another table than the one that it declares; the message names it. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`applied` events of the tenant since the last cut; its log has been read to `position`, on the way to `end`."""

    table: str
    tenant: str
    applied: int
    position: int
    end: int


Told: TypeAlias = Callable[[Progress], None]


@dataclass(slots=True)
class Filling:
    """Fills the projection's table, as this connection sees it. `reached` is each tenant's position so far."""

    db: Db
    projection: Projection
    told: Told
    reached: Mapping[str, int] = field(default_factory=dict)
    events: int = 0

    def catch_up(self) -> None:
        """Fills while appends go on: to one cut after another, until few events are left or their number no longer falls."""
        before = None
        while (came := self._to(cutting.cut(self.db, lambda: cutting.ends(self.db)))) > FEW and (before is None or came < before):
            before = came

    def finish(self) -> None:
        """Within the last cut. It may be rolled back and repeated, so `reached` is not changed."""
        self.fill(cutting.ends(self.db))

    def _to(self, ends: Mapping[str, int]) -> int:
        came = self.fill(ends)
        self.reach(ends, came)
        return came

    def reach(self, ends: Mapping[str, int], came: int) -> None:
        self.reached, self.events = ends, self.events + came

    def fill(self, ends: Mapping[str, int]) -> int:
        """Applies the events between `reached` and `ends`; returns their number. Raises Strayed."""
        return sum(self._fill(tenant, self.reached.get(tenant, 0), end) for tenant, end in ends.items())

    def _fill(self, tenant: str, after: int, end: int) -> int:
        """One transaction per batch, or part of the current transaction."""
        applied, position = 0, after
        while position < end:
            with self.db.transaction():
                before = self._touched()
                rows = self._rows(tenant, position, end)
                self._apply(rows)
                self._require_at_home(before)
            applied, position = applied + len(rows), rows[-1][-1] if len(rows) == BATCH else end
            self.told(Progress(self.projection.table, tenant, applied, position, end))
        return applied

    def _rows(self, tenant: str, after: int, end: int) -> list[tuple[Any, ...]]:
        enter(self.db, tenant)
        return self.db.execute(
            """SELECT stream, version, id, name, payload::text, actor, occurred_at, correlation, causation, traceparent, joined,
                      position
               FROM events WHERE position > %s AND position <= %s AND name = ANY(%s) ORDER BY position LIMIT %s""",
            (after, end, sorted(self.projection.stored.names), BATCH),
            binary=True,
        ).fetchall()

    def _apply(self, rows: list[tuple[Any, ...]]) -> None:
        """Pipelines the writes: each is sent without waiting for the answer to the one before."""
        with gathering(self.db) as db:
            for stream, *row, _position in rows:
                recorded = event_store.recorded(self.projection.stored, Stream.parse(stream), row)
                self.projection.apply(db, recorded)

    def _require_at_home(self, before: Mapping[str, int]) -> None:
        """Raises if other tables were used: they show today's rows, not those at the time of the event."""
        strays = sorted(table for table, count in self._touched().items() if count > before.get(table, 0))
        if strays:
            raise Strayed(f"what fills {self.projection.table} also touches {', '.join(strays)}")

    def _touched(self) -> dict[str, int]:
        """How often this transaction has written or read other tables, except the two that the rebuild reads itself."""
        return dict(
            self.db.execute(
                """SELECT relname, n_tup_ins + n_tup_upd + n_tup_del
                          + CASE WHEN relname IN ('events', 'tenants') THEN 0 ELSE seq_scan + coalesce(idx_scan, 0) END
                   FROM pg_stat_xact_user_tables WHERE relid <> to_regclass(%s)""",
                (self.projection.table,),
            ).fetchall()
        )
