"""The words of the pages on which requests about people's data are dealt with."""

from typing import Final

KINDS: Final = {
    "rectification": "Correction",
    "restriction": "Restriction",
    "objection": "Objection",
    "complaint": "Complaint",
    "erasure": "Erasure",
}
"""In the order of the filter."""
NO_NAME: Final = "Name not available"

# The queue

TITLE: Final = "Requests about people's data"
LEAD: Final = (
    "Each request is answered within a month. What the decision-maker has to look at comes first, then what is due first. "
    "That you have looked at the names is on record, and the people can see it."
)
BACK: Final = "Requests"
STATES: Final = {"open": "Open", "closed": "Closed"}
ALL: Final = "All requests"
ALL_KINDS: Final = "All kinds"
FILTER: Final = "{state} ({count})"
FILTERS: Final = "Show"
KIND_FILTERS: Final = "Kinds of request"
OVERDUE_COUNTS: Final = ("{count} request is overdue. Answer it first.", "{count} requests are overdue. Answer these first.")
ADVICE_COUNTS: Final = ("{count} request is waiting for advice", "{count} requests are waiting for advice")
CAPTION: Final = "Requests"
HEAD: Final = ("Who", "What they ask for", "Asked on", "Answer by", "Status")
EMPTY: Final = "Nobody has asked for anything about their data so far. When somebody does, you find it here."
EMPTY_FILTER: Final = "There is no such request. Choose other requests above."

OVERDUE: Final = ("Overdue by {count} day", "Overdue by {count} days")
LEFT: Final = ("Open, {count} day left", "Open, {count} days left")
DUE_TODAY: Final = "Open, due today"
LATE: Final = "Answered late"
OWN_NOTE: Final = "Your own request"
TO_ACKNOWLEDGE: Final = "Acknowledge by {day}"
CAN_TAKE_BACK: Final = "They can still take it back"
ADVISED: Final = "Advice is there"
ANSWERS: Final = {"granted": "Granted", "granted_in_part": "Granted in part", "refused": "Refused"}
ANSWERED: Final = "Answered"
TAKEN_BACK: Final = "Taken back"

# One request

ONE_TITLE: Final = "A request about somebody's data"
WHO: Final = "Who asks"
KIND: Final = "What they ask for"
REFERENCE: Final = "Reference"
MADE_ON: Final = "Asked on"
STATE: Final = "Status"
ANSWER_BY: Final = "Answer by"
ACKNOWLEDGE_BY: Final = "Acknowledge by"
ACKNOWLEDGED_ON: Final = "Acknowledged on"
NOT_BEFORE: Final = "Can be taken back until we begin, not before"
ANSWERED_ON: Final = "Answered on"
ANSWER: Final = "Answer"
GROUND: Final = "Ground"
ADVICE_STATE: Final = "Advice of the data protection officer"
ADVICE_GIVEN: Final = "Given"
ADVICE_NONE: Final = "Not given yet"
LATE_CLOCKS: Final = "Not in time"
CLOCKS: Final = {"acknowledgement": "Acknowledged late, or not at all", "answer": "Answered late, or not yet"}

MEANS: Final = {
    "rectification": "They ask for data to be corrected. If you grant it, see to it that the data is corrected.",
    "restriction": (
        "They ask for their data to be kept and not used. It is restricted since they asked. "
        "It stays so if you grant this, also in part, and it is used again if you refuse."
    ),
    "objection": (
        "They object to how their data is used. It is restricted since they asked. "
        "It stays so if you grant this, also in part, and it is used again if you refuse."
    ),
    "complaint": "They complain about how their data was dealt with. A complaint is acknowledged within 30 days.",
    "erasure": (
        "They ask for all of their data to be erased. It is restricted since they asked. "
        "If you grant this, it is destroyed everywhere at once, and nothing can bring it back."
    ),
}
WROTE_TITLE: Final = "What they wrote"
WROTE_NOTHING: Final = "They wrote nothing: an erasure is asked for without a reason."
WROTE_GONE: Final = "What they wrote cannot be read any more."
WORDS_AWAY: Final = "We cannot show what was written at the moment. Try again in a few minutes."
ON_RECORD: Final = "That you have read this is on record, and they can see it."
ADVICE_TITLE: Final = "Advice of the data protection officer"
REASON_TITLE: Final = "What you answered"
OWN: Final = "This is your own request. Somebody else has to deal with it. Your data shows you how far it is."
NO_CONTENT: Final = "You do not see what they wrote. Only the decision-maker reads that."
WAITS: Final = "It does not wait for the decision-maker yet: until {day} at least they can take it back."
WAITS_UNTIL_LOOKED_AT: Final = "It does not wait for the decision-maker yet: they can still take it back."

