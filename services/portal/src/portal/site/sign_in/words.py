"""The words of the pages about signing in."""

from typing import Final

from portal.site.words import ErrorPage

_TRY_AGAIN: Final = ("Try to sign in again", "/sign-in")

FAILED: Final = ErrorPage(
    "We could not sign you in",
    (
        "This can happen if signing in took longer than 10 minutes, if it was cancelled, or if your browser blocks cookies.",
        "Nothing has been changed.",
    ),
    _TRY_AGAIN,
)
SERVICE_AWAY: Final = ErrorPage(
    "Sorry, you cannot sign in at the moment",
    ("A part of this service is not working at the moment.", "Try again in a few minutes."),
    _TRY_AGAIN,
)
ISSUER_AWAY: Final = ErrorPage(
    "Sorry, you cannot sign in at the moment",
    ("Your organisation's sign-in is not working at the moment.", "Try again in a few minutes."),
    _TRY_AGAIN,
)
