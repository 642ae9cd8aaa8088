"""The words of the pages on which two people are pinned, vetoed, swapped or released."""

from dataclasses import dataclass
from typing import Final

TO_ROUND: Final = "Back to the proposed pairs"
TO_PAIR: Final = "Back to the pair"
TO_PERSON: Final = "Back to their possible partners"
CANDIDATE: Final = (
    "You take part in this round yourself, so you cannot change its pairs. You can read the proposal and sign it. "
    "The other matchers do everything else."
)
PUBLISHED: Final = "The pairs of this round are published, so nothing of it can be changed."
NO_SWAP: Final = (
    "These two cannot swap partners. One of them has no partner, or one of the new pairs cannot be made. Choose somebody else."
)
NOT_KNOWN: Final = "We could not work out what this would change. Try again in a moment."


@dataclass(frozen=True, slots=True)
class ActWords:
    """`step` is the service's name for it, `chosen` what the names on the page are."""

    step: str
    button: str
    chosen: str
    happens: tuple[str, ...]
    done: str


_LATER: Final = "The proposed pairs stay as they are until somebody proposes again. A new proposal needs both signatures."
PIN_TITLE: Final = "Pin this pair"
PIN: Final = ActWords(
    "pin",
    PIN_TITLE,
    "The pair",
    ("From now on every proposal has this pair, until somebody releases it.", _LATER),
    "The pair is pinned. Propose again to see the new pairs",
)
VETO_TITLE: Final = "Veto this pair"
VETO: Final = ActWords(
    "veto",
    VETO_TITLE,
    "The pair",
    ("From now on no proposal has this pair, until somebody releases it.", _LATER),
    "The pair is vetoed. Propose again to see the new pairs",
)
SWAP_TITLE: Final = "Swap the partners of two people"
SWAP: Final = ActWords(
    "swap",
    "Swap their partners",
    "They swap partners",
    ("Each of them gets the other's partner. Both new pairs are pinned, until somebody releases them.", _LATER),
    "The partners are swapped. Propose again to see the new pairs",
)
RELEASE_TITLE: Final = "Release this pair"
RELEASE: Final = ActWords(
    "release",
    RELEASE_TITLE,
    "The pair",
    ("The next proposal is free to make this pair or not.", _LATER),
    "The pair is released. Propose again to see the new pairs",
)
NOT_HELD: Final = "This pair is neither pinned nor vetoed, so there is nothing to release."
HELD_AS: Final = "At the moment"
KINDS: Final = {"pin": "Pinned", "veto": "Vetoed"}

# What it would change

PLACED: Final = "Number of pairs"
WORST: Final = "Lowest score of a pair that is not pinned"
TOTAL: Final = "All scores added up"
SAME: Final = "{now}, as before"
INSTEAD: Final = "{now} instead of {before}"
PINS_LEFT_OUT: Final = "{compared}. What you would pin is left out."
NEW_PAIRS: Final = "New pairs"
NEW_PAIR: Final = "{pair}, score {score}"
NO_NEW_PAIRS: Final = "None: the best pairs stay as they are"
LEFT_ALONE: Final = "Would have no partner any more"
NOBODY: Final = "Nobody"
KEPT_LOST: Final = "Signed pairs that would end"
SHORTAGE: Final = "Why not everybody has a partner"
SHORT: Final = "{people} can only be paired with {partners}"

# Choosing two people

CHOOSE: Final = "Continue"
CHOOSE_ONE: Final = "First person"
CHOOSE_OTHER: Final = "Second person"
PICK: Final = "Choose a person"
CHOOSE_LEAD: Final = "Choose two people. The next page shows what it would change, before anything is done."
CHOOSE_SECOND: Final = "The next page shows what it would change, before anything is done."
CHOSEN: Final = "{name} and who else?"
CHOSEN_TO_SWAP: Final = "With whom does {name} swap partners?"
