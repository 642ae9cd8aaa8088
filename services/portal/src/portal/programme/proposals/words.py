"""The words of the pages about one proposal of settings."""

from dataclasses import dataclass
from typing import Final

TITLE: Final = "Proposed settings"
BACK: Final = "Back"
BACK_TO_PROPOSAL: Final = "Back to the proposal"
STATE: Final = "State"
BY: Final = "Proposed by"
BY_OPERATOR: Final = "The people who run the platform, when your trust joined"
NO_NAME: Final = "Name not available"
ON: Final = "Proposed on"
WHY: Final = "Why it should change"
NO_REASON: Final = "No reason given"
ANSWERED_BY: Final = {"approved": "Approved by", "refused": "Refused by", "taken_back": "Taken back by"}
ANSWERED_ON: Final = {"approved": "Approved on", "refused": "Refused on", "taken_back": "Taken back on"}
WHY_REFUSED: Final = "Why it was refused"
CAPTION: Final = "What it would change"
CAPTION_ANSWERED: Final = "What was proposed"
HEAD: Final = ("Setting", "Before", "Proposed")
NOTHING_DIFFERS: Final = "It changes nothing that is shown here."
WAITS: Final = "It waits for an EDI lead or decision-maker. Until one of them has answered you can take it back."
WAITS_FOR_OTHERS: Final = "It waits for an EDI lead or decision-maker who did not propose it."
OVERTAKEN: Final = (
    "Other settings have come into force since this was proposed, so it cannot be approved. "
    "Refuse it, and ask for a new proposal if it is still wanted."
)


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """`step` is what the service calls it, `name` ends the address. `closed` is said where it cannot be done."""

    step: str
    name: str
    button: str
    happens: tuple[str, ...]
    done: str
    closed: str


APPROVE_TITLE: Final = "Approve these settings"
APPROVE: Final = AnswerWords(
    "approve",
    "approve",
    APPROVE_TITLE,
    (
        "The settings come into force at once, for all cohorts that open from now on. Cohorts that are open keep theirs.",
        "The person who proposed them sees that you approved them, and when.",
    ),
    "The settings are approved and in force",
    "You cannot approve this. It may be answered already, it may be your own, or other settings have come into force since.",
)
REFUSE_TITLE: Final = "Refuse these settings"
REFUSE: Final = AnswerWords(
    "refuse",
    "refuse",
    REFUSE_TITLE,
    ("Nothing changes: the settings in force stay. The person who proposed this sees your reason and your name.",),
    "The proposal is refused. The settings in force stay",
    "You cannot refuse this. It may be answered already, or it may be your own.",
)
TAKE_BACK_TITLE: Final = "Take this proposal back"
TAKE_BACK: Final = AnswerWords(
    "take_back",
    "take-back",
    TAKE_BACK_TITLE,
    ("Nobody can approve it any more. You can propose something else at any time.",),
    "The proposal is taken back",
    "You cannot take this back. Only the person who proposed it can, until it is answered.",
)
EVERY: Final = (APPROVE, REFUSE, TAKE_BACK)
REASON: Final = "Why do you refuse it?"
REASON_HINT: Final = "The person who proposed it reads this. Do not name anybody: it stays on record."
REASON_MISSING: Final = "Say why you refuse it"
