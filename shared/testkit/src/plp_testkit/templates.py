"""Migrated databases, each made once on a server; tests get copies, which is several times faster."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from secrets import token_hex

from plp_demo.servers.postgres import Postgres
from plp_kit.core.migrating import KIT
from plp_kit.core.provisioning import Logins, provision
from plp_testkit.databases import Database, copy_database


@dataclass(frozen=True, slots=True)
class Copied:
    """`logins` are those of every copy of the same template."""

    database: Database
    logins: Logins


@dataclass(frozen=True, slots=True)
class Templates:
    server: Postgres
    _made: dict[tuple[str, ...], Logins] = field(default_factory=dict)

    def copy(self, name: str, migrations: Sequence[Traversable], kit: Sequence[Traversable] = (KIT,)) -> Copied:
        """The database of a service of this name, as `provision` makes it from these migrations."""
        logins = self._template(name, migrations, kit)
        return Copied(copy_database(self.server, name, logins.name, logins), logins)

    def drop(self) -> None:
        for logins in self._made.values():
            Database(self.server, logins.name).drop()

    def _template(self, name: str, migrations: Sequence[Traversable], kit: Sequence[Traversable]) -> Logins:
        key = (name, *map(str, (*kit, *migrations)))
        if key not in self._made:
            logins = Logins(f"{name}_{token_hex(4)}", token_hex(8))
            provision(self.server.admin_url, logins, migrations, kit)
            self._made[key] = logins
        return self._made[key]
