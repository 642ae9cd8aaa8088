"""What the pages read of recruitment: the trust, its cohorts, a cohort's funnel."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.adapters.api import Api, Asker
from portal.adapters.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Trust:
    name: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Cohort:
    """`word_*` is what the cohort calls the people on either side; nobody can apply on `recruiting_closes_on` or later."""

    cohort: UUID
    title: str
    word_senior: str
    word_served: str
    recruiting_opens_on: date
    recruiting_closes_on: date
    launch_on: date
    recruiting: bool


@dataclass(frozen=True, slots=True)
class Funnel:
    """Every count is of `applied` people. States are applied, accepted, waiting, declined, withdrawn, left."""

    applied: int
    by_state: dict[str, int]
    by_channel: dict[str, int]


@dataclass(frozen=True, slots=True)
class Recruitment:
    api: Api

    def trust(self, asker: Asker) -> Outcome[Trust]:
        return self.api.get(asker, "/trust", Trust)

    def cohorts(self, asker: Asker) -> Outcome[tuple[Cohort, ...]]:
        return self.api.get(asker, "/cohorts", tuple[Cohort, ...])

    def cohort(self, asker: Asker, cohort: UUID) -> Outcome[Cohort]:
        return self.api.get(asker, f"/cohorts/{cohort}", Cohort)

    def funnel(self, asker: Asker, cohort: UUID) -> Outcome[Funnel]:
        return self.api.get(asker, f"/cohorts/{cohort}/funnel", Funnel)
