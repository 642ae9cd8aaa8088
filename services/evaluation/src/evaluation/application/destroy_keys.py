"""After a batch is committed: the keys of its answers are destroyed. Stopped in between, it falls due again."""

from evaluation.adapters import spent_keys
from evaluation.read_models import surveys
from evaluation.read_models.due import DESTROY_KEYS
from plp_kit.core import deadlines
from plp_kit.core.deadlines import Deadline
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext


def destroy_keys(context: TenantContext, deadline: Deadline, _origin: Origin) -> Handled:
    survey = deadline.stream.id
    with context.database.transaction() as db:
        keys = spent_keys.of_survey(db, survey)
    context.vault.destroy(keys)
    with context.database.transaction() as db:
        surveys.hold(db, survey)
        spent_keys.forget(db, survey, keys)
        if not spent_keys.of_survey(db, survey):
            deadlines.remove(db, deadline.stream, DESTROY_KEYS)
    return Handled(survey, 0)
