"""Our rebuild: a new version of a read model, filled from the log by the owner's login, which takes over from the one before."""

from dataclasses import dataclass

import psycopg

from benchmarks.latency import fill
from benchmarks.notes.decider import STORED, Event, Noted
from benchmarks.servers import TENANT, ServiceDatabase
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.process.rebuilding.projections import Projection
from plp_kit.process.rebuilding.rebuild import rebuild

# As a release's migration leaves them: the version before with everybody's rights, the new one empty.
PREPARED = """
CREATE TABLE IF NOT EXISTS notes_1 (LIKE notes_2 INCLUDING ALL);
GRANT SELECT, INSERT, UPDATE, DELETE ON notes_1 TO plp_app;
"""
NEW_VERSION = """
CREATE TABLE notes_2 (LIKE notes_1 INCLUDING ALL);
ALTER TABLE notes_2 ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes_2 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON notes_2 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
"""
ROWS = """SELECT stream, version, id, name, payload::text, actor, occurred_at, correlation, causation, traceparent, joined,
       position
FROM events ORDER BY position"""


@writes("notes_2")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case Noted(partnership, number, text):
            db.execute(
                "INSERT INTO notes_2 (note, partnership, number, text, version) VALUES (%s, %s, %s, %s, %s)",
                (recorded.stream.id, partnership, number, text, recorded.version),
            )
        case _:
            return


PROJECTION = Projection("notes_2", apply, STORED)


@dataclass(frozen=True, slots=True)
class Ours:
    """A log with so many events."""

    database: ServiceDatabase
    events: int

    def fill(self) -> None:
        fill(self.database, self.events // 10, within=300)
        with psycopg.connect(self.database.url("plp_owner")) as db:
            db.execute(NEW_VERSION)

    def prepare(self) -> None:
        with psycopg.connect(self.database.url("plp_owner")) as db:
            db.execute(PREPARED)

    def rebuild(self) -> None:
        done = rebuild(self.database.url("plp_owner"), PROJECTION)
        if done.events != self.events:
            raise ValueError(done)

    def select(self) -> None:
        """The same rows by one statement, to the last of them, and nothing done with them."""
        with psycopg.connect(self.database.url("plp_owner")) as db:
            db.execute("SELECT set_config('app.tenant', %s, true)", (TENANT,))
            if len(db.execute(ROWS, binary=True).fetchall()) != self.events:
                raise ValueError(self.events)
