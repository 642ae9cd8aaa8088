"""The words of the pages on which a cohort is set up.

`SENTENCES` show the trust's own names for the two groups in the middle of a sentence, as other pages use them.
"""

from collections.abc import Mapping
from typing import Final

from portal.cohorts.set_up.calls import Purpose

CONTINUE: Final = "Continue"
TO_COHORTS: Final = "All cohorts"
TO_SET_UP: Final = "Set up a cohort"
NOT_GIVEN: Final = "Not given"

# Beginning

NEW_TITLE: Final = "What is the new cohort called?"
TITLE_HINT: Final = "Applicants see this name. For example, Spring 2022."
TITLE_MISSING: Final = "Enter what the cohort is called"
BEGIN: Final = "Start setting up"

# The task list

TASKS_TITLE: Final = "Set up a cohort"
TASKS_LEAD: Final = (
    "Facilitators set up a cohort together, in any order. What you write is saved when you select Continue. "
    "Nobody can apply before the cohort is open and its first day has come."
)
TASKS_LATER: Final = (
    "When the cohort is open you can write its Guide for Learning Partners. Until there is a Guide, and a contact of each "
    "kind for people who are worried, the cohort cannot be launched."
)
OWN_HEADING: Final = "This cohort"
SETTINGS_HEADING: Final = "From your trust's settings"
ITEM_TITLES: Final[Mapping[str, str]] = {
    "aims": "Name and aims",
    "dates": "Dates",
    "channels": "Where the cohort is advertised",
    "legal": "Impact assessment",
}
SETTINGS_TITLES: Final[Mapping[str, str]] = {
    "groups": "Names of the two groups",
    "questions": "Questions of the profile",
    "topics": "Topics",
    "consents": "Consents",
    "length": "Length and rhythm",
}
SET_STATUS: Final = "Set"
UNSET_STATUS: Final = "Not set"
MISSING_HEADING: Final = "What is missing"
MISSING_LEAD: Final = "The cohort can open when this is there:"
TO_SETTINGS: Final = "Go to Settings of your trust"
NOTHING_MISSING: Final = "Nothing is missing. You can open the cohort."
TO_OPEN: Final = "Open this cohort"
TO_DROP: Final = "Stop setting up this cohort"
SAVED: Final[Mapping[str, str]] = {
    "aims": "The name and the aims are saved",
    "dates": "The dates are saved",
    "channels": "The list is saved",
    "legal": "The impact assessment is saved",
}

# The items

TITLE: Final = "What is the cohort called?"
AIMS: Final = "What is the cohort for?"
AIMS_HINT: Final = (
    "Write each aim on a line of its own, 20 at most, in plain words. Applicants confirm the aims before they write anything "
    "else, and see them again at the launch and at check-ins."
)
AIMS_MISSING: Final = "Enter at least one aim"
DATES_LEAD: Final = "Days begin and end in London time. When the cohort is open you can still move each date, with a reason."
OPENS: Final = "On which day does recruiting open?"
OPENS_HINT: Final = "The first day on which people can apply. For example, 10 1 2022"
OPENS_MISSING: Final = "Enter the first day on which people can apply"
CLOSES: Final = "On which day does recruiting close?"
CLOSES_HINT: Final = "From this day on nobody can apply any more. The last day to apply is the day before."
CLOSES_MISSING: Final = "Enter the day on which recruiting closes"
MATCHING: Final = "On which day does matching begin?"
MATCHING_HINT: Final = "You can leave this empty. Then matching begins on the day on which recruiting closes."
LAUNCH: Final = "On which day is the cohort launched?"
LAUNCH_HINT: Final = "The day that you plan for. You record the launch itself when it has taken place."
LAUNCH_MISSING: Final = "Enter the day of the launch"
SURVEY: Final = "On which day does the survey open?"
SURVEY_HINT: Final = "You can leave this empty. Then it opens as many months after the launch as your trust's settings say."
CHANNELS: Final = "Where do people hear about the cohort?"
CHANNELS_HINT: Final = (
    "Write each place on a line of its own, 50 at most, such as Staff network or Intranet. Applicants pick one of them, and you "
    "see how many people came by each."
)
CHANNELS_MISSING: Final = "Enter at least one place"
LEGAL_LEAD: Final = (
    "No cohort opens before the data protection impact assessment is approved. Enter an office, such as "
    "the data protection officer, and not the name of a person: what you write here stays on record."
)
REFERENCE: Final = "What is the reference of the impact assessment?"
REFERENCE_HINT: Final = "Under which it is filed at your trust. For example, DPIA 2022/7"
REFERENCE_MISSING: Final = "Enter the reference of the impact assessment"
APPROVER: Final = "Which office approved it?"
APPROVER_HINT: Final = "For example, Data protection officer"
APPROVER_MISSING: Final = "Enter which office approved the impact assessment"

