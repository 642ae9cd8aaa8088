"""Taking published pairs back before launch: their partnerships are no more, and the proposal waits for signatures again."""

from uuid import UUID

from matching.ids import PersonId
from matching.rounds import decider as rounds
from matching.rounds.commands import UnpublishPairs
from matching.rounds.table import rounds as round_rows
from matching.rounds.use_cases.locking import lock_for
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write


def unpublish(write: Write, round_id: UUID, matcher: PersonId) -> Handled | Refusal:
    cohort = lock_for(write.db, round_id, matcher)
    if isinstance(cohort, Refusal):
        return cohort
    others = round_rows.others(write.db, cohort.cohort, round_id)
    return write.handle(rounds.rounds, round_id, UnpublishPairs(day_of(write.origin.at), cohort.launched, others))
