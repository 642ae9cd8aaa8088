"""Reading the pins and vetoes of a round, by a matcher to whom it is open."""

from uuid import UUID

from matching.considerations.table import considerations
from matching.considerations.table.considerations import Consideration
from matching.ids import PersonId
from matching.rounds.use_cases.locking import open_to
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal


def read(db: Db, round_id: UUID, matcher: PersonId) -> list[Consideration] | Refusal:
    return open_to(db, round_id, matcher) or considerations.of_round(db, round_id)
