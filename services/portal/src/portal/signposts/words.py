"""The words of the pages about the contacts that 'Worried about something?' shows."""

from typing import Final

TITLE: Final = "Contacts for people who are worried"
LEAD: Final = (
    "Everybody can read these on the page 'Worried about something?', also without signing in. "
    "Enter offices and their mailboxes rather than people: what you enter is published."
)
SEE: Final = "See the page as everybody sees it"
EMPTY: Final = "No contacts are entered yet. No cohort launches without them."
MISSING_TITLE: Final = "Not entered yet"
MISSING_LEAD: Final = "Every trust has at least one contact of each kind. No cohort launches before all are entered."
ADD: Final = "Add a contact"
ADD_KIND: Final = "Add"
CHANGE: Final = "Change"
REMOVE: Final = "Remove"
BACK: Final = "Back to the contacts"
REVIEW: Final = "Look at it again by"
REVIEW_DUE: Final = "It is time to check that this is still right"
TELEPHONE: Final = "Telephone"
EMAIL: Final = "Email"
WEB: Final = "Website"
HOURS: Final = "When"
NONE: Final = "None"
KINDS: Final = {
    "facilitator": "Your facilitator",
    "speak_up_guardian": "Freedom to Speak Up Guardian",
    "hr_and_union": "HR and your union",
    "occupational_health": "Occupational health",
    "safeguarding": "Safeguarding",
    "patient_safety": "Patient safety",
    "out_of_hours": "Out of hours",
    "outside_the_trust": "Outside the trust",
}
OWN_KIND: Final = "other"
"""The kind that these pages enter for what a trust has besides."""
OTHER: Final = "Also at this trust"

# One contact

ADD_TITLE: Final = "Add a contact"
CHANGE_TITLE: Final = "Change a contact"
SAVE: Final = "Save this contact"
SAVED: Final = "The contact is saved. Everybody sees it now"
KIND: Final = "What can people turn to it for?"
KIND_MISSING: Final = "Select what people can turn to it for"
NAME: Final = "What is it called?"
NAME_HINT: Final = "An office or a service, such as 'Speak up office'. Everybody can read it."
NAME_MISSING: Final = "Enter what it is called"
TELEPHONE_QUESTION: Final = "What is its telephone number?"
REACHED: Final = "Enter at least one of telephone number, email address and website."
TELEPHONE_WRONG: Final = "Enter a telephone number, such as 01632 960900"
EMAIL_QUESTION: Final = "What is its email address?"
EMAIL_HINT: Final = "The mailbox of the office, not of a person."
WEB_QUESTION: Final = "What is its website?"
WEB_WRONG: Final = "Enter a website, such as https://www.trust.nhs.uk/speak-up"
HOURS_QUESTION: Final = "When can people reach it?"
HOURS_HINT: Final = "Such as 'Monday to Friday, 9 to 5'. Leave it empty if it does not matter."
ONE_LINE: Final = "Write it on one line"
REVIEW_QUESTION: Final = "By when should somebody check that this is still right?"
REVIEW_HINT: Final = "For example, 31 3 2022"
REVIEW_MISSING: Final = "Enter by when somebody should check it"
GONE_MEANWHILE: Final = "Somebody has removed or renamed this contact. Selecting the button adds it as you typed it."

# Taking one away

REMOVE_TITLE: Final = "Remove a contact"
REMOVE_BUTTON: Final = "Remove this contact"
REMOVE_HAPPENS: Final = "Nobody sees it on 'Worried about something?' any more. It stays in the records of your trust."
REMOVED: Final = "The contact is removed"
