"""The words of the pages on which a note about two people is written and withdrawn."""

from typing import Final

TO_PAIR: Final = "Back to the pair"
TO_ROUND: Final = "Back to the proposed pairs"
CANDIDATE: Final = (
    "You take part in this round yourself, so you cannot write notes in it. You can read the proposal and sign it. The other "
    "matchers do everything else."
)
PUBLISHED: Final = "The pairs of this round are published, so no notes are written in it any more."
NEW_TITLE: Final = "Write a note about two people"
ABOUT: Final = "The note is about"
READ_BY: Final = (
    "Both people may ask to read this note. They see it among their data, without your name. Write nothing that you would not "
    "say to them."
)
COUNTS: Final = "A note for a pair raises its score a little, a note against it lowers it. It pins and vetoes nothing."
ONE: Final = "Who is the first person?"
OTHER: Final = "Who is the second person?"
PERSON_MISSING: Final = "Select a person"
STANCE: Final = "Is the note for this pair or against it?"
STANCE_MISSING: Final = "Select whether the note is for the pair or against it"
STANCES: Final = {"for": "For the pair", "against": "Against the pair"}
REASON: Final = "Why?"
REASON_HINT: Final = "The other matchers read it. The two people may ask to read it."
REASON_MISSING: Final = "Enter why"
UNTIL: Final = "Until which day does it count? (optional)"
UNTIL_HINT: Final = "Leave it empty if it counts for the whole round. For example, 1 4 2022"
SAVE: Final = "Save this note"
SAVED: Final = "The note is saved"
WITHDRAW_TITLE: Final = "Withdraw your note"
WITHDRAW_HAPPENS: Final = "The note does not count any more, and is deleted. The next proposal is made without it."
WITHDRAWN: Final = "The note is withdrawn"
TEXT: Final = "The note"
DESTROYED: Final = "It cannot be read any more"
SAYS: Final = "It is"
