"""The words of the pages about trusts, for operators."""

from typing import Final

TITLE: Final = "Trusts"
LEAD: Final = "The trusts of this platform. You see facts and settings, never people or what they wrote."
CAPTION: Final = "Trusts by code"
HEAD: Final = ("Trust", "Code", "Status")
NOT_NAMED: Final = "Not taken on yet"
STAGES: Final = {
    "prepared": "Prepared at the command line, to be taken on here",
    "proposed": "Its settings wait for somebody of the trust",
    "refused": "Its settings were refused",
    "in_force": "Its settings are in force",
}
EMPTY: Final = "There is no trust yet. Prepare one at the command line with plp tenant add, then take it on here."
TO_NEW: Final = "Take on a trust"
TO_SERVICES: Final = "See the services"
BACK: Final = "Trusts"

NEW_TITLE: Final = "Take on a trust"
NEW_LEAD: Final = (
    "The trust is prepared already: it has its keys and its tables. Now say what trust it is, and with what settings it begins.",
    "Nothing happens yet. First we check what you send, and show it to you.",
)
NEW_NONE: Final = (
    "No trust is prepared. Prepare one at the command line with plp tenant add and its code. It is here within half a minute."
)
WHICH: Final = "Which trust?"
WHICH_HINT: Final = "By the code with which it was prepared. The code stays for ever."
WHICH_MISSING: Final = "Say which trust you take on"
FILE: Final = "A file with its facts and settings"
FILE_HINT: Final = "JSON, as the guide for operators describes it."
TEXT: Final = "Or paste what would be in the file"
TEXT_HINT: Final = "If you choose a file too, the file counts. Name nobody in it: the whole trust can read its settings."
FILE_OR_TEXT: Final = "Choose a file, or paste what would be in it"
NOT_JSON: Final = "This is not JSON: {why}"
NOT_TEXT: Final = "This file is not text in UTF-8. Save it as JSON"
NOT_FITTING: Final = "Something in this is not as it must be: {why}"
WRONG_FIELD: Final = "{field}: {rule}"
RULES: Final = {
    "choice": "is none of the values that are allowed",
    "boolean": "must be true or false",
    "email": "is not an e-mail address",
    "email_address": "is not an e-mail address",
    "integer": "must be a whole number",
    "length": "has the wrong length",
    "list": "must be a list",
    "not_blank": "says nothing",
    "not_null": "must have a value",
    "object": "must have fields of its own",
    "out_of_range": "is too small or too large",
    "pattern": "is not written as it must be",
    "required": "is missing",
    "string": "must be text",
    "too_long": "is too long",
    "too_short": "is too short",
    "unknown_field": "does not exist",
}
OTHER_RULE: Final = "breaks the rule '{rule}'"
CHECK: Final = "Check it"
TO_TYPED: Final = "Type it in instead"

TYPED_TITLE: Final = "Take on a trust by typing it in"
TYPED_LEAD: Final = (
    "These questions are about what is the trust's own. All other settings begin with the platform's standard.",
    "Name nobody in your answers: the whole trust can read its settings.",
    "Nothing happens yet. First we check what you type, and show you the trust.",
)
TO_FILE: Final = "Send a file instead"
NAME_QUESTION: Final = "What is the trust called?"
NAME_HINT: Final = "In full. It is also the organisation that answers for the personal data."
NAME_MISSING: Final = "Enter the name of the trust"
ODS_CODE_QUESTION: Final = "What is its ODS code?"
ODS_CODE_MISSING: Final = "Enter the ODS code, which has three to five characters"
KIND_QUESTION: Final = "What kind of trust is it?"
KIND_MISSING: Final = "Select the kind of trust"
REGION_QUESTION: Final = "In which region is it?"
REGION_MISSING: Final = "Select the region"
PEOPLE_QUESTION: Final = "Are its people real?"
PEOPLE_MISSING: Final = "Say whether its people are real or invented"
TOPICS_QUESTION: Final = "Which topics can people learn about and share?"
TOPICS_HINT: Final = "Each on a line of its own. Applicants choose from them."
ADDRESS_QUESTION: Final = "What is the address of the trust?"
ADDRESS_HINT: Final = "For questions about personal data. Everybody can read it."
ADDRESS_MISSING: Final = "Enter the address of the trust"

CHECK_HEADING: Final = "Check the trust before you take it on"
CHECK_HAPPENS: Final = (
    "Nothing in this contradicts itself. When you take on the trust, its people can sign in.",
    "The settings are a proposal. They come into force when a facilitator of the trust approves them.",
    "You cannot change them afterwards: from then on the trust proposes other settings itself.",
)
CHECK_STANDARD: Final = (
    "These settings are the platform's standard: the length, the check-ins, the survey, the questions of the profile, "
    "the consent texts, the lawful basis of each use of data, and how long data are kept. The trust proposes others itself."
)
TAKE_ON: Final = "Take on this trust"
CHANGE: Final = "Change what you typed"
AGAIN: Final = "Change what you sent"
TAKEN_ON: Final = "The trust is taken on. A facilitator of the trust approves its settings"

ONE_TITLE: Final = "One trust"
FACTS_TITLE: Final = "Facts about the trust"
NOTED: Final = "As they were on {day}"
CODE: Final = "Code"
NAME: Final = "Name"
ODS_CODE: Final = "ODS code"
KIND: Final = "Kind"
REGION: Final = "Region"
PEOPLE: Final = "People"
SYNTHETIC: Final = "Invented, for showing the service"
REAL: Final = "Real"
KINDS: Final = {
    "acute": "Acute",
    "acute_and_community": "Acute and community",
    "ambulance": "Ambulance",
    "community": "Community",
    "mental_health": "Mental health",
    "mental_health_and_community": "Mental health and community",
    "specialist": "Specialist",
}
REGIONS: Final = {
    "Y56": "London",
    "Y58": "South West",
    "Y59": "South East",
    "Y60": "Midlands",
    "Y61": "East of England",
    "Y62": "North West",
    "Y63": "North East and Yorkshire",
}
STATUS: Final = "Status"
IN_FORCE: Final = "Version {version} of its settings is in force, since {day}"
WAITS: Final = "Its settings wait to be approved by {who}"
REFUSED: Final = "Its settings were refused. The trust proposes others itself"
WHO: Final = {
    "facilitator": "a facilitator of the trust",
    "edi_lead": "an EDI lead",
    "decision_maker": "the decision-maker of the trust",
}
OR: Final = " or "
FIRST_TITLE: Final = "The settings with which it was taken on"
FIRST: Final = {
    "waiting": "Nobody of the trust has answered them yet.",
    "approved": "A facilitator of the trust approved them on {day}.",
    "refused": "They were refused on {day}.",
    "taken_back": "They were taken back on {day}.",
}
SENIOR: Final = "Group of the senior side"
SERVED: Final = "Group of the other side"
GROUPS: Final = "Groups that cohorts serve"
LEVEL: Final = "Senior level"
REASON: Final = "Why it is positive action"
LENGTH: Final = "Length"
MONTHS: Final = "{low} to {high} months"
SURVEY: Final = "Survey"
SURVEY_AFTER: Final = "After {months} months, open for {days} days"
CHECK_INS: Final = "Check-in"
EVERY: Final = ("Every month", "Every {count} months")
QUESTIONS: Final = "Questions of the profile"
TOPICS: Final = "Topics"
ADDRESS: Final = "Address for questions about data"
OFFICER_EMAIL: Final = "Email of the data protection officer"
OFFICER_TELEPHONE: Final = "Their telephone number"
NO_TELEPHONE: Final = "None"
WHERE: Final = "See what waits in each service"
