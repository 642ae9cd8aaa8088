"""What can wait for somebody in matching. A name, once published, keeps its meaning."""

from typing import Final

from plp_kit.core.today import Kind

ROUND_TO_PROPOSE: Final = Kind(
    "round_to_propose", "the round", "Everybody has reached matching, and there is no proposal, or it does not hold any more."
)
PROPOSAL_TO_SIGN: Final = Kind("proposal_to_sign", "the round", "Nobody who is not paired has signed in the caller's seat.")
SUBSTITUTE_TO_NAME: Final = Kind(
    "substitute_to_name",
    "the round",
    "Somebody who is paired has signed in a seat that nobody fills, and nobody is named for it.",
)
ROUND_TO_PUBLISH: Final = Kind("round_to_publish", "the round", "Both seats have signed.")
MANAGERS_NOT_KNOWN: Final = Kind(
    "managers_not_known", "the round", "People of a round that is not published of whom no list says to whom they report."
)
PEOPLE_TO_REMATCH: Final = Kind(
    "people_to_rematch",
    "the cohort",
    "Their partner has gone or their pairing cannot work, and no round is open; `due` is 14 days after the first.",
)
SEVERAL_PARTNERS: Final = Kind(
    "several_partners", "the cohort", "People who turned out to be one, with more than one partner or with themself."
)
