"""What matching does when something falls due: months after launch, a cohort's notes and explanations are destroyed for good."""

from matching.read_models import explanations, notes, rounds
from matching.read_models.due import DESTROY_NOTES
from plp_kit.core import deadlines
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, nothing_is_due


def due(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    if deadline.name != DESTROY_NOTES:
        return nothing_is_due(context, deadline, origin)
    cohort = deadline.stream.id
    with context.database.transaction() as db:
        opened = [row.round for row in rounds.of_cohort(db, cohort)]
        sealed = [value for round_id in opened for value in explanations.of_round(db, round_id)]
        sealed += [row.reason for round_id in opened for row in notes.of_round(db, round_id)]
    context.vault.destroy({value.key for value in sealed})
    with context.database.transaction() as db:
        deadlines.remove(db, deadline.stream, DESTROY_NOTES)
    return Handled(cohort, 0)
