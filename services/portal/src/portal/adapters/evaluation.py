"""What the pages read of evaluation: a cohort's surveys, with dates and counts, never answers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.adapters.api import Api, Asker
from portal.adapters.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Survey:
    """`state` planned, approved, open or closed; `wave` baseline, mid, end or year_after.

    `answered` of `invited` people; None until the survey has closed.
    """

    wave: str
    state: str
    opens_on: date
    closes_on: date
    invited: int
    answered: int | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    api: Api

    def surveys(self, asker: Asker, cohort: UUID) -> Outcome[tuple[Survey, ...]]:
        return self.api.get(asker, f"/cohorts/{cohort}/surveys", tuple[Survey, ...])
