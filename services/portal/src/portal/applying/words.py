"""The words of the pages of one's own application."""

from typing import Final

OWN_TITLE: Final = "Your application"
COHORT: Final = "Cohort"
STATE: Final = "Status"
SIDES: Final = "Your side"
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
    "Facilitators and network co-chairs of your trust can read these answers. "
    "Your partner can read them once you both continue, or 3 working days after you are paired."
)
WHO_READS_NO_MORE: Final = (
    "This application is over. You can read these answers, facilitators and network co-chairs no longer can."
)
NOT_ANSWERED: Final = "Not answered"
CHANGE: Final = "Change"
PICKED: Final = "What you picked"
WHO_READS_PICKS: Final = "Facilitators and network co-chairs of your trust can read this. They use it to find a partner for you."
TO_LEARN: Final = "Topics to learn about"
TO_SHARE: Final = "Topics to share"
INTERESTS: Final = "Interests"
TIMES: Final = "When you can usually meet"
MEETING: Final = "How and where"
CHANGE_REST: Final = "Your side stays as you sent it. In Your data you can change your consents, and ask us to correct the rest."

DO_NOT_PAIR_LINK: Final = "People you must not be paired with"

CHANGE_TITLE: Final = "Change an answer of your profile"
WHO_READS_ANSWER: Final = (
    "Facilitators and network co-chairs of your trust can read your answer. "
    "Your partner can read it once you both continue, or 3 working days after you are paired."
)
SAVED: Final = "Your answer is saved"
SAVE: Final = "Save this answer"

WITHDRAW_TITLE: Final = "Withdraw your application"
WITHDRAW_LINK: Final = "Withdraw your application"
WITHDRAW_HAPPENS: Final = (
    "When you withdraw, you no longer take part in this cohort. Facilitators see that you have withdrawn. Nobody asks you why.",
    "What you wrote is closed to them at once. You can still read it.",
    "You can apply to this cohort again as long as recruiting is open.",
)
WITHDRAW_PARTNER: Final = "If you have a partner, your partner learns that you no longer take part, and nothing else."
WITHDRAW_KEPT: Final = (
    "We keep your application for {count} month, and then destroy what you wrote.",
    "We keep your application for {count} months, and then destroy what you wrote.",
)
WITHDRAW_ERASURE: Final = "If you want all your data to be erased, ask for it in Your data."
WITHDRAW: Final = "Withdraw my application"
WITHDRAW_CLOSED: Final = "This application is over, so it cannot be withdrawn."
WITHDRAWN: Final = "Your application is withdrawn"
