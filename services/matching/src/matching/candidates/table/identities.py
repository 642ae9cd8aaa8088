"""Ids that are one human. Table: identities_1."""

from matching.domain.exclusions import Identities, joined
from matching.domain.identities import PersonId
from matching.domain.people import Event, IdentityHeard, LineHeard
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("identities_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case IdentityHeard(same_as):
            db.execute("INSERT INTO identities_1 (person, same_as) VALUES (%s, %s)", (recorded.stream.id, same_as))
        case LineHeard():
            pass


def everybody(db: Db) -> Identities:
    return joined(db.execute("SELECT person, same_as FROM identities_1 ORDER BY person, same_as").fetchall())


def others(db: Db, person: PersonId) -> tuple[PersonId, ...]:
    """All other ids of the human."""
    return tuple(sorted(everybody(db).of(person) - {person}))
