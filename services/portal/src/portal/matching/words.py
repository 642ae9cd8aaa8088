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
ROUND_OUTDATED: Final = "Needs a new proposal"
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
NEXT_OTHERS_SIGN: Final = "Nothing. You have signed these pairs. They still need to be signed by {seats}."
NEXT_AGAIN: Final = "Propose pairs again. Then a facilitator and a network co-chair sign the new proposal."
NEXT_PUBLISH: Final = "The proposed pairs have both signatures. You can publish them."
NEXT_UNPLACED: Final = (
    "{count} person has no partner after this round.",
    "{count} people have no partner after this round.",
)
NEXT_NOTHING: Final = "Nothing in this round. Its pairs are published, and everybody in it was given a partner."

# One round

ROUND_TITLE: Final = "Proposed pairs"
PUBLISHED_TITLE: Final = "Published pairs"
TO_ROUNDS: Final = "All rounds of this cohort"
NOTHING_PROPOSED: Final = "Nothing is proposed yet. The pairs appear here by name when somebody has proposed them."
SIDES: Final = "The first of each pair: {senior}. The second: {served}."
PAIRS_CAPTION: Final = "Pairs by name, lowest score first"
NAMES_CAPTION: Final = "Pairs by name"
NO_NAME: Final = "Name not available"
AND: Final = "{senior} and {colleague}"
PAIR: Final = "Pair"
SCORE: Final = "Score"
PARTS: Final = {
    "senior_learns": "Can learn: {senior}",
    "colleague_learns": "Can learn: {served}",
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

# What a candidate of the round finds

CANDIDATE: Final = (
    "You are a candidate in this round. You can read the pairs and sign them. "
    "Scores, alternatives, prices and notes are closed to you. The other matchers work with them."
)
CLOSED: Final = "We cannot show you this page of the round"
OWN_LEFT_OUT: Final = ("Your own pair is not shown.", "Your own {count} pairs are not shown.")
OUTDATED: Final = (
    "This proposal can no longer be signed or published. Somebody in it has left, or a pair was pinned or vetoed since."
)
MANAGERS_UNKNOWN: Final = (
    "We do not know who {count} person reports to. They could be paired with their manager.",
    "We do not know who {count} people report to. They could be paired with their manager.",
)
TO_MANAGERS: Final = "See who they are"
ON_RECORD: Final = "It is on record that you have looked at these scores. The people they are about can see it."

# Ways through one round

TO_UNPLACED: Final = (
    "{count} person without a partner, and why",
    "{count} people without a partner, and why",
)
TO_COMPARE: Final = "What has changed since the last version"
TO_NOTES: Final = "Notes for and against pairs"
ALL_PAIRS: Final = "All pairs"
NEW_PAIRS: Final = "New in this version"
FILTER: Final = "{text} ({count})"
FILTERS: Final = "Which pairs to show"
FIND: Final = "Find somebody in this proposal"
FIND_HINT: Final = "Type a name or a part of it"
FIND_BUTTON: Final = "Find"
FOUND_NONE: Final = "Nobody in this proposal has that name. Check the spelling, or look through all pairs."
FOUND_MANY: Final = "More than {most} people have that name. Type more of it."
FOUND: Final = "People with that name, and their other possible partners"
FOUND_NO_PAIR: Final = "Nobody with that name has a partner in this proposal."
PEOPLE_NOT_NEW: Final = "No pair is new in this version."
LOWEST: Final = "Lowest score"
LOWEST_PINNED: Final = "{points}. Pinned pairs are left out."
TOGETHER: Final = "All scores together"
FAIRNESS: Final = "{total}. It could be {greatest}, if the lowest score did not matter."
HELD: Final = "Pinned and vetoed pairs"
HELD_PIN: Final = "{pair}: pinned, always proposed"
HELD_VETO: Final = "{pair}: vetoed, never proposed"
SCORES_TITLE: Final = "What the scores mean"
SCORES_TEXT: Final = (
    "A score is at most 1,000. It compares what people picked: topics, interests, times, how and where they can meet.",
    "What people wrote in their own words is not scored. Read it in their profiles.",
    "Partners never see a score.",
)
PART_MOST: Final = "{part}: at most {most} points"

# Two people as a pair

PAIR_TITLE: Final = "Two people as a pair"
PAIR_CLOSED_TITLE: Final = "These two people cannot be paired"
PAIR_CLOSED: Final = (
    "They cannot be a pair in this round. A matcher may have vetoed it, or there is a reason that we tell nobody.",
    "You do not have to do anything: pairs that cannot be made are never proposed.",
    "If a matcher has vetoed these two, the page of the round lists them among the pinned and vetoed pairs. Release them there.",
)
TO_PAIRS: Final = "All pairs"
IS_PROPOSED: Final = "They are a pair in the proposal."
IS_NOT_PROPOSED: Final = "They are not a pair in the proposal. This is how they would be scored."
IS_PINNED: Final = "A matcher has pinned them: they are always proposed as a pair."
ALL_POINTS: Final = "Score"
ALL_TOGETHER: Final = "All points together"
PART_HEAD: Final = ("Compared", "In words", "Points")
PARTS_CAPTION: Final = "What the score is made of"
TO_PROFILES: Final = "Read both profiles"
PROFILES_ON_RECORD: Final = "What they wrote in their own words is not scored. When you open it, both can see that you have."
TO_PERSON: Final = "Other possible partners of {name}"
ONE_OF_THEM: Final = "One of the two"
NOTHING: Final = ""
LEARNS_FROM: Final = "{learner} learns from {other}"
PART_LABELS: Final = {
    "interests": "Interests",
    "availability": "When they can meet",
    "meeting_mode": "How they would meet",
    "site": "Site",
    "notes": "Notes",
    "directorate": "Directorate",
    "profession": "Profession",
}
TOPICS: Final = ("{count} topic", "{count} topics")
LEARNS: Final = "{learner} wants to learn about {topics}. {other} would share {shared}: {named}."
LEARNS_NOTHING: Final = "{learner} wants to learn about {topics}. {other} would share none of them."
LEARNS_NO_TOPIC: Final = "{learner} picked no topic to learn about."
IN_COMMON: Final = "In common: {named}."
INTERESTS_NONE: Final = "None in common."
TIMES: Final = "Both can usually meet on {named}."
TIMES_NONE: Final = "There is no half-day on which both can usually meet."
TIMES_ENOUGH: Final = "{times} 3 half-days are enough for all points."
EITHER_OR: Final = {
    "meeting_mode": ("They can meet in a way that suits both.", "One would meet in person only, the other online only."),
    "site": ("They work at the same site.", "They work at different sites, or we do not know where."),
    "directorate": (
        "They work in different directorates.",
        "They work in the same directorate, or we do not know in which.",
    ),
    "profession": ("They have different professions.", "They have the same profession, or we do not know which."),
}
NOTES_FOR: Final = "Matchers' notes are for this pair."
NOTES_AGAINST: Final = "Matchers' notes are against this pair."
NOTES_BALANCED: Final = "There are no notes on this pair, or as many for it as against it. That is half of the points."

# Two profiles

PROFILES_TITLE: Final = "Two profiles side by side"
TO_PAIR: Final = "Back to the pair"
PROFILES_LOGGED: Final = "It is on record that you have read these profiles. Both people can see it."
PROFILES_CAPTION: Final = "What each of them wrote and picked"
PROFILES_QUESTION: Final = "Question"
PROFILE_CLOSED: Final = "Not available"
NO_ANSWER: Final = "No answer"
TO_LEARN: Final = "Would like to learn about"
TO_SHARE: Final = "Could share"
INTERESTS: Final = "Interests"
WHEN: Final = "Can usually meet"
HOW: Final = "Would meet"
WHERE: Final = "Site"
MODES: Final = {"in_person": "In person", "virtual": "Online", "either": "In person or online"}

# One person

PERSON_TITLE: Final = "Other possible partners"
PERSON_PARTNER: Final = "In the best set of pairs as things are now, their partner is {partner}. That pair scores {score}."
PERSON_PINNED: Final = "That pair is pinned. There are no alternatives until the pin is released."
PERSON_ALONE: Final = "In the best set of pairs as things are now, they have no partner."
PERSON_CAPTION: Final = "Other possible partners, the cheapest change first"
PERSON_HEAD: Final = ("Partner", "Score of the pair", "What it would cost", "Which other pairs would be new")
PERSON_NONE: Final = "There is nobody else with whom they can be paired."
COST_TEXT: Final = (
    "Costs compare two whole sets of pairs: the best one, and the best one with this pair in it.",
    "First counts how many people get a partner, then the lowest score among the other pairs, then all scores together.",
    "So a change that keeps the lowest score is the cheaper one, even if all scores together fall more.",
    "Nothing changes when you look. You decide on the next page.",
)
COST_NOTHING: Final = "Nothing. All scores together stay the same."
COST_FALL: Final = "All scores together fall by {points}."
COST_RISE: Final = "All scores together rise by {points}."
COST_PAIRS: Final = ("{count} pair fewer can be made.", "{count} pairs fewer can be made.")
COST_WAITED: Final = (
    "{count} person fewer who waited in an earlier cohort gets a partner.",
    "{count} people fewer who waited in an earlier cohort get a partner.",
)
COST_LOWEST: Final = "Apart from this pair, the lowest score falls from {before} to {after}."
COST_OTHER: Final = "The other pairs get worse as a whole."
COST_SIGNED: Final = ("{count} signed pair ends.", "{count} signed pairs end.")
COST_BELOW: Final = "This pair would have the lowest score of all."
NO_OTHERS: Final = "None"
NOT_AVAILABLE_TITLE: Final = "People with whom they cannot be paired"
NOT_AVAILABLE_TEXT: Final = "We tell nobody why. It is in nobody's interest to guess."
NOT_AVAILABLE_MANY: Final = "They cannot be paired with {count} people of the other group."

# People without a partner

UNPLACED_TITLE: Final = "People without a partner"
UNPLACED_NONE: Final = "Everybody in this proposal has a partner."
UNPLACED_CAPTION: Final = "People without a partner in this proposal"
UNPLACED_HEAD: Final = ("Name", "Why", "People they could be paired with")
UNPLACED_NAMES_HEAD: Final = ("Name",)
UNPLACED_SIDES: Final = "People in this round, by group:"
REASONS: Final = {
    "not_there": "They have left, are not available, or have got a partner since the proposal.",
    "nobody_available": "There is nobody in the other group with whom they can be paired.",
    "vetoes": "The only people with whom they could be paired are vetoed.",
    "pins": "Everybody with whom they could be paired is pinned to somebody else.",
    "larger_side": "There are more people in their group than in the other.",
    "partners_shared": "Too many people can be paired with the same few others, and somebody has to be left.",
    "placed_now": "Things have changed since. If pairs are proposed again, they get a partner.",
}
REASON_OTHER: Final = "We do not know the reason."

# What has changed

COMPARE_TITLE: Final = "What has changed"
COMPARE_FIRST: Final = "This is the first proposal of the round, so there is nothing to compare it with."
COMPARE_UNSIGNED: Final = "No pairs of this round have had both signatures yet, so there is nothing to compare with."
COMPARE_SAME: Final = "The pairs are the same."
COMPARE_SINCE: Final = "Compared with the proposal of {day}"
COMPARE_SIGNED: Final = "Compared with the pairs that had both signatures last"
COMPARE_CHOICES: Final = "Compare with"
TO_LAST: Final = "The last version"
TO_SIGNED: Final = "The signed pairs"
KEPT: Final = "Pairs that stay"
NEW_ONES: Final = "New pairs"
ENDED_ONES: Final = "Pairs that are no longer proposed"
NEWLY_PLACED: Final = "People who now have a partner and had none"
NEWLY_ALONE: Final = "People who had a partner and now have none"
BEFORE_NOW: Final = "{before} before, {now} now"
SCORED: Final = "{pair}, score {score}"
MORE: Final = "And {count} more"

# Notes

NOTES_TITLE: Final = "Notes for and against pairs"
NOTES_NONE: Final = "Nobody has written a note in this round. A note says why two people should, or should not, be a pair."
NOTES_LOGGED: Final = "It is on record that you have read these notes. The people they are about can ask to read them, too."
STANCES: Final = {"for": "For this pair", "against": "Against this pair"}
NOTE_STANCE: Final = "Note"
NOTE_BY: Final = "Written by"
NOTE_UNTIL: Final = "Counts until"
NOTE_REASON: Final = "Reason"
NOTE_GONE: Final = "The reason is deleted"
