"""The words of the facilitators' pages about one application."""

from typing import Final

TITLE: Final = "Application"
TO_COHORT: Final = "Back to the cohort"
NAME: Final = "Name"
NO_NAME: Final = "Name not available"
STATE: Final = "Status"
STATES: Final = {
    "interested": "Interested, not sent yet",
    "invited": "Invited, not sent yet",
    "applied": "Waiting for a decision",
    "accepted": "Accepted",
    "waiting": "On the waiting list",
    "declined": "Declined",
    "withdrawn": "Withdrawn",
    "left": "Left the trust",
}
SIDES: Final = "Applied as"
NO_SIDE: Final = "Not chosen yet"
CHANNEL: Final = "Heard about the cohort from"
WAITING_SINCE: Final = "On the waiting list since"
WAITED: Final = "Waiting list"
WAITED_BEFORE: Final = "Was on the waiting list of an earlier cohort and got no place"
LEAVES_ON: Final = "Leaves the trust on"
PROFILE: Final = "Profile"
ON_RECORD: Final = "It is on record that you have read this profile, and the person can see it."
NOT_ANSWERED: Final = "Not answered"
NOTHING_WRITTEN: Final = "This person has written nothing that can be read."
NOT_SHOWN: Final = "We cannot show the profile at the moment. You may not have access to it, or a part of the service is away."
TO_LEARN: Final = "Topics to learn about"
TO_SHARE: Final = "Topics to share"

ACCEPT_TITLE: Final = "Accept this application"
ACCEPT: Final = "Accept this application"
BACK: Final = "Back to the application"
ACCEPT_HAPPENS: Final = (
    "When you accept, the person takes part in this cohort and is matched with a partner after recruiting has closed. "
    "They can no longer change their answers. They can still withdraw."
)
CLOSED_TO_ANSWERS: Final = "This application cannot be accepted, because of its status."
