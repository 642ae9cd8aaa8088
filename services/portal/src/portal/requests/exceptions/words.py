"""The words of the pages about exceptions to the rules about roles."""

from typing import Final

TITLE: Final = "Exceptions to the rules about roles"
BACK: Final = "Your work"
LEAD: Final = (
    "Some roles do not mix, so that nobody reads what they should not. The decision-maker can let one person through one rule. "
    "The evaluation's report names each exception."
)
RECORD_LINK: Final = "Record an exception"
CAPTION: Final = "Exceptions, the latest first"
HEAD: Final = ("For whom", "What they may do", "Why", "From and until", "Recorded by")
EMPTY: Final = "There is no exception. When the decision-maker records one, you find it here."
NO_NAME: Final = "Name not available"
NO_REASON: Final = "Not shown any more"
UNTIL: Final = "{first} to {last}"
IN_FORCE: Final = "In force"
OVER: Final = "Over"
ENDED: Final = "Ended on {day}"
END_LINK: Final = "End this exception"

RULES: Final = {
    "content_closed": "As facilitator or co-chair, read raw answers, transcripts and codings",
    "invited_to_survey": "As somebody who is invited to a survey, read its answers",
}
NEW_TITLE: Final = "Record an exception for this person"
NEW_BACK: Final = "Find somebody else"
WHO: Final = "Who"
ROLES: Final = "Roles"
NONE: Final = "None"
NEW_HAPPENS: Final = (
    "From the moment you record it they can do this, until the end of the last day or until you end it.",
    "They, the EDI lead and the data protection officer can read it and your reason. The report of the evaluation says it.",
    "You cannot record an exception for yourself.",
)
RULE: Final = "What do you let them do?"
RULE_MISSING: Final = "Choose what you let them do"
REASON: Final = "Why?"
REASON_HINT: Final = "They can read it. Say why nobody else can do this."
REASON_MISSING: Final = "Say why"
LAST_DAY: Final = "What is the last day of it?"
LAST_DAY_HINT: Final = "Within a year."
LAST_DAY_MISSING: Final = "Enter the last day"
RECORD: Final = "Record this exception"
RECORDED: Final = "The exception is recorded and in force"

END_TITLE: Final = "End this exception"
END_HAPPENS: Final = ("They cannot do this any more from now on. The exception stays on record with the day on which it ended.",)
END: Final = "End this exception"
ENDED_DONE: Final = "The exception is ended"
NOT_NOW: Final = "This exception is over, so there is nothing to do here."
RULE_NAME: Final = "What they may do"
WHY: Final = "Why"
DAYS: Final = "From and until"
STATE: Final = "Status"
