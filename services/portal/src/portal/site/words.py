"""The words of every page, of error pages and of statuses. All words of templates and presenters are in catalogues like this."""

from dataclasses import dataclass
from typing import Final

from plp_kit.web.roles import Role

SERVICE: Final = "Parallel Learning Partnerships"
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

# A page for other roles

ROLES: Final = {
    Role.PARTICIPANT: "participant",
    Role.FACILITATOR: "facilitator",
    Role.CO_CHAIR: "network co-chair",
    Role.EVALUATOR: "evaluator",
    Role.EDI_LEAD: "EDI lead",
    Role.DPO: "data protection officer",
    Role.CONCERN_HANDLER: "concern handler",
    Role.DECISION_MAKER: "decision-maker",
    Role.GUARDIAN: "Freedom to Speak Up Guardian",
    Role.FORMER: "former participant",
    Role.NATIONAL_ANALYST: "national analyst",
    Role.OPERATOR: "operator",
}
ROLES_TITLE: Final = "You do not have access to this page"
ROLES_SOME: Final = "You are signed in as {roles}."
ROLES_NONE: Final = "You are signed in, but your organisation has not given you a role in this programme."
ROLES_FOR: Final = "Only facilitators can see how the cohorts of their trust are doing."
ROLES_NEXT: Final = "If you need access, ask a facilitator or the people who manage accounts in your organisation."

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
        "If you typed the web address, check it is correct. If you pasted it, check you copied all of it.",
        "The page may have been removed, or you may not have access to it.",
    ),
    _FIRST_PAGE,
)
FORGED: Final = ErrorPage(
    "We could not do that",
    (
        "What you sent did not come from a page of your current session, so we have not changed anything.",
        "Go to the first page and try again.",
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
