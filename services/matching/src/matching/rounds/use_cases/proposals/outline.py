"""A round without its pairs, for pages about something else of it."""

from dataclasses import asdict, dataclass
from uuid import UUID

from matching.ids import PersonId
from matching.rounds.use_cases.proposals.reading import reading
from matching.rounds.use_cases.show_rounds import Round, shown_round
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Outline(Round):
    """A round. It is not `scored` for a matcher who is a candidate of it: they can read its proposal and sign it."""

    scored: bool


def outline(db: Db, round_id: UUID, reader: PersonId) -> Outline | Refusal:
    found = reading(db, round_id, reader)
    if isinstance(found, Refusal):
        return found
    return Outline(**asdict(shown_round(db, found.row, found.there)), scored=found.scored)
