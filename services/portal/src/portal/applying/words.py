"""The words of the pages of one's own application."""

from typing import Final

OWN_TITLE: Final = "Your application"
COHORT: Final = "Cohort"
STATE: Final = "Status"
SIDES: Final = "Your group"
LAUNCH: Final = "Launch"
CHANGE_UNTIL: Final = "You can change your answers until"
STATES: Final = {
    "interested": "Not sent yet",
    "invited": "Not sent yet",
    "applied": "Waiting for a decision",
    "accepted": "Accepted",
    "waiting": "On the waiting list",
    "declined": "Declined",
    "withdrawn": "Withdrawn",
    "double": "Closed, because your other application to this cohort stays",
    "left": "Ended because you left the trust",
}
NEXT_TITLE: Final = "What happens next"
NEXT: Final = {
    "applied": "A facilitator reads your application and decides. You can change your answers until then.",
    "accepted": (
        "You take part in this cohort. Partners are matched after recruiting closes, and before the launch. "
        "You can no longer change your answers."
    ),
    "waiting": "You are offered a place if one becomes free. If not, you come first when the next cohort is recruited.",
}
NEXT_OVER: Final = "You do not need to do anything. This application is closed."
ANSWERS: Final = "Your profile"
WHO_READS_ANSWERS: Final = (
    "Facilitators and network co-chairs of your trust can read these answers. Your partner can read them once you both continue."
)
NOT_ANSWERED: Final = "Not answered"
CHANGE: Final = "Change"
TO_LEARN: Final = "Topics to learn about"
TO_SHARE: Final = "Topics to share"

CHANGE_TITLE: Final = "Change an answer of your profile"
WHO_READS_ANSWER: Final = (
    "Facilitators and network co-chairs of your trust can read your answer. Your partner can read it once you both continue."
)
SAVED: Final = "Your answer is saved"
SAVE: Final = "Save this answer"
