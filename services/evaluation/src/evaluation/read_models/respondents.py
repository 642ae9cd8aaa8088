"""Who has answered a survey, from the register. Table: respondents_1."""

from evaluation.domain.respondents import Event
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("respondents_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    db.execute(
        "INSERT INTO respondents_1 (survey, person) SELECT %s, unnest(%s::uuid[])",
        (recorded.stream.id, list(recorded.event.people)),
    )
