"""The words of the facilitators' pages about applications."""

from dataclasses import dataclass
from typing import Final

TITLE: Final = "Application"
TO_COHORT: Final = "Back to the cohort"
NAME: Final = "Name"
NO_NAME: Final = "Name not available"
COHORT: Final = "Cohort"
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
    "taken": "Took up the invitation",
    "removed": "Invitation removed",
    "lapsed": "Not sent in time",
    "double": "Applied twice",
}
SIDES: Final = "Applied as"
NO_SIDE: Final = "Not chosen yet"
CHANNEL: Final = "Heard about the cohort from"
SENT_ON: Final = "Sent on"
BEGUN_ON: Final = "Begun on"
ENTERED: Final = "Received"
ENTERED_BY_FACILITATOR: Final = "By phone or on paper, and entered by a facilitator"
WAITING_SINCE: Final = "On the waiting list since"
WAITED: Final = "Waiting list"
WAITED_BEFORE: Final = "Was on the waiting list of an earlier cohort and got no place"
LEAVES_ON: Final = "Leaves the trust on"
PRIVATE_ADDRESS: Final = "Enter a private address for this person"
PROFILE: Final = "Profile"
ON_RECORD: Final = "It is on record that you have read this profile, and the person can see it."
NOT_ANSWERED: Final = "Not answered"
NOTHING_WRITTEN: Final = "This person has written nothing that can be read."
NOT_SENT: Final = "This person has not sent the application yet. Until they do, nobody else can read what is in it."
CLOSED: Final = "This application is over, so what the person wrote is closed to facilitators and network co-chairs."
NOT_SHOWN: Final = "We cannot show the profile at the moment. You may not have access to it, or a part of the service is away."
TO_LEARN: Final = "Topics to learn about"
TO_SHARE: Final = "Topics to share"

# The lists

TO_ENTER: Final = "Enter an application for somebody"
LIST_TITLE: Final = "Applications"
ORDER: Final = "People who waited for a place in an earlier cohort come first, then those who came earliest."
ON_RECORD_NAMES: Final = "It is on record that you have seen these names."
LIST_CAPTION: Final = "Applications to this cohort"
LIST_HEAD: Final = ("Name", "Status", "Applied as", "Sent or begun on")
LIST_EMPTY: Final = "Nobody has applied yet. Applications appear here as they come in."
LIST_EMPTY_STATE: Final = "No application has this status."
FILTERS: Final = "Show applications by status"
ALL_STATES: Final = "All"
FILTER: Final = "{state} ({count})"
PREFERRED: Final = "Likes to be called {name}"
UNAVAILABLE: Final = "Name not available at the person's request"
TO_WAITING_LIST: Final = "Waiting list"
TO_LIST: Final = "All applications"
WAITING_TITLE: Final = "Waiting list"
WAITING_CAPTION: Final = "People on the waiting list, in their order"
WAITING_HEAD: Final = ("Name", "On the list since", "Applied as")
WAITING_EMPTY: Final = "Nobody is on the waiting list. When you put an application on it, it appears here."
WAITED_TOO: Final = "Waited in an earlier cohort"

# What can be done with an application


@dataclass(frozen=True, slots=True)
class ActWords:
    """`name` ends the address. `happens` is said before it is done, `done` after; `closed` where the status does not allow it."""

    name: str
    button: str
    happens: tuple[str, ...]
    done: str
    closed: str


