"""The words of the cohort pages. What stands in braces is filled in by a presenter."""

from typing import Final

# The list

LIST_TITLE: Final = "Cohorts"
LIST_EMPTY: Final = "There are no cohorts yet. When your trust opens one, its dates and progress appear here."
LIST_CAPTION: Final = "Cohorts of your trust, the latest launch first"
LIST_HEAD: Final = ("Cohort", "Groups", "Recruiting", "Launch")
RECRUITING_OPEN: Final = "Open until {last_day}"
RECRUITING_CLOSED: Final = "Closed"
ALL_COHORTS: Final = "All cohorts"

# The page

UNTITLED: Final = "A cohort"
GROUPS: Final = "{senior} and {served} colleagues learn from each other as equal partners."
GROUPS_SHORT: Final = "{senior} and {served}"
ON_THIS_PAGE: Final = "On this page"
NEXT: Final = "What comes next"
NOTHING_NEXT: Final = "Nothing in this cohort waits for anybody at the moment."
TIMELINE: Final = "Timeline"
RECRUITING: Final = "Recruiting"
MATCHING: Final = "Matching"
PARTNERSHIPS: Final = "Partnerships"
SURVEYS: Final = "Survey"

# Parts that are missing

AWAY: Final = "{part} cannot be shown: that part of the service does not answer at the moment. Try again in a few minutes."
NOT_ALLOWED: Final = "{part} is not for your roles."
UNHEARD: Final = "{part} has nothing to show: it has not heard of this cohort yet."

# Statuses

NOT_STARTED: Final = "Not started"
IN_PROGRESS: Final = "In progress"
COMPLETED: Final = "Completed"
CANNOT_START: Final = "Cannot start yet"
NOT_KNOWN: Final = "Not known"

# Timeline

RECRUITING_DATES: Final = "{opens} to {last_day}"
MATCHING_AFTER: Final = "Begins when recruiting is closed"
MATCHING_PUBLISHED: Final = "Pairs published on {on}"
MATCHING_UNDER_WAY: Final = "Pairs are being found"
REMATCH_UNDER_WAY: Final = "A re-match is under way"
LAUNCH: Final = "Launch"
LAUNCH_HELD: Final = "{on}, {sessions} held"
CHECK_INS: Final = "Check-ins"
CHECK_INS_NONE: Final = "None held yet"
CHECK_INS_HELD: Final = "{count} held, the last on {on}"
SURVEY_NONE: Final = "None is planned yet"
SURVEY_DATES: Final = "{opens} to {closes}"
PARTNERSHIPS_ACTIVE: Final = "{active} go on"
PARTNERSHIPS_YET: Final = "Formed when pairs are published"

# Recruiting

APPLIED_NONE: Final = "Nobody has applied yet. Applications appear here as they come in."
APPLIED: Final = "{people} applied. The table shows where their applications stand now; each count is of those {applied}."
APPLICATION: Final = ("Where it stands", "People")
APPLICATIONS: Final = "Applications"
STATES: Final = {
    "applied": "Waiting for an answer",
    "accepted": "Accepted",
    "waiting": "On the waiting list",
    "declined": "Declined",
    "withdrawn": "Withdrew",
    "left": "Left the trust",
}
CHANNELS: Final = "How people heard of the cohort"
CHANNEL: Final = ("Channel", "People")

# Matching

ROUNDS_NONE: Final = "Matching begins when recruiting is closed. The round, its pairs and its signatures appear here."
FIRST_ROUND: Final = "First round"
REMATCH: Final = "Re-match {number}"
ROUND_WAITING: Final = "Waiting for applications"
ROUND_READY: Final = "Ready to propose"
ROUND_PROPOSED: Final = "Waiting for signatures"
ROUND_SIGNED: Final = "Signed"
ROUND_PUBLISHED: Final = "Published"
NOT_HEARD: Final = "Matching has not heard of {applications} yet. Pairs can be proposed once it has heard of all {expected}."
HEARD: Final = "Applications heard of"
PAIRS: Final = "Pairs"
PAIRED: Final = "{pairs}, {people} people"
UNPLACED: Final = "Without a partner"
UNPLACED_PEOPLE: Final = "{people} people"
SIGNED_BY: Final = "Signed by"
NOBODY_SIGNED: Final = "Nobody yet"
STILL_TO_SIGN: Final = "Still to sign"
PUBLISHED_ON: Final = "Published on"
SEATS: Final = {"facilitator": "a facilitator", "co_chair": "a network co-chair"}

# Partnerships

PARTNERSHIPS_NONE: Final = "Partnerships are formed when the pairs of a round are published. They are counted here, never named."
COUNTS_ONLY: Final = "These are counts. What partners write or say is never shown here."
FORMED: Final = "Formed"
ACTIVE: Final = "Going on"
ENDED_COMPLETED: Final = "Completed"
ENDED_EARLY: Final = "Ended early by a partner"
ENDED_LEFT: Final = "Ended because a partner left"
AGREEMENTS: Final = "With an agreement"
MEETINGS: Final = "Meetings held"
GOALS: Final = "Goals set"
SESSIONS: Final = "Sessions"
SESSIONS_NONE: Final = "No launch or check-in session has been held yet."
SESSION: Final = ("Session", "Date", "How", "Attended")
ATTENDED_BASE: Final = "Attendance is counted of the {people} paired in the first round."
KINDS: Final = {"launch": "Launch", "check_in": "Check-in"}
HOWS: Final = {"virtual": "Virtual", "in_person": "In person", "hybrid": "Hybrid"}

# Survey

SURVEYS_NONE: Final = "No survey is planned yet. Its dates and the number of answers appear here."
WAVES: Final = {
    "baseline": "Before the programme",
    "mid": "During the programme",
    "end": "At the end",
    "year_after": "A year after",
}
SURVEY_STATES: Final = {
    "planned": "Planned, not approved",
    "approved": "Approved",
    "open": "Open",
    "closed": "Closed",
}
OPENS: Final = "Opens"
CLOSES: Final = "Closes"
OPENED: Final = "Opened"
CLOSED: Final = "Closed"
ANSWERED: Final = "Answered"
ANSWERED_INVITED: Final = "{answered} people invited"
ANSWERED_OPEN: Final = "How many people have answered is shown once the survey has closed."
INVITED: Final = "Invited"
INVITED_NOT_YET: Final = "Nobody has been invited yet"

# What comes next

NEXT_ANSWER: Final = "{applications} for an answer."
NEXT_CLOSES: Final = "The last day to apply is {last_day}; then matching begins."
NEXT_PROPOSE: Final = "Matching has heard of all {expected} applications: pairs can be proposed."
NEXT_SIGN: Final = "The proposed pairs still need the signature of {seats}."
NEXT_PUBLISH: Final = "The proposed pairs are signed in both seats: they can be published."
NEXT_LAUNCH: Final = "The cohort launches on {on}."
NEXT_ALONE: Final = "{people} no partner after the last round."
NEXT_APPROVE: Final = "The survey is planned for {on}. It does not open before its approval is on record."
NEXT_OPENS: Final = "The survey opens on {on}."
NEXT_SURVEY_CLOSES: Final = "The survey closes on {on}."
