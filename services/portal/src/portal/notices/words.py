"""The words of the page about a cohort's e-mails."""

from typing import Final

TITLE: Final = "Emails of a cohort"
HEADING: Final = "Emails"
TO_COHORT: Final = "Back to the cohort"
LEAD: Final = (
    "We send these emails by ourselves when something happens to an application or a pair. No email has a decision in it, or a "
    "word that somebody typed: people read these after signing in."
)
QUIET: Final = (
    "Emails wait from 7pm to 7.30am, at weekends and on bank holidays, unless the people who run the platform "
    "have set other hours."
)
NOT_ARRIVED: Final = "Emails that did not arrive"
NOT_ARRIVED_LEAD: Final = (
    "The address may be wrong. Ask the person in another way. It is on record that you have seen these names."
)
NOT_ARRIVED_CAPTION: Final = "Emails that did not arrive, the oldest first"
NOT_ARRIVED_HEAD: Final = ("Name", "Email", "What happened", "Caused on")
NOT_ARRIVED_NONE: Final = "As far as we know, every email that was sent has arrived. When one does not, you will find it here."
NO_NAME: Final = "Name not available"
EVERY: Final = "What we send, and when"
SENT_WHEN: Final = "Sent when"
STATE: Final = "{state}: {count}"
NONE_SENT: Final = "None yet."
WHAT_IT_SAYS: Final = "What the email says"
SUBJECT: Final = "Subject: {subject}"
BLANKS: Final = "What is in brackets differs from person to person."
STATES: Final = {
    "sent": "Sent",
    "waiting": "Waiting to be sent",
    "being_sent": "Being sent",
    "deferred": "Put off by the mail server, tried again",
    "refused": "Refused by the mail server",
    "returned": "Sent, but came back",
    "dropped": "Not sent: nobody to send it to, or no longer true",
}
_DECLINED: Final = ("Answer: declined", "A facilitator declines, for whatever reason.")
KINDS: Final = {
    "invitation": ("Invitation", "A list that you import invites somebody."),
    "unfinished_profile": (
        "Reminder of an application that is not sent",
        "It is time for the reminder, or a facilitator reminds the person.",
    ),
    "application_received": ("Application received", "Somebody applies, or a facilitator enters an application."),
    "accepted": ("Answer: accepted", "A facilitator accepts."),
    "waiting_list": ("Answer: waiting list", "A facilitator puts somebody on the waiting list."),
    "declined_full": _DECLINED,
    "declined_not_senior_level": _DECLINED,
    "declined_left": _DECLINED,
    "declined_duplicate": _DECLINED,
    "declined_withdrew": _DECLINED,
    "withdrawal_confirmed": ("Withdrawal confirmed", "The applicant withdraws."),
    "application_lapsed": ("Application ended", "Recruiting closes, and the application was not sent."),
    "launch_moved": ("Launch moved", "The launch is planned for another day."),
    "pair_published": ("Pair published", "The pair that somebody is in is published."),
    "pair_opened": ("Pair open", "The two can read each other's profile."),
    "pair_taken_back": (
        "Pair taken back",
        "A pair of which either of the two was told is taken back. Both get the same email, which does not say why.",
    ),
}
"""Of each wording: what it is called, and when it is sent. Those that are called alike say the same. In the order of the page."""
