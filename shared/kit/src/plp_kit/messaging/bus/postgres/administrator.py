"""Topics, principals and grants of the PostgreSQL bus.

A principal `matching` is two logins: `matching` reads, `matching_relay` writes.
"""

from collections.abc import Sequence

from psycopg import Connection, sql
from psycopg.rows import TupleRow, class_row

from plp_kit.core.provisioning import ensure_login
from plp_kit.messaging.bus.port import Heading, Topic
from plp_kit.messaging.bus.postgres.connection import Link

GROUPS = {"": "plp_app", "_relay": "plp_relay"}


class PostgresAdministrator:
    """Signs in as the owner of the bus's tables; for `enrol` as a login that may make logins."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def create(self, topics: Sequence[Topic]) -> None:
        with self._link.answering() as db:
            db.execute("INSERT INTO topics (topic) SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING", (_names(topics),))

    def delete(self, topics: Sequence[Topic]) -> None:
        """Deletes the topic first, so that nobody writes to it while its messages are deleted."""
        with self._link.answering() as db, db.transaction():
            db.execute("DELETE FROM topics WHERE topic = ANY(%s)", (_names(topics),))
            db.execute("DELETE FROM log WHERE topic = ANY(%s)", (_names(topics),))

    def enrol(self, principal: str, password: str) -> None:
        """Makes the logins that are missing. Existing ones keep their passwords, which other databases use too."""
        with self._link.answering() as db:
            for suffix, group in GROUPS.items():
                if db.execute("SELECT FROM pg_roles WHERE rolname = %s", (principal + suffix,)).fetchone() is None:
                    ensure_login(db, principal + suffix, password, group)

    def allow(self, principal: str, *, writes: Sequence[Topic], reads: Sequence[Topic]) -> None:
        with self._link.answering() as db, db.transaction():
            if writes:
                _grant(db, f"{principal}_relay", writes, reads=False, writes=True)
            if reads:
                _grant(db, principal, reads, reads=True, writes=False)

    def beyond(self, topic: Topic, sequence: int) -> Sequence[Heading]:
        with self._link.answering() as db, db.cursor(row_factory=class_row(Heading)) as rows:
            return rows.execute(
                "SELECT sequence, id, name, stream, at FROM log WHERE topic = %s AND sequence > %s ORDER BY sequence",
                (str(topic), sequence),
            ).fetchall()

    def close(self) -> None:
        self._link.drop()


def _grant(db: Connection[TupleRow], login: str, topics: Sequence[Topic], *, reads: bool, writes: bool) -> None:
    _admit(db, login)
    db.execute(
        """INSERT INTO grants (principal, topic, reads, writes) SELECT %s, unnest(%s::text[]), %s, %s
           ON CONFLICT (principal, topic)
           DO UPDATE SET reads = grants.reads OR excluded.reads, writes = grants.writes OR excluded.writes""",
        (login, _names(topics), reads, writes),
    )


def _admit(db: Connection[TupleRow], login: str) -> None:
    """Provisioning closed the database to all logins. Checks first, because two concurrent grants can fail."""
    if db.execute("SELECT has_database_privilege(%s, current_database(), 'CONNECT')", (login,)).fetchone() != (True,):
        names = sql.Identifier(db.info.dbname), sql.Identifier(login)
        db.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(*names))


def _names(topics: Sequence[Topic]) -> list[str]:
    return sorted({str(topic) for topic in topics})
