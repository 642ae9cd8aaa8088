"""What would be found out: profiles kept plain, and one key a person kept beside the data."""

from dataclasses import dataclass
from uuid import UUID

import psycopg

from plp_demo.servers.postgres import PostgresServer
from plp_kit.vault.sealing import AssociatedData, new_key, seal, unseal

NAME = "naive"


@dataclass(frozen=True, slots=True)
class Naive:
    """A service of its own on the data cluster, with `mark` in what its people write."""

    cluster: PostgresServer
    mark: str
    person: UUID

    @property
    def place(self) -> AssociatedData:
        return AssociatedData("rha", f"person-{self.person}", "profile")

    def live(self) -> None:
        """The same text twice: plain, and sealed under the person's key."""
        with psycopg.connect(self.cluster.admin_url, autocommit=True) as db:
            db.execute("CREATE DATABASE naive")
        key = new_key()
        with psycopg.connect(self.cluster.url(NAME)) as db:
            db.execute("CREATE TABLE profiles (person uuid, text text)")
            db.execute("CREATE TABLE keys (person uuid, key bytea)")
            db.execute("CREATE TABLE sealed (person uuid, text text)")
            db.execute("INSERT INTO profiles VALUES (%s, %s)", (self.person, self.mark))
            db.execute("INSERT INTO keys VALUES (%s, %s)", (self.person, key))
            db.execute("INSERT INTO sealed VALUES (%s, %s)", (self.person, seal(key, self.place, self.mark)))

    def erase(self) -> None:
        """The key is deleted. The plain profile is an event, and events are never deleted."""
        with psycopg.connect(self.cluster.url(NAME)) as db:
            db.execute("DELETE FROM keys")

    def opened(self, cluster: PostgresServer) -> list[str]:
        """What a copy of its database tells, by its own keys."""
        with psycopg.connect(cluster.url(NAME)) as db:
            rows = db.execute("SELECT key, text FROM keys JOIN sealed USING (person)").fetchall()
        return [unseal(key, self.place, text) for key, text in rows]
