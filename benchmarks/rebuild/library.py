"""The follower of `eventsourcing`: a subscription from the beginning, and a view that takes event and place in one transaction.

As its ProjectionRunner does it, but that payloads are decoded as ours are: its own transcoder is slower, and spared here.
"""

from contextlib import closing
from dataclasses import dataclass, field
from typing import Final

import msgspec
import psycopg
from eventsourcing.persistence import Notification, Tracking
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore, PostgresTrackingRecorder

from benchmarks.append.library import Library
from benchmarks.notes.decider import PARTNERSHIP, STORED_NAME, TEXT, Noted

VIEW: Final = """CREATE TABLE IF NOT EXISTS view (
    note uuid NOT NULL, partnership uuid NOT NULL, number integer NOT NULL, text text NOT NULL, version integer NOT NULL,
    PRIMARY KEY (note, number)
)"""
TAKE: Final = "INSERT INTO view (note, partnership, number, text, version) VALUES (%s, %s, %s, %s, %s)"
FILL: Final = """INSERT INTO stored_events (originator_id, originator_version, topic, state)
SELECT md5(stream::text)::uuid, version, %s, convert_to(json_build_object('partnership', %s::uuid, 'number', version, 'text',
  %s::text)::text, 'UTF8')
FROM generate_series(1, %s) AS stream, generate_series(1, 10) AS version ORDER BY stream, version"""


class View(PostgresTrackingRecorder):
    """What a projection of theirs writes."""

    def take(self, notification: Notification, noted: Noted) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, Tracking("notes", notification.id))
            place = (notification.originator_id, noted.partnership, noted.number, noted.text, notification.originator_version)
            cursor.execute(TAKE, place, prepare=True)


@dataclass(frozen=True, slots=True)
class Theirs:
    """A log with so many events."""

    url: str = field(repr=False)
    events: int

    def fill(self) -> None:
        Library(self.url, functions=False).make_tables()
        with psycopg.connect(self.url) as db:
            db.execute(FILL, (STORED_NAME, PARTNERSHIP, TEXT, self.events // 10))
        with psycopg.connect(self.url, autocommit=True) as db:
            db.execute("VACUUM ANALYZE stored_events")

    def prepare(self) -> None:
        with psycopg.connect(self.url) as db:
            db.execute("DROP TABLE IF EXISTS view, notification_tracking")
            db.execute(VIEW)

    def rebuild(self) -> None:
        with closing(self._datastore()) as datastore:
            recorder = PostgresApplicationRecorder(datastore)
            datastore.register_type_adapters()
            view = View(datastore)
            view.create_table()
            self._follow(recorder, view)

    def _follow(self, recorder: PostgresApplicationRecorder, view: View) -> None:
        with recorder.subscribe(gt=0) as subscription:
            for done, notification in enumerate(subscription, start=1):
                view.take(notification, msgspec.json.decode(notification.state, type=Noted))
                if done == self.events:
                    return

    def _datastore(self) -> PostgresDatastore:
        return Library(self.url, functions=False).datastore(connections=3)
