"""The words of the pages about a trust's programme settings. Groups are in the order in which they are shown."""

from dataclasses import dataclass
from typing import Final

TITLE: Final = "Settings of your trust"
LEAD: Final = (
    "These settings are in force for all cohorts that open from now on. A cohort that is open keeps the settings it began with."
)
HOW: Final = (
    "To change something, select Change beside it. Your changes are kept for you for 30 days, and nobody else sees them "
    "until you propose them. An EDI lead or decision-maker then approves or refuses them. Nobody approves their own proposal."
)
VERSION: Final = "Version {version}, in force since {day}"
NONE_YET: Final = "No settings are in force yet. A facilitator approves those that were entered when your trust joined."
CHANGED: Final = "Changed by you, not proposed yet"
UNFINISHED: Final = "Changed by you, with a mistake"
CHANGES: Final = (
    "You have changed {count} setting and not proposed it yet",
    "You have changed {count} settings and not proposed them yet",
)
CHECK: Final = "Check and propose your changes"
CHANGE: Final = "Change"
PROPOSALS: Final = "Proposals"
PROPOSALS_CAPTION: Final = "What has been proposed, the latest first"
PROPOSALS_HEAD: Final = ("Proposed on", "State", "Answered on")
PROPOSALS_EMPTY: Final = "Nothing has been proposed yet. Proposals appear here with their answer."
NOT_ANSWERED: Final = "Not answered yet"
STATES: Final = {"waiting": "Waiting for an answer", "approved": "Approved", "refused": "Refused", "taken_back": "Taken back"}
NOT_ENTERED: Final = "Not entered yet"
CONTENTS: Final = "Groups of settings"

# One group

GROUP_TITLE: Final = "Change a setting"
BACK: Final = "Back to the settings"
KEEP: Final = "Keep this change"
UNDO: Final = "Undo this change"
KEPT: Final = "Your change is kept. Nobody else sees it until you propose it"
SAME: Final = "Nothing differs from the settings in force, so there is nothing to propose here"
YOURS_ELSEWHERE: Final = "What you kept in another window"
NOBODY_NAMED: Final = "Do not name anybody. These words stay in the records of your trust."

# Check and propose

CHECK_TITLE: Final = "Check and propose your changes"
CHECK_LEAD: Final = "Nothing changes until somebody else has approved it. Until then you can take your proposal back."
CHECK_CAPTION: Final = "What would change"
CHECK_HEAD: Final = ("Setting", "Now", "Proposed")
REASON: Final = "Why should it change?"
REASON_HINT: Final = "The EDI lead and the decision-maker read this before they answer. Do not name anybody: it stays on record."
REASON_MISSING: Final = "Say why it should change"
PROPOSE: Final = "Propose these changes"
PROPOSED: Final = "Your changes are proposed. An EDI lead or decision-maker answers them"
CHECK_UNFINISHED: Final = "What you kept for '{name}' has a mistake and is left out. Change it before you propose, or delete it."

# What is shown, and asked, of each group


@dataclass(frozen=True, slots=True)
class GroupWords:
    """`readers` says who reads it."""

    name: str
    readers: str


@dataclass(frozen=True, slots=True)
class SectionWords:
    """Kinds of groups that are shown together, and who reads what is in them."""

    heading: str
    kinds: tuple[str, ...]
    readers: str


