"""What can wait for somebody in evaluation. A name, once published, keeps its meaning."""

from typing import Final

from plp_kit.core.today import Kind

SURVEY_TO_ANSWER: Final = Kind(
    "survey_to_answer", "the survey", "It is open and invites the caller, who has not answered; `due` is its last day."
)
SURVEY_TO_APPROVE: Final = Kind(
    "survey_to_approve", "the survey", "It is planned, and opens on no day without an approval on record."
)
SURVEY_CLOSING: Final = Kind("survey_closing", "the survey", "Its last seven days, in which it can still be extended.")
CONTRIBUTION_TO_ANSWER: Final = Kind(
    "contribution_to_answer", "the contribution", "It is prepared, and waits to be approved or put on hold."
)
CONTRIBUTION_ON_HOLD: Final = Kind(
    "contribution_on_hold", "the contribution", "It is on hold, and waits to be approved or prepared anew."
)
