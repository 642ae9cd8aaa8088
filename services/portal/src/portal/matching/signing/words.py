"""The words of the pages on which a proposal is signed and published."""

from typing import Final

TO_ROUND: Final = "Back to the proposed pairs"
TO_HOME: Final = "Home"
PAIRS: Final = "Pairs in this proposal"
UNPLACED: Final = "People without a partner"
SEATS: Final = {"facilitator": "Facilitator's signature", "co_chair": "Network co-chair's signature"}
SIGNED_BY: Final = "Signed by {names}"
NOT_SIGNED: Final = "Still missing"
CONFLICTS: Final = "Signatures that do not count for a seat"
CONFLICT: Final = "{name}, who is paired in this round: it is on record as a conflict of interest"
SUBSTITUTES: Final = "Named as a substitute"
SUBSTITUTE: Final = "{name}, {seat}, named by {by} on {day}"
AS_SEAT: Final = {"facilitator": "for a facilitator", "co_chair": "for a network co-chair"}
BY: Final = {"network": "the staff network", "hr_director": "the HR director"}
NOTHING_PROPOSED: Final = "Nothing is proposed in this round yet, so there is nothing to sign."
PUBLISHED_ON: Final = "The pairs of this round were published on {day}."
NOT_HOLDING: Final = (
    "This proposal cannot be signed or published any more: somebody in it has gone, or a pair was pinned or vetoed after it. "
    "Somebody has to propose again."
)
TO_PROPOSE: Final = "Propose pairs again"

# Signing

SIGN_TITLE: Final = "Sign this proposal"
SIGNED: Final = "You have signed the proposal"
SIGN_HAPPENS: Final = (
    "You sign the proposal that you have just read. Your name stays on record with it.",
    "A facilitator and a network co-chair have to sign, neither of them paired in this round. Then the pairs can be published.",
)
SIGN_CONFLICT: Final = (
    "You are paired in this round yourself. You can sign, and your signature is recorded as a conflict of interest. It does "
    "not count for your seat, so somebody who is not paired has to sign as well."
)
SUBSTITUTE_NEEDED: Final = (
    "If all facilitators, or all network co-chairs, are paired in this round themselves, one of them signs all the same. Then an "
    "EDI lead or decision-maker finds on Home that the staff network or the HR director has to name somebody who signs for them."
)
SIGNED_ALREADY: Final = "You have signed this proposal. It needs the other signature as well, from somebody else."
REPLACED: Final = "The proposal was replaced after you read it. Read the new one, then sign it."
READ_FIRST: Final = "Read the proposal first. The button to sign is on its page."
READ: Final = "Read the proposed pairs"
SEAT_QUESTION: Final = "For which seat do you sign?"
SEAT_MISSING: Final = "Select the seat for which you sign"
SEAT_CHOICES: Final = {"facilitator": "Facilitator", "co_chair": "Network co-chair"}
PAIRS_CAPTION: Final = "The pairs that you sign"
PAIRS_HEAD: Final = ("Pair", "Score of at most 1,000")
NO_SCORE: Final = "Not shown"

# Publishing

PUBLISH_TITLE: Final = "Publish these pairs"
PUBLISHED: Final = "The pairs are published"
PUBLISH_HAPPENS: Final = (
    "Each pair becomes a partnership. Both partners can see each other's name and why they were paired.",
    "You can take the pairs back until the launch of the cohort is on record.",
)
SIGNATURES_MISSING: Final = "The pairs can be published when both signatures are there."
TO_SIGN: Final = "See who has signed"
CANDIDATE: Final = (
    "You take part in this round yourself, so you cannot publish its pairs or take them back. The other matchers do that. You "
    "can read the proposal and sign it."
)
UNPUBLISH_TITLE: Final = "Take these pairs back"
UNPUBLISHED: Final = "The pairs are taken back"
UNPUBLISH_HAPPENS: Final = (
    "The partnerships end before they have begun, and the partners see that. Tell them yourself before you do this.",
    "The proposal stays, without signatures. Both seats sign again before pairs are published.",
)
NOT_PUBLISHED: Final = "The pairs of this round are not published, so there is nothing to take back."
LAUNCHED: Final = "This cohort has been launched, so its pairs stay published. If somebody goes, they leave their partnership."

# Substitutes

SUBSTITUTES_TITLE: Final = "Enter a substitute"
SUBSTITUTES_LEAD: Final = (
    "A proposal of pairs needs the signatures of a facilitator and a network co-chair who are not paired in it.",
    "If everybody of a seat is paired, the staff network or the HR director names somebody for this round.",
    "The person you enter can read this round and sign for that seat. They can do nothing else.",
)
WHO: Final = "Who was named?"
WHO_HINT: Final = (
    "People with a role in this programme who have signed in at least once. If somebody is missing, ask them to sign in."
)
WHO_MISSING: Final = "Select who was named"
SEAT: Final = "For which seat?"
NAMED_SEAT_MISSING: Final = "Select a seat"
NAMED_BY: Final = "Who named them?"
NAMED_BY_MISSING: Final = "Select who named them"
NAMED_BY_CHOICES: Final = {"network": "The staff network", "hr_director": "The HR director"}
NAMED_ON: Final = "On which day were they named?"
NAMED_ON_HINT: Final = "Since the round was opened on {day}. For example, 1 4 2022"
NAMED_ON_MISSING: Final = "Enter the day on which they were named"
SEATS_FILLED: Final = "Both signatures that count are there, so no substitute is needed."
ENTER: Final = "Enter this substitute"
ENTERED: Final = "The substitute is entered"
