"""The words of the matching pages. Presenters fill in what is in braces; pairs are the forms for one and for any other count.

The names of the two groups are the trust's own. They stand as labels: no text here adds a noun or a verb to them.
"""

from typing import Final

# All cohorts

COHORTS_TITLE: Final = "Matching by cohort"
COHORTS_CAPTION: Final = "Your trust's cohorts, latest launch first"
COHORTS_HEAD: Final = ("Cohort", "Stage")
COHORTS_EMPTY: Final = "There are no cohorts yet. When your trust opens one, you find its matching here."
STAGE_RECRUITING: Final = "Recruiting: matching starts when recruiting closes"
STAGE_MATCHING: Final = "Recruiting is closed"
STAGE_LAUNCHED: Final = "Launched"

# One cohort

ROUNDS_TITLE: Final = "Matching"
TO_COHORTS: Final = "All cohorts"
TO_COHORT: Final = "Back to the cohort"
ROUNDS_NONE: Final = "Matching starts when recruiting closes. The first round then appears here by itself."
FIRST_ROUND: Final = "First round"
REMATCH: Final = "Re-match {number}"
REMATCH_ONE: Final = "Re-match"
ROUND_WAITING: Final = "Waiting for applications"
ROUND_READY: Final = "Ready to propose pairs"
ROUND_PROPOSED: Final = "Waiting for signatures"
ROUND_SIGNED: Final = "Signed"
ROUND_PUBLISHED: Final = "Published"
SEATS: Final = {"facilitator": "a facilitator", "co_chair": "a network co-chair"}
RECEIVED: Final = "Applications received"
PAIRS: Final = "Pairs"
COUNT_OF_PAIRS: Final = ("{count} pair", "{count} pairs")
PEOPLE_OF: Final = "{people} people"
UNPLACED: Final = "Without a partner"
SIGNED_BY: Final = "Signed by"
NOBODY_SIGNED: Final = "Nobody yet"
STILL_TO_SIGN: Final = "Still to sign"
PUBLISHED_ON: Final = "Published on"
NEXT: Final = "What to do next"
NEXT_WAIT: Final = (
    "{count} application has not reached matching yet. Wait a few minutes, then open this page again.",
    "{count} applications have not reached matching yet. Wait a few minutes, then open this page again.",
)
NEXT_PROPOSE: Final = "All applications have reached matching. You can propose pairs."
NEXT_SIGN: Final = "Look through the proposed pairs. They still need to be signed by {seats}."
NEXT_PUBLISH: Final = "The proposed pairs have both signatures. You can publish them."
NEXT_UNPLACED: Final = (
    "{count} person has no partner after this round.",
    "{count} people have no partner after this round.",
)
NEXT_NOTHING: Final = "Nothing. Everybody in this round has a partner."

# One round

ROUND_TITLE: Final = "Proposed pairs"
TO_ROUNDS: Final = "All rounds of this cohort"
NOTHING_PROPOSED: Final = "Nothing is proposed yet. The pairs appear here by name when somebody has proposed them."
PAIRS_CAPTION: Final = "Pairs by name, lowest score first"
NAMES_CAPTION: Final = "Pairs by name"
NO_NAME: Final = "Name not available"
AND: Final = "{senior} and {colleague}"
PAIR: Final = "Pair"
SCORE: Final = "Score"
PARTS: Final = {
    "senior_learns": "Learning: {senior}",
    "colleague_learns": "Learning: {served}",
    "interests": "Interests",
    "availability": "Times",
    "meeting_mode": "How to meet",
    "site": "Site",
    "notes": "Notes",
    "directorate": "Directorate",
    "profession": "Profession",
}
PINNED: Final = "Pinned"
NEW: Final = "New in this version"
NO_POINTS: Final = "Not available"
