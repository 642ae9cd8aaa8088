"""How many months each category is kept, and which periods contradict each other."""

from collections.abc import Callable
from dataclasses import astuple, dataclass
from typing import Final

from plp_kit.core.deciding import Refusal

CONSENTS_BEYOND: Final = 72
LONGEST: Final = 600


@dataclass(frozen=True, slots=True)
class Retention:
    """In months: unsuccessful applications from the day they ended, notes from launch, all others from the cohort's end.

    But survey answers count from the survey's closing, requests from their answer, and access records from the access. Where the
    reason of a hold is filed, and why there is an exception, is kept as long as requests, from their end.
    An accepted person's application is kept as long as the journal. `notices` is how far e-mails came.
    """

    closed_applications: int = 12
    matching_notes: int = 3
    journals: int = 12
    transcripts: int = 60
    survey_answers: int = 60
    consents: int = 60 + CONSENTS_BEYOND
    access_records: int = 72
    notices: int = 12
    requests: int = 72


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
    "accesses_go_first", "Access records must stay at least as long as what was accessed: this period is too short."
)


def contradiction_in(retention: Retention) -> Refusal | None:
    return next((refusal for refusal, holds in CONTRADICTIONS if holds(retention)), None)


def _longest_allowed(retention: Retention) -> int:
    """How long what consents allow is kept."""
    return max(retention.journals, retention.transcripts, retention.survey_answers)


CONTRADICTIONS: tuple[tuple[Refusal, Callable[[Retention], bool]], ...] = (
    (RETENTION_IMPOSSIBLE, lambda retention: not all(1 <= months <= LONGEST for months in astuple(retention))),
    (NOTES_OUTLAST_JOURNALS, lambda retention: retention.matching_notes > retention.journals),
    (CONSENTS_GO_FIRST, lambda retention: retention.consents < _longest_allowed(retention) + CONSENTS_BEYOND),
    (ACCESSES_GO_FIRST, lambda retention: retention.access_records < retention.closed_applications),
)
