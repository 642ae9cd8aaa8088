"""Ids that are one human. Table: identities_1."""

from matching.candidates.joined_identities import JoinedIdentities, joined
from matching.candidates.people import Event, IdentityRecorded, LineRecorded
from matching.ids import PersonId
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("identities_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case IdentityRecorded(same_as):
            db.execute("INSERT INTO identities_1 (person, same_as) VALUES (%s, %s)", (recorded.stream.id, same_as))
        case LineRecorded():
            pass


def everybody(db: Db) -> JoinedIdentities:
    return joined(db.execute("SELECT person, same_as FROM identities_1 ORDER BY person, same_as").fetchall())


def others(db: Db, person: PersonId) -> tuple[PersonId, ...]:
    """All other ids of the human."""
    return tuple(sorted(everybody(db).ids_of(person) - {person}))
