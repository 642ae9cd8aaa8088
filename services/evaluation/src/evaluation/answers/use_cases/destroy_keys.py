"""Keys of answers that have entered the ledger, or were changed, are destroyed. Stopped in between, it falls due again."""

from evaluation.answers.table import spent_keys
from evaluation.surveys.table import surveys
from evaluation.surveys.table.deadlines import DESTROY_KEYS
from plp_kit.core import deadlines
from plp_kit.core.deadlines import Deadline
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext


def destroy_keys(context: TenantContext, deadline: Deadline, _origin: Origin) -> Handled:
    """Until none is left: somebody may change an answer while keys are destroyed."""
    while not _destroyed(context, deadline):
        pass
    return Handled(deadline.stream.id, 0)


def _destroyed(context: TenantContext, deadline: Deadline) -> bool:
    survey = deadline.stream.id
    with context.database.transaction() as db:
        keys = spent_keys.of_survey(db, survey)
    context.vault.destroy(keys)
    with context.database.transaction() as db:
        surveys.hold(db, survey)
        spent_keys.forget(db, survey, keys)
        if spent_keys.of_survey(db, survey):
            return False
        deadlines.remove(db, deadline.stream, DESTROY_KEYS)
        return True
