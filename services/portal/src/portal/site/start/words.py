"""The words of the start page."""

from typing import Final

TITLE: Final = "Learn from each other as equals"
LEAD: Final = "Learning partnerships bring two colleagues together as equals, to learn from each other over a year or so."
USE: Final = "Use this service to:"
USES: Final = (
    "see what is waiting for you",
    "apply to a cohort, read your application, and change your answers",
    "decide on applications and follow your cohorts, if you are a facilitator",
)
COUNTS: Final = "Facilitators see counts and dates of partnerships, never what partners write or say to each other."
NOTE: Final = "You need your work account to sign in."
SIGN_IN: Final = "Sign in"
BY_CODE: Final = "Sign in with a code by e-mail, if you have left your trust"
