"""How long each category is kept, in months, and which periods contradict each other."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import astuple, dataclass
from datetime import date
from typing import Final

from plp_kit.core.deciding import Refusal

CONSENTS_BEYOND: Final = 72
LONGEST: Final = 600


@dataclass(frozen=True, slots=True)
class Retention:
    """In months: unsuccessful applications from the day they ended, notes from launch, all others from the cohort's end.

    An accepted person's application is kept as long as the journal.
    """

    closed_applications: int = 12
    matching_notes: int = 3
    journals: int = 12
    transcripts: int = 60
    consents: int = 60 + CONSENTS_BEYOND
    access_records: int = 72


USUAL: Final = Retention()


# Refusals

RETENTION_IMPOSSIBLE = Refusal("retention_impossible", f"Each period of retention is between 1 and {LONGEST} months.")
NOTES_OUTLAST_JOURNALS = Refusal(
    "notes_outlast_journals", "Matchers' notes would be kept longer than what the partners themselves wrote."
)
CONSENTS_GO_FIRST = Refusal(
    "consents_go_first", "A consent's record stays as long as what it allows and six years more: this period is too short."
)
ACCESSES_GO_FIRST = Refusal(
    "accesses_go_first", "Who looked at something must stay known at least as long as the thing itself is kept."
)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def contradiction_in(kept: Retention) -> Refusal | None:
    return next((refusal for refusal, holds in CONTRADICTIONS if holds(kept)), None)


CONTRADICTIONS: tuple[tuple[Refusal, Callable[[Retention], bool]], ...] = (
    (RETENTION_IMPOSSIBLE, lambda kept: not all(1 <= months <= LONGEST for months in astuple(kept))),
    (NOTES_OUTLAST_JOURNALS, lambda kept: kept.matching_notes > kept.journals),
    (CONSENTS_GO_FIRST, lambda kept: kept.consents < max(kept.journals, kept.transcripts) + CONSENTS_BEYOND),
    (ACCESSES_GO_FIRST, lambda kept: kept.access_records < kept.closed_applications),
)
