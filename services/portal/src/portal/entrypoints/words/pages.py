"""Pages that only tell something: what went wrong, and what to do."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    paragraphs: tuple[str, ...]
    link: tuple[str, str] | None = None
    """Its words and where it leads."""


FIRST_PAGE: Final = ("Go to the first page", "/")
BEGIN_AGAIN: Final = ("Try to sign in again", "/sign-in")

NOT_FOUND: Final = Page(
    "Page not found",
    (
        "If you typed the address, check that it is correct. If you pasted it, check that you copied all of it.",
        "The page may also belong to another trust, or be gone.",
    ),
    FIRST_PAGE,
)
FORGED: Final = Page(
    "We could not do that",
    (
        "What was sent to us did not come from a page that is open in your session, so nothing was changed.",
        "Go to the first page and try again.",
    ),
    FIRST_PAGE,
)
BROKEN: Final = Page(
    "Sorry, there is a problem with the service",
    ("Something went wrong on our side, and we have a record of it.", "Try again in a few minutes."),
    FIRST_PAGE,
)
AWAY: Final = Page(
    "Sorry, the service is not available",
    ("A part of it that every page needs does not answer at the moment.", "Try again in a few minutes."),
    FIRST_PAGE,
)
COHORTS_AWAY: Final = Page(
    "Sorry, we cannot show your cohorts now",
    ("The part of the service that keeps them does not answer at the moment.", "Try again in a few minutes."),
    ("Try again", "/cohorts"),
)
SIGN_IN_FAILED: Final = Page(
    "We could not sign you in",
    (
        "Signing in took longer than 10 minutes, was stopped, or your browser did not keep the cookie that it needs.",
        "Nothing of yours has been changed.",
    ),
    BEGIN_AGAIN,
)
SIGN_IN_AWAY: Final = Page(
    "Sorry, signing in is not possible now",
    ("Your organisation's sign-in does not answer at the moment.", "Try again in a few minutes."),
    BEGIN_AGAIN,
)
