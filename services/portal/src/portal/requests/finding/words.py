"""The words of the pages on which somebody of the trust is found by name."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Purpose:
    """What somebody is sought for. `links` lead on from whoever is found: words, and an address with the person's id."""

    back: tuple[str, str]
    lead: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


HOLD_TITLE: Final = "Place a legal hold"
HOLD: Final = Purpose(
    ("Legal holds", "/holds"),
    (
        "A legal hold keeps everything that there is about one person, for example for a claim or an inquiry.",
        "They are not told, and cannot find out here. It is on record that you looked for somebody, and not for whom.",
    ),
    (("Place a hold on them", "/holds/new/{person}"),),
)
EXCEPTION_TITLE: Final = "Record an exception"
EXCEPTION: Final = Purpose(
    ("Exceptions", "/exceptions"),
    ("An exception lets one person through one rule about roles, for a reason, until a day that you choose.",),
    (("Record an exception for them", "/exceptions/new/{person}"),),
)
LOG_TITLE: Final = "Find something in the access log"
LOG: Final = Purpose(
    ("Who has looked at what", "/access-log"),
    ("You can see who has looked at somebody's data, and what somebody has looked at.",),
    (
        ("Who has looked at their data", "/access-log/of/{person}"),
        ("What they have looked at", "/access-log/by/{person}"),
    ),
)

QUESTION: Final = "Who is it about?"
HINT: Final = "Type a work e-mail address, or the beginning of their names. You can leave out capital letters and accents."
MISSING: Final = "Type a name or a work e-mail address, at least two letters"
FIND: Final = "Find this person"
FOUND: Final = "Who we have found"
HEAD: Final = ("Name", "Work address", "Cohorts", "What to do")
NOBODY: Final = (
    "We have found nobody. Check how the name is written, or try the surname alone. "
    "People whose data is erased are not found, and you do not find yourself."
)
MORE: Final = "More people fit than are shown here. Type more of the name."
NO_NAME: Final = "Name not available"
NONE: Final = "None"
WHO: Final = "Whom is it about?"
WHO_HINT: Final = "Type a work e-mail address, or the beginning of their names. Leave this empty for everybody."
SINCE: Final = "From which day?"
SINCE_HINT: Final = "Leave this empty to begin with the first record."
UNTIL: Final = "Until which day?"
UNTIL_HINT: Final = "Leave this empty to end with the latest."
NOTHING: Final = "Type a name or a work e-mail address, or choose days"
WRONG_ORDER: Final = "The last day must be the first day or later"
