"""What holds for a cohort changes under the lock of its row, as its rounds do."""

from uuid import UUID

from matching.application.aggregates import COHORTS
from matching.domain.cohorts import Command
from matching.read_models import cohorts
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler


def change(
    db: Db, handler: Handler, origin: Origin, cohort: UUID, command: Command, expected: int | None = None
) -> Handled | Refusal:
    cohorts.lock(db, cohort)
    return handler.handle_in(db, COHORTS, cohort, command, origin, expected)
