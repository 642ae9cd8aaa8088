"""Counters with a read model in two versions, as in two releases of one service. For tests of rebuilding."""

from dataclasses import replace
from typing import LiteralString, TypeAlias

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.migrating import KIT
from plp_kit.core.read_models import writes
from plp_kit.core.slices import Slice, Slices
from plp_kit.service import Service
from plp_testkit.delivery.counter_service import LANGUAGE, SLICE, Add, Added, AddedElsewhere, Count, Counter, Receive

TABLES: LiteralString = """
CREATE TABLE totals_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    counter uuid NOT NULL,
    total bigint NOT NULL CHECK (total >= 0),
    version integer NOT NULL,
    PRIMARY KEY (tenant, counter)
);
CREATE INDEX totals_1_by_total ON totals_1 (tenant, total DESC) WHERE total > 0;
ALTER TABLE totals_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE totals_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON totals_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON totals_1 TO plp_app;
"""
NEXT_TABLES: LiteralString = TABLES.replace("totals_1", "totals_2").replace(
    "version integer", "largest bigint NOT NULL, version integer"
)


@writes("totals_1")
def first(db: Db, recorded: Recorded[Added | AddedElsewhere]) -> None:
    db.execute(
        """INSERT INTO totals_1 (counter, total, version) VALUES (%s, %s, %s) ON CONFLICT (tenant, counter)
           DO UPDATE SET total = totals_1.total + excluded.total, version = excluded.version""",
        (recorded.stream.id, recorded.event.number, recorded.version),
    )


@writes("totals_2")
def second(db: Db, recorded: Recorded[Added | AddedElsewhere]) -> None:
    db.execute(
        """INSERT INTO totals_2 (counter, total, largest, version) VALUES (%(counter)s, %(number)s, %(number)s, %(version)s)
           ON CONFLICT (tenant, counter)
           DO UPDATE SET total = totals_2.total + excluded.total, largest = greatest(totals_2.largest, excluded.largest),
                         version = excluded.version""",
        {"counter": recorded.stream.id, "number": recorded.event.number, "version": recorded.version},
    )


CounterSlice: TypeAlias = Slice[Add | Receive | Count, Counter, Added | AddedElsewhere]
FIRST: CounterSlice = replace(SLICE, tables=(first,))
SECOND: CounterSlice = replace(SLICE, tables=(second,))
FIRST_RELEASE = Service("totals", "Totals", Slices((FIRST,)), LANGUAGE, KIT)
SECOND_RELEASE = replace(FIRST_RELEASE, slices=Slices((SECOND,)))
