"""The words of the page on which somebody types the join code of an application that was entered for them."""

from typing import Final

TITLE: Final = "Enter your join code"
BACK: Final = "All cohorts"
CODE: Final = TITLE
HINT: Final = (
    "If a facilitator entered your application for you, they can give you a code of 16 letters. "
    "With it the application becomes part of your sign-in. You can type it in capital or small letters, with spaces or without."
)
MISSING: Final = "Enter the code that the facilitator gave you"
JOIN: Final = "Make this application mine"
DONE: Final = "The application is yours now"
AFTER: Final = (
    "From then on you can read the application, change it while that is possible, and withdraw it. "
    "If you have another application to the same cohort, only the one that has come further stays."
)
