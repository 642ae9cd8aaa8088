"""Who is erased, for the kit, which compares it with the vault. Table: erased_people_1."""

from plp_kit.core import erased_people
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.people.events import Event, PersonErased


@writes("erased_people_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    if isinstance(recorded.event, PersonErased):
        erased_people.note(db, recorded.stream.id, day_of(recorded.origin.at))
