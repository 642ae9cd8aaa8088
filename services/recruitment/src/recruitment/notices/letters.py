"""What the e-mails say. No word in them was typed by anybody, and no decision is in them: it is read after signing in.

Others may see a subject on somebody's screen, and a colleague may read somebody's mail for them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from recruitment.applications.events import DeclineReason

SUBJECT: Final = "There is something for you"
"""Of every e-mail."""
PROGRAMME: Final = "a learning programme of your trust"
ENDING: Final = "\nNobody reads answers to this address.\n"


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Values:
    """What a letter may name. `pages` is the address of the portal."""

    pages: str
    application: UUID | str


@dataclass(frozen=True, slots=True)
class Invitation(Values):
    """`ends_on` is the last day but one on which the code is good."""

    code: str = field(repr=False)
    ends_on: date | str


def invitation(values: Invitation) -> Letter:
    return _letter(
        f"""a form about Parallel Learning Partnerships, a learning programme of your trust, has your name on it.
This is your invitation.

To continue, open {values.pages}/invitation, sign in, and type these two:

    Invitation: {values.application}
    Code: {values.code}

You take part in nothing until you have agreed to it there. The invitation ends on {_day(values.ends_on)}.

If you do not want it, open {values.pages}/invitation/remove and type the same two. What the form said about you is then deleted.
Any facilitator of the programme can do that for you, too.

The code is for you alone, so please do not pass this e-mail on.
"""
    )


def launch_moved(values: Values, launch_on: date | str) -> Letter:
    """It may come to people who wait for an answer, and to those who take part."""
    return _about_the_application(f"the launch of {PROGRAMME} has moved. It is now planned for {_day(launch_on)}.")(values)


def _about_the_application(sentence: str) -> Callable[[Values], Letter]:
    def letter(values: Values) -> Letter:
        where = f"{values.pages}/my-application/{values.application}"
        return _letter(f"{sentence}\n\nTo read more, sign in at {where}.\n")

    return letter


def _letter(text: str) -> Letter:
    return Letter(SUBJECT, f"Hello,\n\n{text}{ENDING}")


def _day(day: date | str) -> str:
    """In words; a blank in its place stays as it is."""
    return day if isinstance(day, str) else f"{day.day} {day:%B %Y}"


def _about_a_request(sentence: str) -> Callable[[str], Letter]:
    def letter(pages: str) -> Letter:
        return _letter(f"{sentence}\n\nTo read more, sign in at {pages}/my-data/requests.\n")

    return letter


def _finally(sentence: str) -> Callable[[str], Letter]:
    """To somebody who finds nothing of theirs when they sign in."""
    return lambda _pages: _letter(f"{sentence}\n")


def _about_a_pair(sentence: str) -> Callable[[str], Letter]:
    def letter(pages: str) -> Letter:
        return _letter(f"{sentence}\n\nTo read more, sign in at {pages}/partner.\n")

    return letter


_paired: Final = _about_a_pair(f"there is something new about your partnership in {PROGRAMME}.")
_decided: Final = _about_the_application(f"a facilitator has answered your application to {PROGRAMME}.")

LETTERS: Final[Mapping[str, Callable[[Values], Letter]]] = {
    "unfinished_profile": _about_the_application(f"you have begun an application to {PROGRAMME}, and not sent it yet."),
    "application_received": _about_the_application(f"we have received your application to {PROGRAMME}."),
    "accepted": _decided,
    "waiting_list": _decided,
    **{f"declined_{reason}": _decided for reason in DeclineReason},
    "withdrawal_confirmed": _about_the_application(f"you have withdrawn your application to {PROGRAMME}."),
    "application_lapsed": _about_the_application(
        f"recruiting is over, so the application to {PROGRAMME} that you had begun has ended. It was not sent."
    ),
}
"""By the wording's key in the catalogue: all but the invitation, which has a code, and that on the launch, which has its day."""
LETTERS_ABOUT_PAIRS: Final[Mapping[str, Callable[[str], Letter]]] = dict.fromkeys(
    ("pair_published", "pair_opened", "pair_taken_back"), _paired
)
"""All the same: who is paired, and what has become of it, is read after signing in. They are given the address of the portal."""
LETTERS_ABOUT_REQUESTS: Final[Mapping[str, Callable[[str], Letter]]] = {
    "request_received": _about_a_request("we have received what you asked us. The page says by when we answer."),
    "request_answered": _about_a_request("we have answered what you asked us."),
    "erasure_done": _finally("what you asked us for is done. You do not need to do anything, and we do not write to you again."),
}
"""Of what was asked they say nothing. They are given the address of the portal."""

BLANK: Final = Values("(the address of these pages)", "(the number of the application)")
A_DAY: Final = "(a day)"


def as_sent(wording: str) -> Letter:
    """Of any wording about an application or a pair, with blanks where letters differ from person to person."""
    match wording:
        case "invitation":
            return invitation(Invitation(BLANK.pages, BLANK.application, "(a code)", A_DAY))
        case "launch_moved":
            return launch_moved(BLANK, A_DAY)
        case _ if wording in LETTERS_ABOUT_PAIRS:
            return LETTERS_ABOUT_PAIRS[wording](BLANK.pages)
        case _:
            return LETTERS[wording](BLANK)
