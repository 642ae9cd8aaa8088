"""The people whom a survey has invited. Table: invitations_1."""

from collections.abc import Collection
from uuid import UUID

from evaluation.surveys.decider import Event, InvitedListed
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("invitations_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case InvitedListed(invited=invited):
            db.execute(
                "INSERT INTO invitations_1 (survey, person) SELECT %s, unnest(%s::uuid[])", (recorded.stream.id, list(invited))
            )
        case _:
            pass  # No later event of the survey changes who was invited.


def surveys_of(db: Db, person: UUID) -> list[UUID]:
    """The surveys that ever invited the person."""
    return [survey for (survey,) in db.execute("SELECT survey FROM invitations_1 WHERE person = %s ORDER BY survey", (person,))]


def among(db: Db, survey: UUID, ids: Collection[UUID]) -> list[UUID]:
    """Those of the ids whom the survey has invited, in order."""
    rows = db.execute(
        "SELECT person FROM invitations_1 WHERE survey = %s AND person = ANY(%s) ORDER BY person", (survey, list(ids))
    )
    return [person for (person,) in rows]