GRANTED: Final = "It is granted, and begins in a moment. When it has begun, this page says so."

# Acknowledge

ACKNOWLEDGE_TITLE: Final = "Acknowledge this request"
ACKNOWLEDGE_HAPPENS: Final = (
    "They see on their page that we have the request, and since when.",
    "It does not say what the answer will be, and does not move the last day for it.",
)
ACKNOWLEDGE_DONE: Final = "The request is acknowledged"
NOT_NOW: Final = "There is nothing to do here any more. See the request for how far it is."

# Advise

ADVISE_TITLE: Final = "Advise the decision-maker"
ADVISE_HAPPENS: Final = (
    "Only the decision-maker reads your advice. The person who asks does not see it, nor that there is any.",
    "You can advise again later. You cannot change what you have sent.",
)
ADVICE: Final = "What do you advise?"
ADVICE_HINT: Final = "For example which law applies, what to check first, or which ground would fit a refusal."
ADVICE_MISSING: Final = "Write what you advise"
ADVISE: Final = "Send this advice"
ADVISE_DONE: Final = "Your advice is sent to the decision-maker"

# Decide

DECIDE_TITLE: Final = "Answer this request"
DECIDE_HAPPENS: Final = (
    "They read your answer, the ground and your words on their page, and get an e-mail that does not say what the answer is.",
    "If you refuse, also in part, they read that they can complain to the Information Commissioner and ask a court to decide.",
    "You cannot change an answer that you have sent.",
)
HOLD_STOPS: Final = "While a legal hold is on somebody, their data cannot be erased. Refuse on a ground, or lift the hold first."
OUTCOME_QUESTION: Final = "What is your answer?"
OUTCOME_MISSING: Final = "Choose your answer"
OUTCOMES: Final = {
    "granted": ("Grant it", None),
    "granted_in_part": ("Grant it in part", "Say in your words which part, and give the ground for the rest"),
    "refused": ("Refuse it", "A refusal needs a ground from the list"),
}
OUTCOMES_OF_ERASURE: Final = {
    "granted": ("Grant it", "All of their data is destroyed at once. Nothing can bring it back"),
    "refused": ("Refuse it", "A refusal needs a ground from the list. Their data can be used again"),
}
GROUND_QUESTION: Final = "On which ground do you refuse, if you do?"
GROUND_HINT: Final = "Leave this empty where you grant all of it."
GROUNDS: Final = {
    "accurate_already": "The data is right already (Article 16)",
    "archiving_or_research": "It is needed for an archive or for research (Article 17(3)(d))",
    "conditions_not_met": "The conditions in law are not met",
    "freedom_of_expression": "Freedom of expression and information (Article 17(3)(a))",
    "identity_not_confirmed": "We could not confirm who asked (Article 12(6))",
    "legal_claim": "It is needed for a legal claim",
    "legal_obligation": "The law requires us to keep it (Article 17(3)(b))",
    "not_upheld": "The complaint is not upheld",
    "overriding_grounds": "There are compelling grounds to continue (Article 21(1))",
    "public_health": "It is needed for public health (Article 17(3)(c))",
    "public_task": "It is needed for a task in the public interest (Article 17(3)(b))",
    "unfounded_or_excessive": "The request is clearly unfounded or excessive (Article 12(5))",
}
WORDS_QUESTION: Final = "What do you say to them?"
WORDS_HINT: Final = "They read this. Say in plain words what you have decided and why."
WORDS_HINT_OF_ERASURE: Final = (
    "They read this. Say in plain words what you have decided and why. "
    "If you grant the erasure, leave it empty: nobody is there any more who could read it."
)
DECIDE: Final = "Send this answer"
DECIDE_DONE: Final = "The request is answered"
ERASURE_DONE: Final = "The erasure is granted. It begins at once and cannot be stopped any more"

# What waits for advice

ADVICE_PAGE_TITLE: Final = "What waits for your advice"
ADVICE_PAGE_LEAD: Final = (
    "The decision-maker can answer these without your advice, but should not have to. What is due first comes first."
)
ADVICE_PAGE_CAPTION: Final = "Requests without advice"
ADVICE_PAGE_EMPTY: Final = "No request is waiting for advice. When somebody makes one, you find it here."
ADVICE_PAGE_OTHERS: Final = "All requests about people's data"