SECTIONS: Final = (
    SectionWords("Who takes part", ("names", "served", "senior-level"), "Applicants and everybody who takes part read this."),
    SectionWords(
        "Length and rhythm", ("length", "survey-times"), "Applicants, evaluators and everybody who takes part read this."
    ),
    SectionWords(
        "What applicants are asked",
        ("profile-questions", "topics", "interests", "sites", "directorates", "professions"),
        "Applicants read the questions and choose from the lists. Matchers read what they answered.",
    ),
    SectionWords(
        "Consent texts", ("consent",), "People read each when they are asked for it, and find it again under Your data."
    ),
    SectionWords(
        "How long data are kept",
        ("retention", "erasures"),
        "Everybody can read the periods. The data protection officer and the decision-maker work by the rule.",
    ),
    SectionWords(
        "What data are used for, and who answers for them",
        ("processing", "controller"),
        "Everybody can read this, also without signing in, on the page Privacy.",
    ),
)
_APPLICANTS: Final = "Applicants and everybody who takes part read it."
_EVERYBODY: Final = "Everybody can read it, also without signing in, on the page Privacy."
WHEN_ASKED: Final = "People read it when they are asked for this consent, and find it again under Your data."
GROUPS: Final = {
    "names": GroupWords("What the two groups are called", _APPLICANTS),
    "served": GroupWords("Which groups the programme is for", "Applicants, facilitators and EDI leads read it."),
    "senior-level": GroupWords("The senior level", _APPLICANTS),
    "length": GroupWords("How long partnerships last", "Applicants read how long. Everybody who takes part reads both."),
    "survey-times": GroupWords("When the survey is open", "Evaluators and everybody who takes part read it."),
    "profile-questions": GroupWords("The three questions of the profile", _APPLICANTS),
    "topics": GroupWords("Topics to learn about and to share", "Applicants choose from them. Matchers read what was chosen."),
    "interests": GroupWords("Interests", "Applicants choose from them. Matchers read what was chosen."),
    "sites": GroupWords("Sites", "Applicants choose from them. Matchers read what was chosen."),
    "directorates": GroupWords("Directorates", "Applicants choose from them. Matchers read what was chosen."),
    "professions": GroupWords("Professions", "Applicants choose from them. Matchers read what was chosen."),
    "retention": GroupWords("How many months data are kept", _EVERYBODY),
    "erasures": GroupWords(
        "Requests for erasure that nobody has to look at", "The data protection officer and the decision-maker read it."
    ),
    "controller": GroupWords("Who answers for personal data", _EVERYBODY),
}
CONSENT: Final = "Consent: {purpose}"
PURPOSES: Final = {
    "take_part": "taking part",
    "profile_shown": "the profile for the partner",
    "survey": "surveys",
    "interview": "interviews",
    "recording": "recording an interview",
    "quotes": "quotes from an interview",
    "journal_extracts": "extracts from the journal",
    "national_counts": "national figures",
    "later_contact": "contact later",
}
USE_READERS: Final = _EVERYBODY
PROCESSING: Final = "Use of data: {activity}"
ACTIVITIES: Final = {
    "recruiting": "receiving and answering applications",
    "access_needs": "meeting what people need to take part",
    "matching": "finding partners",
    "journal": "partnerships",
    "concerns": "concerns that somebody raises",
    "survey": "surveys",
    "interviews": "interviews",
    "national_counts": "figures for the whole country",
    "later_contact": "contact after the cohort has ended",
}
BASES: Final = {
    "consent": "Consent (UK GDPR, Article 6(1)(a))",
    "contract": "A contract with the person (Article 6(1)(b))",
    "legal_obligation": "A legal obligation (Article 6(1)(c))",
    "vital_interests": "Vital interests (Article 6(1)(d))",
    "public_task": "A task in the public interest (Article 6(1)(e))",
    "legitimate_interests": "Legitimate interests (Article 6(1)(f))",
}
CONDITIONS: Final = {
    "explicit_consent": "Explicit consent (Article 9(2)(a))",
    "employment": "Employment law (Article 9(2)(b))",
    "substantial_public_interest": "Substantial public interest (Article 9(2)(g))",
    "research": "Research and statistics (Article 9(2)(j))",
    "not_special": "No special category data are used",
}
LENGTH_MIN: Final = "How many months does a partnership last at least?"
LENGTH_MAX: Final = "How many months does it last at most?"
LENGTH_HINT: Final = "It is advice: nobody has to stop."
CHECK_INS: Final = "How many months are between two check-in sessions?"
MONTHS_MISSING: Final = "Enter how many months"
SURVEY_MONTH: Final = "How many months after the launch does the survey open?"
SURVEY_DAYS: Final = "For how many days is it open?"
DAYS_MISSING: Final = "Enter how many days"
QUESTION: Final = "Question {number}"
QUESTION_HINT: Final = "Never ask for ethnicity, pay band or a WRES value."
QUESTION_MISSING: Final = "Enter a question"
ENTRIES: Final = "Entries, each on a line of its own"
MAY_BE_EMPTY: Final = "Where the list is empty, applicants are not asked."
WORDING: Final = "What are people asked, in full?"
WORDING_HINT: Final = "Another wording becomes the next version. People who have agreed to an earlier one agreed to that one."
WORDING_MISSING: Final = "Enter what people are asked, in full"
VERSION_OF_TEXT: Final = "Version {version}: {wording}"
KEPT_FOR: Final = {
    "closed_applications": "Applications without a place",
    "matching_notes": "Matchers' notes, from the launch",
    "journals": "Partnerships, and applications with a place, from the end of the cohort",
    "transcripts": "Transcripts of interviews, from the end of the cohort",
    "survey_answers": "Survey answers, from the closing of the survey",
    "consents": "Records of consent, from the end of the cohort",
    "access_records": "Records of who looked at what",
    "notices": "How far emails came, from the end of the cohort",
    "requests": "Requests about data, from their answer",
}
MONTHS: Final = ("{count} month", "{count} months")
DAYS: Final = ("{count} day", "{count} days")
BY_RULE: Final = "May clean cases be decided by a rule?"
BY_RULE_HINT: Final = (
    "A case is clean if nothing has to be kept and the person has no open request. Without a rule a person decides each."
)
BY_RULE_MISSING: Final = "Select whether a rule decides clean cases"
YES: Final = "Yes"
NO: Final = "No, a person decides each"
ASSESSMENT: Final = "Which impact assessment approved the rule?"
ASSESSMENT_HINT: Final = "Its reference. Leave this and the next two empty if a person decides each."
ASSESSMENT_MISSING: Final = "Enter the reference of the impact assessment that approved the rule"
WAIT_DAYS: Final = "How many days does a request wait?"
WAIT_DAYS_HINT: Final = "The person can take it back until then. 7 to 21 days; 7 if you leave it empty."
LOOKED_AT: Final = "A person looks at one clean case in how many?"
LOOKED_AT_HINT: Final = "At most 10; 10 if you leave it empty."
BASIS: Final = "What is the lawful basis?"
BASIS_MISSING: Final = "Select the lawful basis"
CONDITION: Final = "Which condition for special category data applies?"
CONDITION_MISSING: Final = "Select the condition"
RECIPIENTS: Final = "Who else receives the data?"
RECIPIENTS_HINT: Final = (
    "Offices and organisations outside the programme, each on a line of its own, never people. Leave it empty for nobody."
)
NOBODY: Final = "Nobody else"
CONTROLLER: Final = "Which organisation answers for the data?"
CONTROLLER_MISSING: Final = "Enter the name of the organisation"
ADDRESS: Final = "What is its address?"
ADDRESS_MISSING: Final = "Enter the address of the organisation"
OUT_OF_RANGE: Final = "This number is too large or too small"

