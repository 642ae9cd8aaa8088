"""What each part of a score is worth in a cohort: whole points, 1000 in all."""

from dataclasses import dataclass
from typing import Final

from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown

BEST: Final = 1000


@shown
@dataclass(frozen=True, slots=True)
class ScoreWeights:
    """`topics` count twice: what each would learn from the other. Differences earn nothing unless the cohort says so.

    Notes for a pair bring it all of `notes`, notes against it nothing; a pair without notes has half.
    """

    topics: int = 300
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
        return 2 * self.topics + sum(self.once)


WEIGHTS_NEGATIVE = Refusal("weights_negative", "No part of the score can be worth less than nothing.")
WEIGHTS_TOTAL = Refusal("weights_total", "The parts of a score must come to 1000 points. Topics count twice, once each way.")


def fault(weights: ScoreWeights) -> Refusal | None:
    """Why a cohort cannot have these weights; None where it can."""
    if min(weights.topics, *weights.once) < 0:
        return WEIGHTS_NEGATIVE
    return None if weights.total == BEST else WEIGHTS_TOTAL
