"""Opening a re-match: another round for the people of a cohort who have no partner now."""

from uuid import UUID

from matching.cohorts.table import cohorts
from matching.ids import CohortId, PersonId
from matching.rounds import decider as rounds
from matching.rounds.commands import OpenRematch
from matching.rounds.queries import membership, rematch_closed_to
from matching.rounds.table import rounds as round_rows
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write


def open_rematch(write: Write, cohort: UUID, round_id: UUID, matcher: PersonId) -> Handled | Refusal:
    cohorts.lock(write.db, cohort)
    if refusal := rematch_closed_to(write.db, cohort, matcher):
        return refusal
    others = round_rows.others(write.db, cohort, round_id)
    return write.handle(rounds.rounds, round_id, OpenRematch(CohortId(cohort), others, membership(write.db, cohort)))
