"""What is settled before a survey opens: its cohort, its wave, its schedule and its approval."""

from dataclasses import dataclass
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

    Bare facts about its people are held until `facts_until`.
    """

    id: CohortId
    title: str
    launch_on: date
    words: Words
    groups_served: Annotated[tuple[str, ...], MOST_GROUPS]
    answers_months: int = 60
    accesses_months: int = 72
    facts_until: date = date.max


@dataclass(frozen=True, slots=True)
class Plan:
    cohort: Cohort
    wave: Wave
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Approval:
    """`approver` is the office or body that approved the evaluation, never a person's name."""

    reference: str
    on: date
    approver: str

    @property
    def complete(self) -> bool:
        return bool(self.reference.strip() and self.approver.strip())