BACK: Final = "Back to the application"
ACCEPT_TITLE: Final = "Accept this application"
ACCEPT: Final = ActWords(
    "accept",
    ACCEPT_TITLE,
    (
        "When you accept, the person takes part in this cohort and is matched with a partner after recruiting has closed.",
        "They can no longer change their answers. They can still withdraw.",
    ),
    "The application is accepted",
    "This application cannot be accepted, because of its status.",
)
WAIT_TITLE: Final = "Put this application on the waiting list"
WAIT: Final = ActWords(
    "wait",
    WAIT_TITLE,
    (
        "The person sees on their own page that they are on the waiting list. You can accept them if a place becomes free.",
        "If they get no place in this cohort, they come first when the next one is recruited.",
    ),
    "The application is on the waiting list",
    "This application cannot be put on the waiting list, because of its status.",
)
DECLINE_TITLE: Final = "Decline this application"
DECLINE: Final = ActWords(
    "decline",
    DECLINE_TITLE,
    ("The person sees on their own page that the application is declined. You cannot undo this.",),
    "The application is declined",
    "This application cannot be declined, because of its status.",
)
REASON: Final = "Why do you decline it?"
REASON_HINT: Final = "The reason stays on record. Nobody is declined for belonging, or not belonging, to a group."
REASON_MISSING: Final = "Select why you decline the application"
REASONS: Final = {
    "full": "The cohort is full",
    "not_senior_level": "They applied as a senior leader and are not in a senior role",
    "left": "They have left the trust",
    "duplicate": "They have applied twice",
    "withdrew": "They have told us that they do not want to take part",
}
ADDRESS_TITLE: Final = "Confirm this person's email address"
ADDRESS: Final = ActWords(
    "address",
    ADDRESS_TITLE,
    (
        "Staff lists and other lists that have this address mean this person from then on.",
        "Confirm it only if you know that it is theirs: the row of a list with the address says who their manager is.",
        "The person can see that you have looked at their address.",
    ),
    "The email address is confirmed",
    "This person has given no email address that can be confirmed, or it is not available.",
)
ADDRESS_FACT: Final = "Email address"
REMIND_TITLE: Final = "Remind this person"
REMIND: Final = ActWords(
    "remind",
    REMIND_TITLE,
    (
        "We send an email that says that the application is begun and not sent yet, if we have the person's address.",
        "You can do this once a day.",
    ),
    "The person is reminded",
    "Nobody is reminded of an application that is sent or over.",
)
REMOVE_TITLE: Final = "Remove this invitation"
REMOVE: Final = ActWords(
    "remove",
    REMOVE_TITLE,
    (
        "Do this when the person asks for it. We delete what the list said about them.",
        "You cannot undo this. The same list does not invite them again, and they can still apply by themselves.",
    ),
    "The invitation is removed",
    "There is no invitation to remove, because of the status.",
)
LEAVE_TITLE: Final = "Record that this person is leaving"
LEAVE: Final = ActWords(
    "left",
    LEAVE_TITLE,
    (
        "From that day on the person does not take part any more. If they have a partner, the partnership ends.",
        "Until the day has come you can enter another day, or say that they are staying.",
    ),
    "The departure is on record",
    "This person does not take part, so there is no departure to record.",
)
LEAVES: Final = "On which day are they no longer at the trust?"
LEAVES_HINT: Final = "The first day after they have left. For example, 1 4 2022"
LEAVES_MISSING: Final = "Enter the first day on which they are no longer at the trust"
STAY_TITLE: Final = "Record that this person is staying"
STAY: Final = ActWords(
    "stay",
    STAY_TITLE,
    ("The departure that is on record is taken back, and the person continues to take part.",),
    "The departure is taken back",
    "There is no departure to take back.",
)
CODE_TITLE: Final = "Join code"
MAKE_CODE: Final = ActWords(
    "join-code",
    "Make a join code",
    (
        "With the code the person joins this application to a sign-in of their own. Give it to nobody else.",
        "You see the code once, to print it or to read it out. It is on record that you have made and seen it.",
        "A new code takes the place of an earlier one. It is good for 28 days.",
    ),
    "The code is made",
    "A join code is only for an application that a facilitator entered and that is not closed.",
)
CODE_ONCE: Final = "You see this code once. If it is lost, make another."
CODE_GONE: Final = "The code can no longer be shown. Make another."
CODE_UNTIL: Final = "It can be used once, until {day}."
CODE_HOW_TITLE: Final = "How to use the code"
CODE_HOW: Final = (
    "Sign in with your own work sign-in at {address}",
    "Type the code there and select 'Make this application mine'.",
)
CODE_NOBODY: Final = "Facilitators never ask you for this code."
