"""The words of every page, of error pages and of statuses. All words of templates and presenters are in catalogues like this."""

from dataclasses import dataclass
from typing import Final

SERVICE: Final = "Parallel Learning Partnerships"

# The areas of the header

PARTNERSHIP: Final = "Your partnership"
APPLY: Final = "Apply to a cohort, or see your application"
COHORTS: Final = "Cohorts"
YOUR_PARTNER: Final = "Your partner"
YOUR_DATA: Final = "Your data"
ALL_COHORTS: Final = "All cohorts"
ALL_REQUESTS: Final = "Requests about people's data"
TO_ADVISE: Final = "What waits for your advice"
HOLDS: Final = "Legal holds"
ACCESS_LOG: Final = "Who has looked at what"
RETENTION: Final = "How long we keep data"
PROCESSING_RECORD: Final = "Record of processing activities"
BREACH: Final = "Whose data a breach concerns"
EXCEPTIONS: Final = "Exceptions to the rules about roles"
OWN_COHORTS: Final = "Your cohorts over time"
SETTINGS: Final = "Settings of your trust"
SIGNPOSTS: Final = "Contacts for people who are worried"
MATCHING: Final = "Matching"
MATCHING_BY_COHORT: Final = "Matching by cohort"
EVALUATION: Final = "Evaluation"
REQUESTS: Final = "Requests"
CONCERNS: Final = "Concerns"
OWN_TRUST: Final = "Your trust"
NATIONAL: Final = "National picture"
TRUSTS: Final = "Trusts"
ALL_TRUSTS: Final = "All trusts"
ALL_SERVICES: Final = "All services"

# Every page

SKIP: Final = "Skip to main content"
ACCOUNT: Final = "Your account"
SIGNED_IN_AS: Final = "Signed in as"
SIGN_OUT: Final = "Sign out"
BACK: Final = "Back"
LEAVE: Final = "Leave this site quickly"
LEAVE_HINT: Final = "Signs you out and opens a weather page. You can also press the Shift key 3 times."
AREAS: Final = "Parts of this service"
HOME: Final = "Home"
MORE: Final = "More"
BROWSE: Final = "Browse"
WORRIED: Final = "Worried about something?"
PRIVACY: Final = "Privacy"
ACCESSIBILITY: Final = "Accessibility statement"
COOKIES: Final = "Cookies"
FOOTER: Final = "Support links"
OWNER: Final = "Run for NHS trusts and their staff networks"
SYNTHETIC: Final = "Synthetic data. Everybody and everything shown for this trust is invented."

TIME_OUT_TITLE: Final = "You will be signed out soon"
TIME_OUT_LEFT: Final = (
    (90, "We will sign you out in about 2 minutes."),
    (40, "We will sign you out in about 1 minute."),
    (0, "We will sign you out in less than 1 minute."),
)
"""The sentence while more seconds than that are left."""
TIME_OUT_WHY: Final = (
    "To keep information safe on shared computers, we sign you out when you have not used the service for a while."
)
TIME_OUT_LIMIT: Final = (
    "Your sign-in has reached its time limit. Save or send what you are working on, or sign in again. This page then opens anew."
)
TIME_OUT_KEPT: Final = "We have kept what you typed on this page as a draft. Only you can see it."
TIME_OUT_NOT_KEPT: Final = "We could not keep what you typed on this page. Stay signed in to save it."
TIME_OUT_STAY: Final = "Stay signed in"
TIME_OUT_AGAIN: Final = "Sign in again"
SAVE_BY: Final = "Select {button} by about {until}, or what you typed is lost."
SAVE_BY_LINK: Final = "Get more time (opens in a new tab)"

# Statuses of a stage or task

NOT_STARTED: Final = "Not started"
IN_PROGRESS: Final = "In progress"
COMPLETED: Final = "Completed"
CANNOT_START: Final = "Cannot start yet"
NOT_KNOWN: Final = "Not known"

# Forms

ERROR: Final = "Error: "
ERROR_SUMMARY: Final = "There is a problem"
NOT_ACCEPTED: Final = "Check your answer. It cannot be saved as it is"
ADDRESS_WRONG: Final = "Enter an e-mail address in the correct format, like name@example.com"
TOO_LONG: Final = "Your answer must be {most} characters or less"
NOT_A_NUMBER: Final = "Enter a whole number, such as 12"
FILE_EMPTY: Final = "The selected file is empty"
FILE_TOO_LARGE: Final = "The selected file must be {most} MB or smaller"
FILE_AGAIN: Final = "Choose the file again"
TOO_MANY_LINES: Final = "Enter {most} lines or fewer"
LINE_TOO_LONG: Final = "Shorten the line that begins with '{begins}' to {most} characters or less"
PICK_ONE: Final = "Choose from the list"
DAY: Final = "Day"
MONTH: Final = "Month"
YEAR: Final = "Year"
DATE_INCOMPLETE: Final = "The date must include a {missing}"
DATE_UNREAL: Final = "The date must be a real date"
UNSURE: Final = (
    "We do not know whether this was saved, because a part of the service did not answer. "
    "Select the button again in a minute. Nothing will be done twice."
)
CHANGED_TITLE: Final = "This was changed after you opened the page"
MOMENT: Final = "{day} at about {time}"
CHANGED_WHEN: Final = "It was changed on {when}."
CHANGED_ACT: Final = "Nothing has been done yet. Look at what has changed, then select the button again if you still want to."
CHANGED_WHAT: Final = "What has changed"
CHANGED_HEAD: Final = ("What", "When you opened the page", "Now")
CHANGED_ELSEWHERE: Final = "What you see on this page has not changed."
CHANGED_TEXT: Final = (
    "What you typed is still in the box below and has not been saved. Selecting the button replaces what is saved now."
)
SAVED_NOW: Final = "What is saved now"
KEEP_DRAFT: Final = "Save as a draft"
DROP_DRAFT: Final = "Delete this draft"
KEPT: Final = "Your draft is saved"
KEPT_ON: Final = "We kept what you typed on {day}. It is in the box below, and only you can see it."
KEPT_EMPTY: Final = "You left the box below empty on {day}. Only you can see that."
DROPPED: Final = "The draft is deleted"
KEPT_MEANWHILE: Final = "What you kept in another window"
NOT_THERE: Final = "Not there"

# Pages for what goes wrong


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """`link` is its words and its address."""

    title: str
    paragraphs: tuple[str, ...]
    link: tuple[str, str]


SEALED_COPY: Final = (
    "The trust may have to keep a sealed copy for a time, for example for a legal claim. We may not be able to tell you."
)
"""On every page that deletes something, whatever is kept."""

NEXT_PAGE: Final = "Next page"
FIRST_PAGE: Final = "First page"
PAGES: Final = "Pages of this list"

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
TOO_LARGE: Final = ErrorPage(
    "What you sent is too large",
    (
        "A file can have at most 16 MB. We have kept nothing of what you sent.",
        "If your file is larger, save a copy with one sheet, without pictures and without the columns that you do not need.",
    ),
    ("Go back and choose another file", "/"),
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

# The national list of groups that a programme can be for

GROUPS_SERVED: Final = {
    "bme": "Black and minority ethnic colleagues",
    "carers": "Carers",
    "disabled": "Disabled colleagues",
    "faith": "Colleagues of a faith or belief",
    "international": "Internationally educated colleagues",
    "lgbtq": "LGBTQ+ colleagues",
    "women": "Women",
}
