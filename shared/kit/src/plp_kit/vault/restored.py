"""A vault that was restored to an earlier moment, as its owner sees it: what it lacks, and how it goes on."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.database import Db


@dataclass(frozen=True, slots=True)
class Standing:
    """How many sign-ins the vault has made, up to which each service has seen some, and who has not compared since its start."""

    made: int
    seen: Mapping[str, int]
    silent: frozenset[str]

    @property
    def behind(self) -> bool:
        return max(self.seen.values(), default=0) > self.made

    @property
    def refuses(self) -> bool:
        """Whether nobody new gets an id now."""
        return self.behind or bool(self.silent)


def standing(db: Db, seen: Mapping[str, int]) -> Standing:
    """In a tenant's setting. `seen` is what services' own databases say now; what they have told the vault counts, too."""
    made = next((made for (made,) in db.execute("SELECT made FROM sign_ins_made").fetchall()), 0)
    rows = db.execute("SELECT service, number, run <> vault_run() FROM sign_ins_seen").fetchall()
    told = {service: number for service, number, _ in rows}
    both = {service: max(told.get(service, 0), seen.get(service, 0)) for service in sorted(told.keys() | seen.keys())}
    return Standing(made, both, frozenset(service for service, _, silent in rows if silent))


def accept(db: Db, upto: int) -> None:
    """The vault makes ids again, and numbers the next sign-in above `upto`. Services that are silent are not waited for."""
    db.execute("INSERT INTO sign_ins_made (made) VALUES (0) ON CONFLICT (tenant) DO NOTHING")
    db.execute("UPDATE sign_ins_made SET made = greatest(made, %s)", (upto,))
    db.execute("UPDATE sign_ins_seen SET run = vault_run()")


def without_sign_in(db: Db, people: frozenset[UUID]) -> frozenset[UUID]:
    """Those of the people whom no sign-in leads to, though they are not erased."""
    rows = db.execute(
        """SELECT id FROM unnest(%s::uuid[]) AS person (id)
           WHERE NOT EXISTS (SELECT FROM sign_ins WHERE subject = person.id)
                 AND NOT EXISTS (SELECT FROM subjects WHERE subjects.id = person.id AND erasing_at IS NOT NULL)""",
        (list(people),),
    )
    return frozenset(id for (id,) in rows.fetchall())
