"""The words of the pages that take a cohort from stage to stage and move its dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ActWords:
    """`name` ends the address of the page, and `text` leads to it."""

    name: str
    text: str


GUIDE: Final = ActWords("set-up/guide", "Guide for Learning Partners")
TO_COHORT: Final = "Back to the cohort"
COHORT: Final = "Cohort"
LAST_DAY: Final = "Last day to apply"

# Closing recruiting

CLOSE_TITLE: Final = "Close recruiting"
CLOSE: Final = ActWords("close-recruiting", CLOSE_TITLE)
CLOSE_HAPPENS: Final = (
    "From now on nobody can apply. Applications that were begun and not sent come to an end.",
    "You can still decide on applications that are waiting for you. Matching can begin with the people whom you have accepted.",
    "You cannot undo this.",
)
CLOSED: Final = "Recruiting is closed"
CLOSED_ALREADY: Final = "Recruiting for this cohort is closed already."

# Launch

LAUNCH_TITLE: Final = "Record the launch"
LAUNCH: Final = ActWords("launch", LAUNCH_TITLE)
LAUNCH_PLANNED: Final = "Launch planned for"
LAUNCH_HAPPENS: Final = (
    "These count from this day: the length of partnerships, check-ins, the survey, and how long data are kept.",
    "You cannot change this day afterwards.",
)
LAUNCH_LACKS: Final = "The cohort cannot be launched yet. Something is missing:"
LAUNCHED_ON: Final = "On which day was the cohort launched?"
LAUNCHED_ON_HINT: Final = "Today, or a day that has passed. For example, 12 4 2022"
LAUNCHED_ON_MISSING: Final = "Enter the day on which the cohort was launched"
LAUNCHED: Final = "The launch is on record"
LAUNCHED_ALREADY: Final = "The launch of this cohort is on record already."
TO_GUIDE: Final = "Write the Guide"
TO_SIGNPOSTS: Final = "Enter signposts"
TO_CLOSE: Final = "Close recruiting"

# Dates

DATES_TITLE: Final = "Move dates"
DATES: Final = ActWords("dates", DATES_TITLE)
DATES_LEAD: Final = (
    "Change the dates that you want to move, and leave the others as they are. Nothing moves before you have seen "
    "on the next page what moves with them."
)
OPENS: Final = "Recruiting opens"
CLOSES: Final = "Recruiting closes"
CLOSES_HINT: Final = "From this day on nobody can apply any more."
MATCHING: Final = "Matching begins"
LAUNCH_DAY: Final = "Launch"
SURVEY: Final = "The survey opens"
DAY_MISSING: Final = "Enter a day. If it does not move, enter the same day again"
REASON: Final = "Why do the dates move?"
REASON_HINT: Final = "The reason stays on record. It is a list, so that nobody is named."
REASON_MISSING: Final = "Select why the dates move"
REASONS: Final[Mapping[str, str]] = {
    "more_time_to_apply": "People need more time to apply",
    "matching_takes_longer": "Matching takes longer",
    "not_ready": "We are not ready",
    "service_pressure": "Services are under pressure",
    "people_away": "People are away",
    "ready_earlier": "We are ready earlier",
    "entered_wrongly": "A date was entered wrongly",
    "other": "Another reason",
}
CONTINUE: Final = "Continue"

CHECK_TITLE: Final = "Check what moves"
CHECK_LEAD: Final = "Nothing has moved yet. This is what will change:"
CHANGE_ANSWERS: Final = "Change the dates"
WHY: Final = "Reason"
FROM_TO: Final = "From {before} to {after}"
MOVED_DAYS: Final[Mapping[str, str]] = {
    "recruiting_opens_on": "Recruiting opens",
    "recruiting_closes_on": "Recruiting closes",
    "matching_on": "Matching begins",
    "launch_on": "Launch",
    "survey_on": "The survey opens",
    "remind_on": "People who have not sent their application are reminded",
    "unanswered_until": "Applications that nobody has answered are kept until",
    "accepted_until": "Applications of people who take part are kept until",
    "notices_until": "How far emails came is kept until",
    "facts_until": "Who took part, and what they agreed to, is kept until",
}
FOLLOWS: Final = "Matching, partnerships, the survey and everything that counts from these days follow by themselves."
LAUNCH_TOLD: Final = "People who have applied, and those who take part, get an email with the new day of the launch."
MOVE: Final = "Move these dates"
MOVED: Final = "The dates are moved. Matching, partnerships and the survey follow within moments"
