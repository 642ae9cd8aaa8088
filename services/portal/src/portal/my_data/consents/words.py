"""The words of the pages about consents."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done with a consent: its part of the address, the button, what happens, and what is said afterwards."""

    name: str
    grants: bool
    button: str
    happens: tuple[str, ...]
    done: str


TITLE: Final = "Your consents"
DATA: Final = "Your data"
LEAD: Final = "You gave or refused each of these on its own. You can change each of them on its own, at any time."
EMPTY: Final = "You have not been asked for a consent yet. When you send an application, your answers are here."
AWAY: Final = (
    "We cannot show everything at the moment, because a part of the service is not answering. Try again in a few minutes."
)
CAPTION: Final = "Consents for {cohort}"
HEAD: Final = ("What for", "Your answer")
GIVEN: Final = "You agree"
NOT_GIVEN: Final = "You do not agree"
OVER: Final = "This application is over. These answers are no longer used, and are kept to show what you agreed to."
LATER: Final = (
    "Consents for a recording, a quote or an extract of your journal are asked for when they are needed. "
    "If you are asked for one, it is here afterwards."
)
PURPOSES: Final = {
    "take_part": "Taking part",
    "profile_shown": "Your profile for your partner",
    "survey": "Surveys",
    "interview": "Interview",
    "recording": "Recording of an interview",
    "quotes": "Quotes",
    "journal_extracts": "Extracts of your journal",
    "national_counts": "National figures",
    "later_contact": "Contact later",
}

AS_IT_IS: Final = "This is already your answer."

ONE_TITLE: Final = "Change a consent"
ASKED: Final = "What you were asked"
ANSWER: Final = "Your answer now"
COHORT: Final = "Cohort"
WITHDRAW_INSTEAD: Final = "You cannot take part without this consent. If you do not want to take part, withdraw your application."
WITHDRAW: Final = "Withdraw your application"
TAKE_BACK: Final = Act(
    name="take-back",
    grants=False,
    button="Take back this consent",
    happens=(
        "From then on we do not use your data for this. What has been done before stays as it is.",
        "Nobody asks you why. Your other consents stay as they are, and you can give this one again.",
    ),
    done="You have taken back this consent",
)
GIVE: Final = Act(
    name="give",
    grants=True,
    button="Give this consent",
    happens=("From then on we may use your data for this. You can take it back at any time.",),
    done="You have given this consent",
)
ACTS: Final = {act.name: act for act in (TAKE_BACK, GIVE)}
