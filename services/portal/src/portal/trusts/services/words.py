"""The words of the pages about services, and about what they could not apply."""

from dataclasses import dataclass
from typing import Final

TITLE: Final = "Services"
TO_TRUSTS: Final = "Trusts"
TO_TRUSTS_LINK: Final = "See the trusts"
LEAD: Final = "Each service with what waits there. You see counts and numbers, never what people wrote."
NAMES: Final = {
    "recruitment": "Recruitment",
    "matching": "Matching",
    "partnership_journal": "Partnership journal",
    "evaluation": "Evaluation",
    "insights": "Insights",
}
NATIONAL: Final = "National team"
AWAY: Final = "We cannot reach this service at the moment. Try again in a few minutes. If it stays away, look at its logs."
NEEDS_NOBODY: Final = "Nothing needs you: no message is parked, and no topic is halted."
NEEDS_NOBODY_KNOWN: Final = "Of the services that answer, no message is parked, and no topic is halted."
NEEDS_YOU: Final = "Something needs you: {what}."
PARKED: Final = ("1 message is parked", "{count} messages are parked")
HALTED: Final = ("1 topic is halted", "{count} topics are halted")
AND: Final = " and "
VERSION: Final = "Release {version}"
CAPTION: Final = "{service}, by trust"
HEAD: Final = ("Trust", "Sent in all", "To be numbered", "To be sent", "To be applied", "Due", "Parked", "Halted")
NOT_KNOWN: Final = "Not known"
NO_TRUSTS: Final = "This service serves no trust yet. Take on a trust, then it is shown here."
MEANS_TITLE: Final = "What the columns mean"
MEANS: Final = (
    ("Sent in all", "Messages that the service has numbered for others, since the trust was taken on."),
    ("To be numbered, to be sent", "Messages on their way out. They are gone within seconds. If they stay, the bus is away."),
    (
        "To be applied",
        "Messages of other services that this one has not taken yet. Not known while one of these services is away.",
    ),
    ("Due", "Work whose time has come, such as a reminder. It is done within seconds."),
    ("Parked", "Messages that the service could not apply. They wait for you. Everything else continues."),
    ("Halted", "Topics that are not read or not sent any more, so that nothing is lost. They wait for you."),
)

ONE_TITLE: Final = "One service of one trust"
ONE_HEADING: Final = "{service}: {trust}"
TO_SERVICES: Final = "Services"
FACTS: Final = ("Release", "Sent in all", "To be numbered", "To be sent", "Due", "Parked", "Halted")
HALTED_TITLE: Final = "Halted topics"
HALTED_NONE: Final = "No topic is halted."
HALTED_HEAD: Final = ("Topic", "Why")
HALTED_CAPTION: Final = "Topics that wait for you"
PARKED_TITLE: Final = "Parked messages"
PARKED_NONE: Final = "No message is parked. If the service cannot apply a message, you find it here."
PARKED_CAPTION: Final = "Messages that wait for you, by topic and number"
PARKED_HEAD: Final = ("Message", "Topic and number", "Parked on", "Why", "Tried again")
TRIED: Final = ("Once", "{count} times")
NOT_TRIED: Final = "Not yet"
TOPICS_TITLE: Final = "How far each topic is"
TOPICS_CAPTION: Final = "Topics of this service"
TOPICS_HEAD: Final = ("Topic", "What the service does", "Last number")
READS: Final = "Reads it"
WRITES: Final = "Writes it"
ACTS_TITLE: Final = "What was done"
ACTS_CAPTION: Final = "The latest first"
ACTS_HEAD: Final = ("When", "What", "Who", "What came of it", "Reason")
ACTS_NONE: Final = "Nobody has retried or dropped anything here."
ACTIONS: Final = {"retried": "Tried again: {what}", "dropped": "Dropped: {what}", "resumed": "Read again: {what}"}
NUMBERED: Final = "{topic}, number {number}"
AN_OPERATOR: Final = "An operator, on these pages"
AT_THE_COMMAND_LINE: Final = "{login}, at the command line"
OUTCOMES: Final = {"applied": "It was applied", "left out": "It is left out for ever", "resumed": "It is read again"}
STAYS: Final = "It could not be applied again ({code})"
NO_REASON: Final = "None given"

MESSAGE_TITLE: Final = "A parked message"
MESSAGE: Final = "Message"
TOPIC: Final = "Topic"
NUMBER: Final = "Number"
SENT_ON: Final = "Sent on"
PARKED_ON: Final = "Parked on"
WHY: Final = "Why"
TRIED_AGAIN: Final = "Tried again"
AHEAD: Final = "Waits behind"
AHEAD_COUNT: Final = (
    "1 message about the same thing, which is tried first",
    "{count} messages about the same thing, which are tried first",
)
NEVER_CONTENT: Final = "What is in the message is shown to nobody."
WHAT_TITLE: Final = "What you can do"
WHAT: Final = (
    "Try it again when what stopped it is mended, for example by a new release.",
    "Drop it only if nobody needs what it says: no other message says it again.",
)
UNDROPPABLE: Final = "This message says that a person is erased, so you cannot drop it. Mend what stops it, then try it again."
BACK: Final = "Back"
REASON: Final = "Why do you do this?"
REASON_HINT: Final = "It stays on record. Name nobody."
RETRY_REASON: Final = "What has changed since? (optional)"
REASON_MISSING: Final = "Say why the message may be left out"


@dataclass(frozen=True, slots=True)
class ActWords:
    title: str
    happens: tuple[str, ...]
    button: str


RETRY_TITLE: Final = "Try this message again"
RETRY: Final = ActWords(
    RETRY_TITLE,
    (
        "The service applies the message now, after those about the same thing that are parked before it.",
        "If it fails again, it stays parked, and nothing else changes.",
        "Your try is on record, whatever comes of it.",
    ),
    "Try it again",
)
DROP_TITLE: Final = "Drop this message"
DROP: Final = ActWords(
    DROP_TITLE,
    (
        "The service never applies this message. You cannot take this back.",
        "Messages about the same thing that are parked behind it stay parked. Try them again afterwards.",
        "What you did, when and why stays on record.",
    ),
    "Drop this message for ever",
)
RESUME_TITLE: Final = "A halted topic"
RESUME: Final = ActWords(
    RESUME_TITLE,
    (
        "The service reads this topic again, from the message after the last one that it took.",
        "Do this when what stopped it is mended. If it is not, the topic is halted again, and nothing is lost.",
        "What you did, when and why stays on record.",
    ),
    "Read this topic again",
)
APPLIED: Final = "The message was applied"
STILL_PARKED: Final = "The message could not be applied. It stays parked"
TRIED_NOW: Final = "The message was tried again. We cannot say yet what came of it"
DROPPED: Final = "The message is dropped"
RESUMED: Final = "The topic is read again"
LAST_NUMBER: Final = "Last message taken"
LAST_SENT: Final = "Last message sent"
NOT_HALTED: Final = "This topic is not halted."
OUT_OF_HERE: Final = (
    "This service writes this topic. It is sent again after a decision at the command line: see `plp restore show {service}`."
)
