"""The words of the pages with which a trust accounts for personal data: record of processing, retention, breaches."""

from typing import Final

BACK: Final = "Requests"

# Record of processing

RECORD_TITLE: Final = "Record of processing activities"
RECORD_LEAD: Final = (
    "This is the record that Article 30(1) of the UK GDPR asks for, for this programme. It is made from the settings in force. "
    "Print this page, or download it as a table, when the Information Commissioner asks for it."
)
RECORD_CSV: Final = "Download as a table (CSV)"
RECORD_XLSX: Final = "Download as a spreadsheet (XLSX)"
RECORD_MISSING: Final = (
    "There is no record yet, because no settings are in force. The operator enters the first settings and a facilitator "
    "approves them. Then the record is here."
)
NO_CONTROLLER: Final = "The settings in force do not say who the controller is. Ask a facilitator to add it to the settings."
NO_ACTIVITIES: Final = "The settings in force name no activity with its lawful basis. Ask a facilitator to add them."
CONTROLLER_TITLE: Final = "Controller"
CONTROLLER: Final = "Name of the controller"
CONTROLLER_ADDRESS: Final = "Contact details of the controller"
OFFICER: Final = "Data protection officer"
JOINT: Final = "Joint controllers"
NO_JOINT: Final = "None named in the settings"
PURPOSE: Final = "Purpose of the processing"
PEOPLE: Final = "Categories of data subjects"
DATA: Final = "Categories of personal data"
BASIS: Final = "Lawful basis"
CONDITION: Final = "Condition for special category data"
RECIPIENTS: Final = "Categories of recipients"
NO_RECIPIENTS: Final = "None outside the programme team"
TRANSFERS: Final = "Transfers to third countries"
LIMIT: Final = "Time limit for erasure"
LIMIT_VALUE: Final = ("{count} month, counted from {since}", "{count} months, counted from {since}")
SECURITY_TITLE: Final = "Technical and organisational security measures"

# Retention

RETENTION_TITLE: Final = "How long we keep data"
RETENTION_LEAD: Final = (
    "Each kind of data has a period in the settings. When it is over, the data ends by itself: "
    "keys are destroyed, so that nobody can read it any more, or rows are deleted. "
    "You have nothing to start. While a legal hold is on somebody, their data stays."
)
PERIODS_CAPTION: Final = "Periods in the settings in force"
PERIODS_HEAD: Final = ("What", "How long")
PERIODS: Final = {
    "closed_applications": "Applications that were refused, withdrawn or lapsed, from the day they ended",
    "matching_notes": "Notes and explanations of matching, from launch",
    "journals": "The partnership journal, from the end of the cohort",
    "transcripts": "Transcripts, from the end of the cohort",
    "survey_answers": "Survey answers, from the closing of the survey",
    "consents": "Consents, from the end of the cohort",
    "access_records": "The access log, from each look",
    "notices": "How far e-mails came, from the end of the cohort",
    "requests": "Requests about data, reasons of holds and exceptions, from their end",
}
MONTHS: Final = ("{count} month", "{count} months")
NO_PERIODS: Final = "We cannot show the periods at the moment. Try again in a few minutes."
RUN_TITLE: Final = "What has ended, and what ends next"
RUN_LEAD: Final = "These are counts of records, not of people."
RUN_CAPTION: Final = "{part}: what ends by itself"
RUN_HEAD: Final = ("What", "Ends next", "Ended last", "Ended in all")
PARTS: Final = {"recruiting": "Recruiting", "matching": "Matching", "surveys": "Surveys"}
AWAY: Final = "We cannot show this part at the moment, because it is not answering. Try again in a few minutes."
KEPT: Final = {
    "applications": "Applications",
    "contacts": "Names and addresses from lists",
    "names": "Names told at sign-in",
    "private_addresses": "Private addresses",
    "requests": "What was written in requests",
    "holds": "Where the reasons of holds are filed",
    "exceptions": "Reasons of exceptions",
    "notices": "How far e-mails came",
    "import_files": "Lists that were sent to be imported",
    "matching_papers": "Notes and explanations of a cohort",
    "conflicts": "Conflicts that somebody has declared",
    "survey_answers": "Answers to a survey",
}
NEXT: Final = ("{count} waiting, on {day}", "{count} waiting, the first on {day}")
NOTHING_WAITS: Final = "Nothing is waiting"
OVERDUE: Final = (
    "{count} is late. Tell the people who run the platform",
    "{count} are late. Tell the people who run the platform",
)
LAST: Final = "{count}, on {day}"
NOTHING_ENDED: Final = "Nothing so far"
ALSO_TITLE: Final = "What ends without a record of its own"
ALSO: Final = (
    "The access log and drafts are deleted row by row every minute, once their period is over, so there is no count of them.",
    "The partnership journal does not end by itself yet. Ask the people who run the platform before its period is over.",
)

# Breach

BREACH_TITLE: Final = "Whose data does a breach concern?"
BREACH_LEAD: Final = (
    "If personal data is lost, changed or seen by somebody who should not, tell the Information Commissioner within 72 hours of "
    "knowing of it, unless a risk to people is unlikely (Article 33). If the risk is high, tell the people too (Article 34)."
)
ICO: Final = "Report it at ico.org.uk, or call 0303 123 1113. Do not wait until you know everything: you can add to a report."
CHOOSE: Final = "Choose whom it concerns"
EVERYBODY: Final = "Everybody in the trust"
ACCOUNT: Final = "If somebody's account was used by another person, the access log says what was looked at with it, and when."
ACCOUNT_LINK: Final = "Find what somebody's account has looked at"
SCOPE_CAPTION: Final = "What the report asks for: how many people, and which data"
SCOPE_HEAD: Final = ("Data that we hold", "Of how many people")
SCOPE: Final = {
    "people": "Anything at all",
    "contacts": "Name and work address",
    "applications": "An application, with what they wrote",
    "access_needs": "What they need to take part, which may tell of health",
    "took_part": "The fact that they took part",
}
MORE_TITLE: Final = "What this does not count"
MORE: Final = (
    "Matching and partnerships. Everybody who took part has a record of the pair, the meetings and what they wrote.",
    "Answers to surveys, which are not kept with a name.",
    "People whose data is erased: nothing of theirs can be read.",
)
ASKS_TITLE: Final = "What else the report asks for"
ASKS: Final = (
    "What happened, when, and when you found out.",
    "The categories of people: staff of the trust.",
    "The name and contact details of the data protection officer.",
    "What is likely to follow for people.",
    "What you have done about it, and what you will do.",
)
LIST_TITLE: Final = "Tell the people"
LIST_LEAD: Final = (
    "The list has names, work addresses and which kinds of data we hold, and nothing that anybody wrote. "
    "That you download it is on record for each person on it, and they can see it. Keep it safe, and delete it when it is done."
)
LIST_CSV: Final = "Download the list of people (CSV)"
LIST_XLSX: Final = "Download the list of people (spreadsheet)"
NOBODY: Final = "Nothing is held of anybody here, so there is nobody to tell."
