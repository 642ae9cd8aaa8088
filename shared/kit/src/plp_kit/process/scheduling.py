"""The scheduler works deadlines that are due in programme time, oldest first; each command gets its due time as now."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from plp_kit.core import deadlines
from plp_kit.core.clocks import Clock
from plp_kit.core.database import Database
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal

log = logging.getLogger(__name__)

BATCH = 100
STILL_DUE = "still_due"

Work: TypeAlias = Callable[[Deadline], object]


@dataclass(frozen=True, slots=True)
class Scheduler:
    """`database` under the scheduler's role, `tenants` under the service's; `work` handles one deadline and may refuse."""

    database: Database
    tenants: Database
    clock: Clock
    work: Work

    def step(self) -> int:
        """Works one round; returns how many deadlines were due."""
        with self.database.transaction() as db:
            due = deadlines.due(db, self.clock.now(db), BATCH)
        for deadline in due:
            self._work_one(deadline)
        return len(due)

    def _work_one(self, deadline: Deadline) -> None:
        outcome = self.work(deadline)
        code = outcome.code if isinstance(outcome, Refusal) else STILL_DUE
        with self.tenants.of(deadline.tenant).transaction() as db:
            marked = deadlines.refuse(db, deadline, code)
        if marked:
            log.warning("deadline refused", extra={"stream": str(deadline.stream), "deadline": deadline.name, "code": code})
