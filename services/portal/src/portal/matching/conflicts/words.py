"""The words of the pages on which a matcher enters that two people must not be paired."""

from typing import Final

TO_ROUNDS: Final = "Back to matching"
TO_LIST: Final = "Back to the list"
TITLE: Final = "People who must not be paired"
OWN_ONLY: Final = (
    "This list has only what you have entered yourself. Nobody else sees it, not even the two people or the other matchers. They "
    "can find that the two cannot be paired, and not why."
)
CAPTION: Final = "What you have entered"
HEAD: Final = ("People", "Why", "To change it")
EMPTY: Final = "You have entered nobody. When you enter two people who must not be paired, they appear here."
LIFT: Final = "Remove"
LIFT_WHOM: Final = "{pair} from your list"
KINDS: Final = {
    "declared": "One of them has declared a conflict of interest",
    "decides": "One of them decides on a grievance, disciplinary, appraisal or appointment of the other",
}
CANDIDATE: Final = (
    "You take part in this cohort yourself, so you cannot enter who must not be paired. You can name people whom you must not be "
    "paired with yourself, in your application."
)
NEW_TITLE: Final = "Enter two people who must not be paired"
NEW_BUTTON: Final = "Enter two people"
NEW_HAPPENS: Final = (
    "From now on no proposal has this pair. A proposal that has it already can no longer be published.",
    "Only you see afterwards what you have entered. Nobody is told.",
)
ONE: Final = "Who is the first person?"
OTHER: Final = "Who is the second person?"
PERSON_MISSING: Final = "Select a person"
KIND: Final = "Why must they not be paired?"
KIND_MISSING: Final = "Select why they must not be paired"
ENTER: Final = "Enter these two people"
ENTERED: Final = "The two people are on your list"
LIFT_TITLE: Final = "Remove two people from your list"
LIFT_HAPPENS: Final = "As far as you are concerned they can be paired again. Somebody else may have entered them, too."
LIFTED: Final = "The two people are removed from your list"
PEOPLE: Final = "People"
WHY: Final = "Why"
NOT_ENTERED: Final = "These two people are not on your list."
