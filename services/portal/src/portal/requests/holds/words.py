"""The words of the pages about legal holds."""

from typing import Final

TITLE: Final = "Legal holds"
BACK: Final = "Requests"
LEAD: Final = (
    "While a legal hold is in force nothing that there is about the person is destroyed, whatever they delete or ask for. "
    "The person is not told. Do not talk about a hold with anybody who does not have to know."
)
PLACE_LINK: Final = "Place a legal hold"
CAPTION: Final = "Holds, those to review first"
CAPTION_OVER: Final = "Holds that are over"
HEAD: Final = ("Who", "Where the reason is filed", "Placed on", "Review by")
HEAD_OVER: Final = ("Who", "Where the reason is filed", "Placed on", "What came of it")
EMPTY: Final = "There is no legal hold. When one is placed, you find it here with the day of its next review."
OWN: Final = "A hold on yourself would not be shown here."
NO_NAME: Final = "Name not available"
NO_REFERENCE: Final = "Not kept any more"
REVIEW_LINK: Final = "Review"
LIFT_LINK: Final = "Lift"
PASSED_COUNTS: Final = (
    "{count} hold was not reviewed in time. It stays in force.",
    "{count} holds were not reviewed in time. They stay in force.",
)
OVERDUE: Final = ("Overdue by {count} day", "Overdue by {count} days")
DUE_TODAY: Final = "Due today"
LEFT: Final = ("{count} day left", "{count} days left")
BEING_PLACED: Final = "Being placed. Open this page again in a minute"
OVER: Final = {
    "failed": "Not placed: the erasure of their data had begun",
    "ended": "Lifted",
}
ENDED_ON: Final = "Lifted on {day}"

# Place

NEW_TITLE: Final = "Place a hold on this person"
NEW_BACK: Final = "Find somebody else"
WHO: Final = "Who"
ADDRESS: Final = "Work address"
COHORTS: Final = "Cohorts"
NONE: Final = "None"
NEW_HAPPENS: Final = (
    "When the next page says that the hold is placed, nothing about them is destroyed any more, anywhere.",
    "They are not told, and see no difference. What they delete disappears from view and is kept.",
    "Nobody gets to read more than before. If they ask for an erasure, it waits for you.",
    "You and the data protection officer find the hold in the list, and on your home page when its review is due.",
)
REFERENCE: Final = "Where is the reason filed?"
REFERENCE_HINT: Final = (
    "For example a case number of your legal team. Do not write the reason itself. It is sealed, and the decision-maker and "
    "the data protection officer can read it."
)
REFERENCE_MISSING: Final = "Say where the reason is filed"
REVIEW_ON: Final = "When do you review it?"
REVIEW_HINT: Final = "Within a year. If nobody reviews it by then, it stays in force and you are told."
REVIEW_MISSING: Final = "Enter the day of the review"
PLACE: Final = "Place this hold"
PLACED: Final = "The hold is placed. Nothing about this person is destroyed from now on"

# Review

REVIEW_TITLE: Final = "Review this hold"
REVIEW_HAPPENS: Final = (
    "Ask the person who filed the reason whether the hold is still needed. If it is not, lift it.",
    "If you keep it, it stays in force, and comes back to you on the day that you choose.",
)
NEXT_REVIEW: Final = "When do you review it next?"
REVIEW: Final = "Keep this hold"
REVIEWED: Final = "The hold is kept, with a new day for its review"
LIFT_INSTEAD: Final = "Lift this hold instead"

# Lift

LIFT_TITLE: Final = "Lift this hold"
LIFT_HAPPENS: Final = (
    "What was kept for this hold alone is destroyed at once: what they have deleted, and what was due to be deleted.",
    "Nothing can bring it back. If another hold is on them, that one still keeps everything.",
    "They are not told.",
)
LIFT: Final = "Lift this hold"
LIFTED: Final = "The hold is lifted"
NOT_NOW: Final = "This hold is not in force, so there is nothing to do here."

STATE: Final = "Status"
STATES: Final = {
    "being_placed": "Being placed",
    "in_force": "In force",
    "failed": "Not placed",
    "ended": "Lifted",
}
FILED: Final = "Where the reason is filed"
PLACED_ON: Final = "Placed on"
REVIEW_BY: Final = "Review by"
