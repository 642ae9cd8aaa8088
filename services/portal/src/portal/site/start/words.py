"""The words of the start page."""

from typing import Final

TITLE: Final = "Follow how your cohorts are doing"
LEAD: Final = "Learning partnerships bring two colleagues together as equals, to learn from each other over a year or so."
USE: Final = "Use this service to:"
USES: Final = (
    "see the dates of a cohort and what comes next",
    "see how many people have applied, are paired and are still meeting",
    "see whether the survey is planned, open or closed",
)
COUNTS: Final = "You see counts and dates here, never what partners write or say to each other."
NOTE: Final = "At the moment these pages are for facilitators only. You need your work account to sign in."
SIGN_IN: Final = "Sign in"
