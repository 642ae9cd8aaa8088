"""Naming a substitute for a seat: who is a candidate, and whose ids are one human, is read when it is decided."""

from uuid import UUID

from matching.ids import PersonId
from matching.rounds import decider as rounds
from matching.rounds.decider import NO_SUCH_ROUND
from matching.rounds.queries import closed_to
from matching.rounds.substitutes import NameSubstitute, Substitute
from matching.rounds.table import rounds as round_rows
from matching.rounds.use_cases.locking import lock_for
from plp_kit.core import joined_people
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write


def name_substitute(write: Write, round_id: UUID, entered_by: PersonId, substitute: Substitute) -> Handled | Refusal:
    """By somebody who is no candidate of the round."""
    if isinstance(refused := lock_for(write.db, round_id, entered_by), Refusal):
        return refused
    row, opened_on = round_rows.round_row(write.db, round_id), round_rows.opened_on(write.db, round_id)
    if row is None or opened_on is None:
        return NO_SUCH_ROUND
    command = NameSubstitute(
        substitute=substitute,
        ids=joined_people.ids_of(write.db, substitute.person),
        entered_by=joined_people.ids_of(write.db, entered_by),
        is_candidate=closed_to(write.db, row, substitute.person) is not None,
        opened_on=opened_on,
        on=write.origin.at.date(),
    )
    return write.handle(rounds.rounds, round_id, command)
