"""The words of the pages on which pairs are proposed."""

from typing import Final

TO_ROUND: Final = "Back to the proposed pairs"
CANDIDATE: Final = (
    "You take part in this round yourself, so you cannot propose its pairs. You can read the proposal and sign it. "
    "The other matchers do everything else."
)
PUBLISHED: Final = "The pairs of this round are published, so nothing is proposed in it any more."
WAITING: Final = "Not all applications have reached matching yet. Wait a few minutes, then open this page again."
PROPOSE_TITLE: Final = "Propose pairs"
PROPOSE_AGAIN: Final = "Propose pairs again"
PROPOSED: Final = "The pairs are proposed"
PROPOSE_HAPPENS: Final = (
    "We look for the best pairs among all who have no partner.",
    "First as many people as possible get one, then the lowest score is made as high as it can be.",
    "It may take up to a minute. Nobody outside matching sees the proposal.",
)
REPLACES: Final = "The new proposal takes the place of the one that is there, and starts without signatures."
RECEIVED: Final = "Applications received"
PAIRS_NOW: Final = "Pairs proposed at the moment"
NONE_NOW: Final = "None yet"
SIGNED_NOW: Final = "Signatures that the proposal has at the moment"
HELD_CAPTION: Final = "Pairs that are pinned or vetoed"
HELD_HEAD: Final = ("Pair", "Held as", "To change it")
HELD_KINDS: Final = {"pin": "Pinned", "veto": "Vetoed"}
RELEASE: Final = "Release"
RELEASE_WHOM: Final = "the pair {pair}"
REPAIRS_LINK: Final = "Change as few signed pairs as possible instead"

# Repairs

REPAIRS_TITLE: Final = "Change signed pairs as little as possible"
REPAIR: Final = "Propose this change"
REPAIRS_LEAD: Final = (
    "Use this when both signatures were there and then somebody has gone, or a pair was vetoed.",
    "As many people as possible get a partner.",
    "The change is a new proposal: it starts without signatures.",
)
REPAIRS_QUESTION: Final = "Which change do you want to propose?"
REPAIRS_MISSING: Final = "Select a change"
CHANGES: Final = ("{count} signed pair changes", "{count} signed pairs change")
NO_CHANGES: Final = "No other signed pair changes"
OPTION: Final = "{changes}. Lowest score {worst}, all scores added up {total}"
RECOMMENDED: Final = "{option} (recommended)"
BELOW: Final = "A pair may score less than the lowest signed pair did. {pairs}"
NEW: Final = "New: {pairs}"
NOTHING_NEW: Final = "No new pairs."
NOTHING_TO_REPAIR: Final = "Nothing has to change: everybody is still there, and these are the best pairs there are."
NOT_SHOWN: Final = "We could not work out what can be changed. Try again in a moment."
