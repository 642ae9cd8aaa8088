"""What holds for a cohort is set only of a cohort that matching knows: it was opened here, or has a round."""

from uuid import UUID

from matching.application.aggregates import COHORTS
from matching.domain.cohorts import NO_SUCH_COHORT, Command
from matching.read_models import cohorts, rounds
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler


def change(
    db: Db, handler: Handler, origin: Origin, cohort: UUID, command: Command, expected: int | None = None
) -> Handled | Refusal:
    if not is_known(db, cohort):
        return NO_SUCH_COHORT
    return handler.handle_in(db, COHORTS, cohort, command, origin, expected)


def is_known(db: Db, cohort: UUID) -> bool:
    return cohorts.cohort_row(db, cohort).version > 0 or bool(rounds.of_cohort(db, cohort))
