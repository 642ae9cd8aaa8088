"""The words of the pages about signing in and out."""

from typing import Final

from portal.site.words import ErrorPage

AGAIN: Final = "Sign in again"

EXPIRED_TITLE: Final = "Your session has ended"
EXPIRED_TEXT: Final = (
    "We signed you out because you had not used the service for 15 minutes, or because your sign-in had reached its time limit."
)
EXPIRED_NEXT: Final = "Sign in again to carry on where you left off."

SIGNED_OUT_TITLE: Final = "You have signed out"
SIGNED_OUT_TEXT: Final = "If this is a shared computer, close the browser window as well."

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
PROVIDER_AWAY: Final = ErrorPage(
    "Sorry, you cannot sign in at the moment",
    ("Your organisation's sign-in is not working at the moment.", "Try again in a few minutes."),
    _TRY_AGAIN,
)
