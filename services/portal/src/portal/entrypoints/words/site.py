"""What stands on every page, and on those without a subject of their own."""

from typing import Final

SERVICE: Final = "Parallel Learning Partnerships"
SKIP: Final = "Skip to main content"
ACCOUNT: Final = "Your account"
SIGNED_IN_AS: Final = "Signed in as"
SIGN_OUT: Final = "Sign out"
SIGN_IN: Final = "Sign in"
BACK: Final = "Back"
LEAVE: Final = "Leave this site quickly"
LEAVE_HINT: Final = "Signs you out and opens a weather page"
WORRIED: Final = "Worried about something?"
FOOTER: Final = "Support links"
OWNER: Final = "Run for NHS trusts and their staff networks"

TIME_OUT_TITLE: Final = "You will be signed out soon"
TIME_OUT_TEXT: Final = (
    "To keep this information safe on shared computers, we sign people out who have not used the service for a while."
)
TIME_OUT_STAY: Final = "Stay signed in"

START_TITLE: Final = "Follow how your cohorts are doing"
START_LEAD: Final = "Learning partnerships bring two colleagues together as equals, to learn from each other over a year or so."
START_USE: Final = "Use this service to:"
START_USES: Final = (
    "see the dates of a cohort and what comes next",
    "see how many people applied, were paired and keep meeting",
    "see whether the survey is planned, open or closed",
)
START_NOTE: Final = "For now these pages are for facilitators. You need your work account to sign in."
START_COUNTS: Final = "You see counts and dates here, never what partners write or say to each other."

EXPIRED_TITLE: Final = "Your session has ended"
EXPIRED_TEXT: Final = "You were signed out because the service was not used for 15 minutes, or your sign-in came to its end."
EXPIRED_NEXT: Final = "Sign in again to go on where you were."
SIGN_IN_AGAIN: Final = "Sign in again"

SIGNED_OUT_TITLE: Final = "You have signed out"
SIGNED_OUT_TEXT: Final = "If this is a shared computer, close the browser window as well."

ROLES_TITLE: Final = "These pages are not for your roles"
ROLES_SOME: Final = "You are signed in as"
ROLES_NONE: Final = "You are signed in, but your organisation has given you no role in this programme."
ROLES_FOR: Final = "A cohort's progress is shown to the facilitators of its trust."
ROLES_NEXT: Final = "If you should see it, ask a facilitator or whoever manages accounts in your organisation."

SYNTHETIC: Final = "Synthetic data. Everybody and everything shown for this trust is invented."
