"""The words of the pages about requests, an erasure among them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class KindWords:
    """`about` is what can be asked for, in the list and above the page, `before` what is read first, then the `question`."""

    name: str
    about: str
    question: str
    before: tuple[str, ...]


DATA: Final = "Your data"
KINDS: Final = {
    "rectification": KindWords(
        "Correction",
        "Ask us to correct data about you that is wrong or not complete",
        "What is wrong, and what is right?",
        ("Say which data you mean. If you can change it yourself, for example in your application, you do not need to ask.",),
    ),
    "restriction": KindWords(
        "Restriction",
        "Ask us to keep your data without using it",
        "What do you ask us not to use, and why?",
        (
            "From the moment that you send this we stop using what you wrote, until we have answered. Nobody new can read it.",
            "What you have shared with a partner stays readable for them. Lists of people say that you are not available.",
            "You are in no new proposal of pairs meanwhile.",
        ),
    ),
    "objection": KindWords(
        "Objection",
        "Object to how we use your data",
        "What do you object to, and why?",
        (
            "From the moment that you send this we stop using what you wrote, until we have answered. Nobody new can read it.",
            "What you have shared with a partner stays readable for them. Lists of people say that you are not available.",
            "You are in no new proposal of pairs meanwhile.",
        ),
    ),
    "complaint": KindWords(
        "Complaint",
        "Complain about how we have dealt with your data",
        "What do you want to complain about?",
        ("We let you know within 30 days that we have your complaint, and answer it within a month.",),
    ),
}

TITLE: Final = "Requests about your data"
LEAD: Final = "You can ask us for something about your data. We answer within a month."
COPY: Final = "A copy of your data does not need a request: you can download it at any time."
COPY_LINK: Final = "Download your data"
ASK_TITLE: Final = "What you can ask for"
ERASURE_LINK: Final = "Ask for your data to be erased"
CAPTION: Final = "What you have asked for"
HEAD: Final = ("What", "Asked on", "Status")
EMPTY: Final = "You have not asked for anything yet. When you do, you find here how far it is."
ERASURE_NAME: Final = "Erasure"

ASKED: Final = "Asked"
LOOKED_AT: Final = "Being looked at by a person"
ANSWERED: Final = "Answered"
ERASED: Final = "Erased"
REFUSED: Final = "Refused"
TAKEN_BACK: Final = "Taken back"

NEW_TITLE: Final = "Ask for something about your data"
WHO_READS: Final = (
    "The decision-maker of your trust reads this. Your facilitator, your manager and your partner cannot. "
    "The data protection officer knows that you have asked, but cannot read it."
)
WORDS_MISSING: Final = "Write what you ask for"
SEND: Final = "Send this request"
SENT: Final = "We have your request"

ONE_TITLE: Final = "Your request"
KIND: Final = "What you asked for"
REFERENCE: Final = "Reference"
MADE_ON: Final = "Asked on"
STATE: Final = "Status"
ACKNOWLEDGE_BY: Final = "We let you know that we have it by"
ACKNOWLEDGED_ON: Final = "We let you know that we have it on"
ANSWER_BY: Final = "We answer by"
ANSWERED_ON: Final = "Answered on"
TAKE_BACK_UNTIL: Final = "You can take it back until we begin, not before"
OUTCOME: Final = "Answer"
GROUND: Final = "Reason in law"
OUTCOMES: Final = {"granted": "Granted", "granted_in_part": "Granted in part", "refused": "Refused"}
GROUNDS: Final = {
    "accurate_already": "The data is right already",
    "archiving_or_research": "It is needed for an archive or for research",
    "conditions_not_met": "The conditions in law are not met",
    "freedom_of_expression": "Freedom of expression and information",
    "identity_not_confirmed": "We could not confirm who asked",
    "legal_claim": "It is needed for a legal claim",
    "legal_obligation": "The law requires us to keep it",
    "not_upheld": "The complaint is not upheld",
    "overriding_grounds": "There are strong reasons to continue",
    "public_health": "It is needed for public health",
    "public_task": "It is needed for a task in the public interest",
    "unfounded_or_excessive": "The request is clearly unfounded or excessive",
}
ASKED_TITLE: Final = "What you wrote"
REASON_TITLE: Final = "What we say to your request"
REMEDIES_TITLE: Final = "If you do not agree"
ANSWER_AWAY: Final = "We cannot show the answer at the moment. Try again in a few minutes."
NEXT_TITLE: Final = "What happens next"
NEXT: Final = (
    "The decision-maker of your trust answers. When the answer is there, you find it on this page.",
    "We then send you an e-mail, if you have given us an address. It does not say what the answer is.",
)
ERASURE_NEXT: Final = (
    "From now on we do not use what you wrote, and nobody new can read it.",
    "You can take this back until we begin. After that nothing can bring your data back.",
    "Then your data is erased, or a person looks at your request first. This page says which.",
)
TAKE_BACK_LINK: Final = "Take back this request"

# Erasure

ERASE_TITLE: Final = "Ask for your data to be erased"
ERASE_HAPPENS: Final = (
    "From the moment that you ask, we stop using what you wrote. Nobody new can read it.",
    "What you have shared with a partner stays readable for them until we begin. Lists of people say that you are not available.",
    "You can take it back until we begin. We begin 7 days after you ask at the earliest. Your trust may wait for up to 21 days.",
    "Then your data is erased, or a person looks at your request first. That does not mean that something is wrong.",
    "Some requests are picked at random for a person to look at, and some trusts look at all of them.",
    "After that nobody can read what you wrote, anywhere, and nobody can find you in what is left. Nothing can bring it back.",
)
ERASE_STAYS_TITLE: Final = "What stays"
ERASE_STAYS: Final = (
    "What your partner wrote, and the bare facts of the partnership, such as its dates.",
    "Figures that have been counted already, such as how many people took part.",
    "A complaint of yours that is open, until it is answered.",
    "Your answers to surveys: they are not kept with your name, so we cannot find them.",
)
ERASE_SURVEYS: Final = (
    "If you want your answers to a survey to go too, withdraw them first, with the code that you were given. "
    "Without it nobody can find them."
)
ERASE_ANSWERED: Final = "You have answered: {surveys}."
ERASE_DOWNLOAD: Final = "Download your data first, if you want to keep any of it."
ERASE_AGAIN: Final = (
    "If you sign in again afterwards, you are somebody new to this service. Names of people whom you must not be paired with do "
    "not come back."
)
ERASE: Final = "Ask for my data to be erased"
ERASE_ASKED: Final = "We have your request to erase your data"
ERASE_OPEN: Final = "You have asked for this already."
ERASE_SEE: Final = "See how far it is"

TAKE_BACK_TITLE: Final = "Take back your request to be erased"
TAKE_BACK_HAPPENS: Final = (
    "Your data stays, and we can use it again, unless another request of yours is open.",
    "You can ask again at any time.",
)
TAKE_BACK: Final = "Take back my request"
TAKE_BACK_DONE: Final = "You have taken back your request. Your data is not erased"
TAKE_BACK_NOTHING: Final = (
    "There is nothing to take back. You have not asked for your data to be erased, or it cannot be taken back any more."
)
