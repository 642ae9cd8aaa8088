"""What comes of a list, or would come of it, as people are told."""

from dataclasses import dataclass

from plp_kit.core.shown import shown
from recruitment.imports.decider import Counts
from recruitment.imports.rows import RefusedRow, ReplacedRow


@shown
@dataclass(frozen=True, slots=True)
class Outcome:
    """`source` is the sheet that was read, or a text's encoding and separator; `not_used` are all columns that were not read.

    Of applicants, `known` people were invited or had applied before and stay as they are. Of a staff list, only lines of people
    who have applied here are `recorded`; rows of all others are `passed_over`.
    """

    source: str
    rows: int
    invited: int
    known: int
    recorded: int
    unchanged: int
    passed_over: int
    refused: tuple[RefusedRow, ...]
    replaced: tuple[ReplacedRow, ...]
    not_used: tuple[str, ...]

    @property
    def counts(self) -> Counts:
        found = (len(self.refused), len(self.replaced), self.invited, self.known, self.recorded, self.unchanged, self.passed_over)
        return Counts(self.rows, *found)
