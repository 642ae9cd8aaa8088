"""The words of the pages about the session: staying signed in, and what is shown when it is over."""

from typing import Final

AGAIN: Final = "Sign in again"
BY_CODE: Final = "Sign in with a code by e-mail, if you have left your trust"

STAY_TITLE: Final = "Stay signed in"
STAY_UNTIL: Final = "If you do nothing, we will sign you out at about {until}."
STAY_WHY: Final = "This keeps information safe on shared computers. Each page that you open gives you more time."
STAY_BUTTON: Final = "Stay signed in"
LIMIT_UNTIL: Final = (
    "Your sign-in reaches its time limit at about {until}. We will sign you out then, even if you are using the service."
)
LIMIT_NEXT: Final = "If you need more time, sign in again. Other pages that you have open will still work."

EXPIRED_TITLE: Final = "Your session has ended"
EXPIRED_TEXT: Final = (
    "We signed you out because you had not used the service for 15 minutes, or because your sign-in had reached its time limit."
)
EXPIRED_NEXT: Final = "Sign in again to carry on where you left off."
NOT_SENT: Final = "We did not save what you sent just now, because you were no longer signed in."
NOT_SENT_NEXT: Final = "Sign in again to go back to the page. If it keeps a draft, your saved answers are there."

SIGNED_OUT_TITLE: Final = "You have signed out"
SIGNED_OUT_TEXT: Final = "If this is a shared computer, close the browser window as well."
