"""The words of the cohort pages. Presenters fill in what is in braces; pairs are the forms for one and for any other count.

The names of the two groups are the trust's own, in any form ('SLT', 'Disabled colleagues'). Pages show them as labels, in a list
or a table; no text here puts them into a sentence or adds a noun to them.
"""

from typing import Final

from portal.site.words import ErrorPage

# The list

LIST_TITLE: Final = "Cohorts"
LIST_EMPTY: Final = "There are no cohorts yet. When your trust opens one, its dates and progress appear here."
LIST_CAPTION: Final = "Your trust's cohorts, latest launch first"
LIST_HEAD: Final = ("Cohort", "Groups", "Stage", "Launch", "Accepted, of those who applied")
RECRUITING_UNTIL: Final = "Recruiting from {opens} until {last_day}"
RECRUITING_CLOSED: Final = "Recruiting is closed"
LAUNCHED: Final = "Launched"
NOBODY_APPLIED: Final = "Nobody has applied yet"
COUNT_AWAY: Final = "Not known at the moment"
NEW_COHORT: Final = "Set up a new cohort"
SET_UPS_CAPTION: Final = "Cohorts that are being set up, not open yet"
SET_UPS_HEAD: Final = ("Cohort", "Changed on")
ALL_COHORTS: Final = "All cohorts"
LIST_AWAY: Final = ErrorPage(
    "Sorry, we cannot show your cohorts at the moment",
    ("The part of the service that holds them is not answering.", "Try again in a few minutes."),
    ("Try again", "/cohorts"),
)

# The page of one cohort

COHORT_TITLE: Final = "Cohort"
UNTITLED: Final = "A cohort"
GROUPS: Final = "In this cohort two groups learn from each other as equal partners:"
ON_THIS_PAGE: Final = "On this page"
NEXT: Final = "What comes next"
NOTHING_NEXT: Final = "Nobody needs to do anything for this cohort at the moment."
ACTS: Final = "What you can do"
TIMELINE: Final = "Timeline"
RECRUITING: Final = "Recruiting"
MATCHING: Final = "Matching"
PARTNERSHIPS: Final = "Partnerships"
SURVEYS: Final = "Survey"
PEOPLE: Final = ("{count} person", "{count} people")
PEOPLE_OF: Final = "{people} people"

# Parts that cannot be shown

PART_AWAY: Final = "We cannot show this part at the moment. Try again in a few minutes."
PART_NOT_ALLOWED: Final = "Your role does not give you access to this part."
PART_NOT_FOUND: Final = "There is nothing to show yet. This begins later in the cohort."

# Timeline

RECRUITING_DATES: Final = "{opens} to {last_day}"
MATCHING_AFTER: Final = "Starts when recruiting closes"
MATCHING_PUBLISHED: Final = "Pairs published on {on}"
MATCHING_UNDER_WAY: Final = "The first round is under way"
REMATCH_UNDER_WAY: Final = "A re-match is under way"
LAUNCH: Final = "Launch"
LAUNCH_HELD: Final = "{on}, {sessions} held"
SESSIONS_HELD: Final = ("{count} session", "{count} sessions")
CHECK_INS: Final = "Check-ins"
CHECK_INS_NONE: Final = "None held yet"
CHECK_INS_HELD: Final = "{count} held, the last on {on}"
SURVEYS_LATER: Final = "None planned yet"
SURVEY_DATES: Final = "{opens} to {closes}"
PARTNERSHIPS_ACTIVE: Final = "{active} are continuing"
PARTNERSHIPS_LATER: Final = "Formed when pairs are published"

# Recruiting

APPLIED_NONE: Final = "Nobody has applied yet. Applications appear here as they come in."
APPLIED: Final = (
    "{count} person applied. The tables show what has happened to their application and how they heard about the cohort.",
    "{count} people applied. The tables show what has happened to their applications and how they heard about the cohort.",
)
APPLICATIONS_BY_NAME: Final = "Applications by name"
NOTICES: Final = "Emails of this cohort"
WAITING_LIST: Final = "Waiting list"
IMPORT: Final = "Invite people from a list"
STAFF_LIST: Final = "Upload a staff list"
MANAGERS: Final = "People whose manager is not known"
APPLICATIONS: Final = "Applications"
APPLICATIONS_HEAD: Final = ("Status", "People")
STATES: Final = {
    "applied": "Waiting for a decision",
    "accepted": "Accepted",
    "waiting": "On the waiting list",
    "declined": "Declined",
    "withdrawn": "Withdrawn",
    "left": "Left the trust",
}
CHANNELS: Final = "How people heard about the cohort"
CHANNELS_HEAD: Final = ("Channel", "People")

