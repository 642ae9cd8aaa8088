"""Keys of answers that were replaced or have entered the log are destroyed. After a stop in between it falls due again."""

from evaluation.answers.table import spent_keys
from evaluation.surveys.table import surveys
from plp_kit.core.deadlines import Deadline
from plp_kit.core.events import Origin, Stream
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext


def destroy_keys(context: TenantContext, deadline: Deadline, _origin: Origin) -> Handled:
    """Repeated until no key is left, since an answer may be changed while keys are destroyed."""
    while not _destroyed(context, deadline.stream):
        pass
    return Handled(deadline.stream.id, 0)


def _destroyed(context: TenantContext, survey: Stream) -> bool:
    with context.database.transaction() as db:
        keys = spent_keys.of_survey(db, survey)
    context.vault.destroy(keys)
    with context.database.transaction() as db:
        surveys.lock(db, survey.id)
        spent_keys.remove(db, survey, keys)
        if spent_keys.of_survey(db, survey):
            return False
        spent_keys.remove_deadline(db, survey)
        return True
