"""Who is erased, for the kit, which compares it with the vault. Table: erased_people_1."""

from plp_kit import erased_people
from plp_kit.database import Db
from plp_kit.events import Recorded
from plp_kit.read_models import writes
from recruitment.domain.people import Event, PersonErased


@writes("erased_people_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    if isinstance(recorded.event, PersonErased):
        erased_people.note(db, recorded.stream.id, recorded.origin.at.date())
