"""The words of every page, of error pages and of statuses. All words of templates and presenters are in catalogues like this."""

from dataclasses import dataclass
from typing import Final

SERVICE: Final = "Parallel Learning Partnerships"
COHORTS: Final = "Cohorts"
SKIP: Final = "Skip to main content"
ACCOUNT: Final = "Your account"
SIGNED_IN_AS: Final = "Signed in as"
SIGN_OUT: Final = "Sign out"
BACK: Final = "Back"
LEAVE: Final = "Leave this site quickly"
LEAVE_HINT: Final = "Signs you out and opens a weather page"
WORRIED: Final = "Worried about something?"
FOOTER: Final = "Support links"
OWNER: Final = "Run for NHS trusts and their staff networks"
SYNTHETIC: Final = "Synthetic data. Everybody and everything shown for this trust is invented."

TIME_OUT_TITLE: Final = "You will be signed out soon"
TIME_OUT_TEXT: Final = (
    "To keep information safe on shared computers, we sign you out when you have not used the service for a while."
)
TIME_OUT_STAY: Final = "Stay signed in"

# Statuses of a stage or task

NOT_STARTED: Final = "Not started"
IN_PROGRESS: Final = "In progress"
COMPLETED: Final = "Completed"
CANNOT_START: Final = "Cannot start yet"
NOT_KNOWN: Final = "Not known"

# Pages for what goes wrong


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """`link` is its words and its address."""

    title: str
    paragraphs: tuple[str, ...]
    link: tuple[str, str]


_FIRST_PAGE: Final = ("Go to the first page", "/")

NOT_FOUND: Final = ErrorPage(
    "Page not found",
    (
        "We cannot show you this page. It may have been removed, or you may not have access to it.",
        "If you typed the web address, check it is correct. If you pasted it, check you copied all of it.",
    ),
    _FIRST_PAGE,
)
FORGED: Final = ErrorPage(
    "We could not do that",
    (
        "The page was opened before yesterday, or by somebody else who has used this browser. We have not changed anything.",
        "Open the page again and try once more.",
    ),
    _FIRST_PAGE,
)
BROKEN: Final = ErrorPage(
    "Sorry, there is a problem with the service",
    ("Something went wrong on our side, and we have a record of it.", "Try again in a few minutes."),
    _FIRST_PAGE,
)
AWAY: Final = ErrorPage(
    "Sorry, the service is not available",
    ("We cannot show any pages at the moment.", "Try again in a few minutes."),
    _FIRST_PAGE,
)
ISSUER_AWAY: Final = ErrorPage(
    "Sorry, we cannot show this page at the moment",
    (
        "Your organisation's sign-in is not working, and we need it to check that it is still you.",
        "You are still signed in. Try again in a few minutes.",
    ),
    _FIRST_PAGE,
)

# Pages only for somebody who has just signed in

OLD_TITLE: Final = "Sign in again to continue"
OLD_TEXT: Final = (
    "To keep this part of the service safe, we ask you to sign in again if you signed in more than 5 minutes ago.",
    "We have not saved what you sent just now.",
)
OLD_LINK: Final = "Sign in again"