# Names of what is shown

FACTS: Final = {
    "senior": "Name of the senior group",
    "served": "Name of the other group",
    "groups_served": "Groups that the programme is for",
    "senior_level": "Senior level",
    "positive_action_reason": "Reason for positive action",
    "length": "Length of a partnership",
    "check_ins": "Check-in sessions",
    "survey_opens": "Survey opens",
    "survey_days": "Survey is open for",
    "topics": "Topics",
    "interests": "Interests",
    "sites": "Sites",
    "directorates": "Directorates",
    "professions": "Professions",
    "by_rule": "Clean requests for erasure",
    "assessment": "Impact assessment of that rule",
    "wait_days": "Every request for erasure waits",
    "looked_at": "A person looks, too",
    "controller": "Organisation that answers for the data",
    "address": "Its address",
    "officer_email": "Email of the data protection officer",
    "officer_telephone": "Telephone of the data protection officer",
}
ENTRIES_NOW: Final = ("{count} entry", "{count} entries")
OTHERS: Final = ("and {count} that stays", "and {count} that stay")
LENGTH: Final = "{shortest} to {longest} months"
EVERY: Final = ("Every month", "Every {count} months")
AFTER_LAUNCH: Final = ("{count} month after the launch", "{count} months after the launch")
RULE: Final = "A rule decides them"
NO_RULE: Final = "A person decides each"
ONE_IN: Final = "At one clean case in {count}"
USE: Final = "{basis}. {condition}. Recipients: {recipients}."
