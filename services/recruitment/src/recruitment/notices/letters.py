"""What the e-mails say. No word in them was typed by anybody; a wording without a letter here is not sent yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject may be read on somebody's screen by others, so it says nothing."""

    subject: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Values:
    """What a letter may name: `pages` is the address of the portal, `code` the invitation's, `until` its last day but one."""

    pages: str
    application: UUID
    code: str = field(repr=False)
    ends_on: date


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def invitation(values: Values) -> Letter:
    return Letter(
        "An invitation for you",
        f"""Hello,

a form about Parallel Learning Partnerships, a learning programme of your trust, has your name on it. This is your invitation.

To continue, open {values.pages}/invitation, sign in, and type these two:

    Invitation: {values.application}
    Code: {values.code}

You take part in nothing until you have agreed to it there. The invitation ends on {_day(values.ends_on)}.

If you do not want it, open {values.pages}/invitation/remove and type the same two. What the form said about you is then deleted.
Any facilitator of the programme can do that for you, too.

The code is for you alone, so please do not pass this e-mail on. Nobody reads answers to this address.
""",
    )


LETTERS: Final[Mapping[str, Callable[[Values], Letter]]] = {"invitation": invitation}
"""By the wording's key in the catalogue."""
