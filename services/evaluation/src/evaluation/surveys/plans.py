"""What is settled before a survey opens: its cohort, its wave, its schedule and its approval."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final

from evaluation.catalogue.waves import Wave
from evaluation.ids import CohortId
from evaluation.surveys.schedules import Schedule
from plp_kit.core.parts import AtMost

MOST_GROUPS: Final = AtMost(20, characters=50)


@dataclass(frozen=True, slots=True)
class Words:
    """What this programme calls its senior leaders, and the people of the groups that the cohort serves."""

    senior: str
    served: str


@dataclass(frozen=True, slots=True)
class Cohort:
    """The trust retains answers for `answers_months`, and records of who viewed whose data for `accesses_months`.

    Bare facts about its people are held until `facts_until`. `revision` counts how often its dates have changed.
    """

    id: CohortId
    title: str
    launch_on: date
    words: Words
    groups_served: Annotated[tuple[str, ...], MOST_GROUPS]
    answers_months: int = 60
    accesses_months: int = 72
    facts_until: date = date.max
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Dates:
    """The cohort's dates as recruitment has changed them `revision` times: the highest holds. Its survey opens on `survey_on`."""

    revision: int
    launch_on: date
    survey_on: date
    facts_until: date


@dataclass(frozen=True, slots=True)
class Plan:
    """`survey_on` is the day on which the cohort's dates have the survey open; `schedule` may have been put off since."""

    cohort: Cohort
    wave: Wave
    schedule: Schedule
    survey_on: date

    def moved(self, dates: Dates, schedule: Schedule | None = None) -> "Plan":
        """With the cohort's dates from now on; without a schedule it stays."""
        cohort = replace(self.cohort, launch_on=dates.launch_on, facts_until=dates.facts_until, revision=dates.revision)
        return replace(self, cohort=cohort, survey_on=dates.survey_on, schedule=schedule or self.schedule)


@dataclass(frozen=True, slots=True)
class Approval:
    """`approver` is the office or body that approved the evaluation, never a person's name."""

    reference: str
    on: date
    approver: str

    @property
    def complete(self) -> bool:
        return bool(self.reference.strip() and self.approver.strip())
