"""The words of Home."""

from typing import Final

TITLE: Final = "Home"
AREA_TITLE: Final = "Your work"
NO_ROLE: Final = "You are signed in, but your organisation has not given you a role in this programme."
NO_ROLE_NEXT: Final = "If you need access, ask a facilitator or the people who manage accounts in your organisation."
NO_PAGES: Final = "There are no pages here yet."
