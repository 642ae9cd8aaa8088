"""A cohort as evaluation needs it: when it launched, and the words for its two sides."""

from dataclasses import dataclass
from datetime import date

from evaluation.ids import CohortId


@dataclass(frozen=True, slots=True)
class Words:
    """What this programme calls its senior leaders, and the group that the cohort serves."""

    senior: str
    served: str


@dataclass(frozen=True, slots=True)
class Cohort:
    id: CohortId
    title: str
    launch_on: date
    words: Words
    group_served: str