# Matching

TO_MATCHING: Final = "Look at the rounds and their pairs"
ROUNDS_NONE: Final = "Matching starts when recruiting closes. The round, its pairs and its signatures then appear here."
FIRST_ROUND: Final = "First round"
REMATCH: Final = "Re-match {number}"
ROUND_WAITING: Final = "Waiting for applications"
ROUND_READY: Final = "Ready to propose pairs"
ROUND_PROPOSED: Final = "Waiting for signatures"
ROUND_OUTDATED: Final = "Needs a new proposal"
ROUND_SIGNED: Final = "Signed"
ROUND_PUBLISHED: Final = "Published"
NOT_RECEIVED: Final = (
    "{count} application has not reached matching yet. Pairs can be proposed when it has.",
    "{count} applications have not reached matching yet. Pairs can be proposed when they have.",
)
RECEIVED: Final = "Applications received"
PAIRS: Final = "Pairs"
COUNT_OF_PAIRS: Final = ("{count} pair", "{count} pairs")
UNPLACED: Final = "Without a partner"
SIGNED_BY: Final = "Signed by"
NOBODY_SIGNED: Final = "Nobody yet"
STILL_TO_SIGN: Final = "Still to sign"
PUBLISHED_ON: Final = "Published on"
SEATS: Final = {"facilitator": "a facilitator", "co_chair": "a network co-chair"}

# Partnerships

PARTNERSHIPS_OWN: Final = "Your own partnership is not counted here."
PARTNERSHIPS_NONE: Final = "Partnerships are formed when a round's pairs are published. They are counted here, never named."
COUNTS_ONLY: Final = "These are counts. What partners write or say is never shown here."
FORMED: Final = "Formed"
ACTIVE: Final = "Continuing"
ENDED_COMPLETED: Final = "Completed"
ENDED_EARLY: Final = "Ended early by a partner"
TAKEN_BACK: Final = "Pairs taken back before launch, not counted above"
ENDED_LEFT: Final = "Ended because a partner left"
AGREEMENTS: Final = "With an agreement"
MEETINGS: Final = "Meetings held"
GOALS: Final = "Goals set"
SESSIONS: Final = "Sessions"
SESSIONS_NONE: Final = "No launch or check-in session has been held yet."
SESSIONS_HEAD: Final = ("Session", "Date", "How", "Attended")
ATTENDED_BASE: Final = "Attendance is out of the {people} people who were paired in the first round."
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
    "planned": "Planned, not approved yet",
    "approved": "Approved",
    "open": "Open",
    "closed": "Closed",
}
OPENS: Final = "Opens"
CLOSES: Final = "Closes"
OPENED: Final = "Opened"
CLOSED: Final = "Closed"
ANSWERED: Final = "Answered"
ANSWERED_OF: Final = "{people} people invited"
ANSWERED_LATER: Final = "When the survey has closed, you can see how many people have answered."
INVITED: Final = "Invited"
INVITED_NONE: Final = "Nobody yet"

# What comes next

NEXT_DECIDE: Final = (
    "{count} application is waiting for a decision.",
    "{count} applications are waiting for a decision.",
)
NEXT_CLOSES: Final = "The last day to apply is {last_day}. After that, matching starts."
NEXT_PROPOSE: Final = "All applications have reached matching. Pairs can now be proposed."
NEXT_PROPOSE_AGAIN: Final = (
    "Pairs have to be proposed again: somebody in the proposed pairs has left, or a pair was pinned or vetoed since."
)
NEXT_SIGN: Final = "The proposed pairs still need to be signed by {seats}."
NEXT_PUBLISH: Final = "The proposed pairs have both signatures. They can now be published."
NEXT_LAUNCH: Final = "The cohort launches on {on}."
NEXT_UNPLACED: Final = (
    "{count} person has no partner after the last round.",
    "{count} people have no partner after the last round.",
)
NEXT_REMATCH: Final = (
    "{count} person has lost their partner. Ask what they would like",
    "{count} people have lost their partners. Ask each of them what they would like",
)
NEXT_REMATCH_BY: Final = "{sentence}, by {day} at the latest."
NEXT_APPROVE: Final = "The survey is planned for {on}. It opens only when its approval is on record."
NEXT_OPENS: Final = "The survey opens on {on}."
NEXT_SURVEY_CLOSES: Final = "The survey closes on {on}."
