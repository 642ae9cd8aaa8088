"""The words of the pages for developers. What an operation does is said in the published files, not here."""

from typing import Final

LIST_TITLE: Final = "For developers"
LEAD: Final = "Everything that these pages show and do goes through the services' APIs. Each page here describes one of them."
LIST_CAPTION: Final = "The APIs"
LIST_HEAD: Final = ("API", "Operations")
OPERATIONS: Final = "{count}"
FILES: Final = (
    "The pages are made from the published OpenAPI files. Every example fits its schema, and everyone in it is invented."
)
CALLS_TITLE: Final = "What every call needs"
CALLS: Final = (
    "A token from your identity provider, in the header Authorization. It says in which trust you act, and with which roles.",
    "For a call that changes something: the header Idempotency-Key. The same call with the same key does nothing twice.",
    "If you change something that you have read: its ETag in the header If-Match. The answer is 412 if it has changed since.",
)
PROBLEMS: Final = (
    "A refusal is an answer of the type application/problem+json. Its code stays the same, so your program can act on it. "
    "Its detail is a sentence for people."
)

API_TITLE: Final = "An API"
ALL: Final = "All APIs"
ON_THIS_PAGE: Final = "On this page"
OTHERS: Final = "Others"
FOR: Final = "For"
ANYBODY: Final = "anyone, without a token"
QUERY: Final = "In the address"
ONE_OF: Final = " (one of {choices})"
NEEDED: Final = ", needed"
REFUSALS: Final = "Refusal codes"
SENT: Final = "Example of what is sent"
ANSWERED: Final = "Example of an answer ({code})"