# What comes from the settings

SETTINGS_LEAD: Final = (
    "The cohort begins with your trust's settings as they are when you open it, and keeps them. This is what they say now."
)
SETTINGS_CHANGED: Final = "Settings are changed by two people: one proposes, another one approves."
SETTINGS_NONE: Final = "Your trust's settings are not approved yet. When they are, you see here what the cohort begins with."
SENIOR: Final = "Senior leaders are called"
SERVED: Final = "The group that the programme serves is called"
LEVEL: Final = "Level of senior leaders"
REASON: Final = "Why senior leaders are a group of their own"
SENTENCES_TITLE: Final = "How these names read"
SENTENCES_LEAD: Final = (
    "Pages use these names in the middle of a sentence. Read the five sentences aloud. If a name does not fit, "
    "propose another one at Settings of your trust before you open the cohort."
)
SENTENCES: Final = (
    "In this cohort {senior} and {served} learn from each other as equal partners.",
    "You applied as {served}.",
    "Of 26 people who applied as {senior}, 20 have a partner.",
    "This check-in is for {served} only.",
    "These are the answers of {served} and of everybody else.",
)
QUESTION: Final = "Question {number}"
INTERESTS: Final = "Interests"
SITES: Final = "Places of work"
DIRECTORATES: Final = "Directorates"
PROFESSIONS: Final = "Professions"
NOT_ASKED: Final = "Not asked, because the list is empty"
PURPOSES: Final[Mapping[Purpose, str]] = {
    "take_part": "Taking part",
    "profile_shown": "The profile for the partner",
    "national_counts": "National figures",
    "later_contact": "Contact later",
    "survey": "The survey",
    "interview": "An interview",
    "recording": "Recording an interview",
    "quotes": "Quoting what somebody said",
    "journal_extracts": "Extracts from a journal",
}
CONSENT: Final = "{purpose}, version {version}"
MONTHS: Final = ("{count} month", "{count} months")
DAYS: Final = ("{count} day", "{count} days")
SHORTEST: Final = "A partnership lasts at least"
LONGEST: Final = "A partnership lasts at most"
CHECK_INS: Final = "A check-in takes place every"
SURVEY_AFTER: Final = "The survey opens after the launch by"
SURVEY_OPEN: Final = "The survey is open for"

# Opening

OPEN_TITLE: Final = "Open this cohort"
OPEN_HAPPENS: Final = (
    "The cohort keeps your trust's settings as they are now.",
    "Name, aims, places and impact assessment can no longer be changed. Dates can be moved.",
    "From {opens} on people can apply.",
)
OPEN_MISSING: Final = "The cohort cannot open yet. Something is missing:"
OPENED: Final = "The cohort is open"
FACT_TITLE: Final = "Name"
FACT_AIMS: Final = "Aims"
FACT_OPENS: Final = "Recruiting opens on"
FACT_LAST_DAY: Final = "Last day to apply"
FACT_MATCHING: Final = "Matching begins on"
FACT_LAUNCH: Final = "Launch planned for"
FACT_SURVEY: Final = "Survey opens on"
AS_RECRUITING_CLOSES: Final = "The day on which recruiting closes"
COUNTED_FROM_LAUNCH: Final = "Counted from the launch"
FACT_CHANNELS: Final = "Advertised through"
FACT_ASSESSMENT: Final = "Impact assessment"
APPROVED_BY: Final = "{reference}, approved by: {approver}"

# Dropping

DROP_TITLE: Final = "Stop setting up this cohort"
DROP_HAPPENS: Final = "The cohort is taken off the list, and nobody can see what was written for it. You cannot undo this."
DROPPED: Final = "The cohort is not being set up any more"
