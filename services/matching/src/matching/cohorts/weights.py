"""What each part of a score is worth in a cohort: whole points, 1000 in all."""

from dataclasses import dataclass
from typing import Final

from plp_kit.core.deciding import Refusal

BEST: Final = 1000
MOST_FOR_AIMS: Final = BEST * 15 // 100


@dataclass(frozen=True, slots=True)
class Weights:
    """`topics` and `aims` count twice: what each would learn from the other. Differences earn nothing unless the cohort says so.

    Notes for a pair bring it all of `notes`, notes against it nothing; half is there without any.
    """

    topics: int = 225
    aims: int = 75
    interests: int = 80
    availability: int = 120
    meeting_mode: int = 60
    site: int = 40
    notes: int = 100
    directorate: int = 0
    profession: int = 0

    @property
    def once(self) -> tuple[int, ...]:
        """Those that count once."""
        meeting = (self.availability, self.meeting_mode, self.site)
        return self.interests, *meeting, self.notes, self.directorate, self.profession

    @property
    def total(self) -> int:
        return 2 * (self.topics + self.aims) + sum(self.once)


WEIGHTS_NEGATIVE = Refusal("weights_negative", "A part of the score cannot be worth less than nothing.")
WEIGHTS_TOTAL = Refusal("weights_total", "The parts of a score come to 1000 points: topics and aims count twice, once each way.")
AIMS_WEIGH_TOO_MUCH = Refusal("aims_weigh_too_much", "Free text is at most 15% of a score: 75 points each way.")


def fault(weights: Weights) -> Refusal | None:
    """Why a cohort cannot weigh so; None where it can."""
    if min(weights.topics, weights.aims, *weights.once) < 0:
        return WEIGHTS_NEGATIVE
    if 2 * weights.aims > MOST_FOR_AIMS:
        return AIMS_WEIGH_TOO_MUCH
    return None if weights.total == BEST else WEIGHTS_TOTAL
