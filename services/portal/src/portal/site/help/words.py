"""The words of the pages for everybody: 'Worried about something?', privacy, accessibility and cookies."""

from typing import Final

# Which trust

CHOOSE_TITLE: Final = "Choose your trust"
CHOOSE: Final = "Choose the trust that you work for, or worked for when you took part."
NO_TRUSTS: Final = "No trust has joined yet. When one has, it is listed here."

# Worried about something?

TITLE: Final = "Worried about something?"
LEAD: Final = "There are people you can talk to about your partnership, the programme or your work. You choose who to talk to."
PRIVATE: Final = "We do not record that you have looked at this page."
DANGER_TITLE: Final = "If someone is in danger now"
DANGER: Final = "Call 999. On a ward or in a trust building, use the local emergency number as well."
NOW_CALL: Final = "If you need to talk to someone now, you can call Samaritans day or night (free):"
NOW_NUMBER: Final = "116 123"
NOW_TOO: Final = "NHS 111 has a mental health option."
PEOPLE_AT: Final = "People you can turn to at"
TELEPHONE: Final = "Telephone"
EMAIL: Final = "Email"
WEBSITE: Final = "Website"
HOURS: Final = "When"
MISSING: Final = "Not yet entered by this trust"
MISSING_NOTE: Final = (
    "A trust enters these contacts before a cohort launches. Until then, look on your intranet or ask your switchboard."
)
CONTACTS_AWAY: Final = (
    "We cannot show the contacts of a trust at the moment. "
    "Try again in a few minutes, look on your intranet or ask your switchboard."
)
KINDS: Final = {
    "facilitator": ("Your facilitator", "Anything about the programme or your partnership"),
    "speak_up_guardian": (
        "Freedom to Speak Up Guardian",
        "Speaking up about anything that gets in the way of good care or fair treatment",
    ),
    "hr_and_union": ("HR and your union", "Your rights, how you are treated at work, a grievance"),
    "occupational_health": ("Occupational health", "Your health and wellbeing at work"),
    "safeguarding": ("Safeguarding", "A child or an adult who may be at risk"),
    "patient_safety": ("Patient safety", "Something that has harmed patients, or could harm them"),
    "out_of_hours": ("Out of hours", "Something that cannot wait until the morning"),
    "outside_the_trust": ("Outside the trust", "Advice from people who do not work for your organisation"),
}
OWN_KINDS: Final = "Also at this trust"
OWN_KINDS_FOR: Final = "Other people who can help"

# Privacy

PRIVACY_TITLE: Final = "Privacy"
PRIVACY_LEAD: Final = "How we use information about you in the learning partnerships programme, and what you can ask for."
PRIVACY_AWAY: Final = "We cannot show what a trust says about privacy at the moment. Try again in a few minutes."
WHO_TITLE: Final = "Who is responsible for your information at"
CONTROLLER: Final = "The organisation that decides how your information is used (the controller) is"
OFFICER: Final = "You can contact its data protection officer:"
CONTROLLER_MISSING: Final = "This trust has not entered this yet. No cohort opens before it has."
USES_TITLE: Final = "What we use information for"
BASIS: Final = "Lawful basis"
SPECIAL: Final = "Special information, such as ethnicity or health"
WHO_ELSE: Final = "Who else receives it"
HOW_LONG: Final = "How long we keep it"
NOBODY_ELSE: Final = "Nobody else"
USES_MISSING: Final = "This trust has not entered what it uses information for yet."
SEEN_TITLE: Final = "Who can see what you write"
SEEN: Final = (
    "Only you can read what you write for yourself. No software looks through it.",
    "Your partner can read what you share with them.",
    "Facilitators can read your application. You can see who has looked at it.",
    "What you answer in a survey is not kept with your name.",
)
RIGHTS_TITLE: Final = "What you can ask for"
RIGHTS: Final = (
    "to see everything that we hold about you, and to have a copy",
    "to have something corrected",
    "to have it used less, or not at all, for a time",
    "to have it deleted",
    "to take back any consent that you have given",
)
RIGHTS_HOW: Final = (
    "Write to the data protection officer of your trust to ask for any of these. You get an answer within a month."
)
KEPT_ANYWAY: Final = (
    "The trust may have to keep a sealed copy for a time, for example for a legal claim. We may not be able to tell you."
)
COMPLAIN_TITLE: Final = "If you are not happy"
COMPLAIN: Final = "You can complain to the Information Commissioner's Office, whatever the trust has answered:"
COMPLAIN_NUMBER: Final = "0303 123 1113"
COMPLAIN_NAME: Final = "Make a complaint (Information Commissioner's Office)"
COMPLAIN_WEB: Final = "https://ico.org.uk/make-a-complaint"
ACTIVITIES: Final = {
    "recruiting": "Receiving and answering applications",
    "access_needs": "Meeting what you need to take part",
    "matching": "Finding partners",
    "journal": "Your partnership: meetings, agreement, goals and notes",
    "concerns": "Concerns that somebody raises",
    "survey": "Surveys",
    "interviews": "Interviews about the programme",
    "national_counts": "Figures for the whole country, in which nobody can be recognised",
    "later_contact": "Contacting you after the cohort has ended",
}
BASES: Final = {
    "consent": "You have agreed (UK GDPR, Article 6(1)(a))",
    "contract": "A contract with you (Article 6(1)(b))",
    "legal_obligation": "The law requires it (Article 6(1)(c))",
    "vital_interests": "To protect somebody's life (Article 6(1)(d))",
    "public_task": "A task in the public interest (UK GDPR, Article 6(1)(e))",
    "legitimate_interests": "A legitimate interest of the trust (Article 6(1)(f))",
}
CONDITIONS: Final = {
    "explicit_consent": "You have agreed to it explicitly (Article 9(2)(a))",
    "employment": "Employment law (Article 9(2)(b))",
    "substantial_public_interest": "A substantial public interest (Article 9(2)(g))",
    "research": "Research and statistics (Article 9(2)(j))",
    "not_special": "None is used",
}
KEPT: Final = {
    "closed_applications": "{time} from when an application has ended without a place; otherwise as long as the partnership",
    "matching_notes": "{time} from the launch of the cohort",
    "journals": "{time} from the end of the cohort",
    "transcripts": "{time} from the end of the cohort",
    "survey_answers": "{time} from the closing of the survey",
    "consents": "{time} from the end of the cohort",
}
MONTHS: Final = ("{count} month", "{count} months")
YEARS: Final = ("{count} year", "{count} years")

# Accessibility

ACCESSIBILITY_TITLE: Final = "Accessibility statement"
ACCESSIBILITY_LEAD: Final = "We want as many people as possible to be able to use this service."
ABLE: Final = "You should be able to:"
ABLES: Final = (
    "zoom in up to 400% without the text spilling off the screen",
    "use all pages on a phone",
    "use all pages with a keyboard alone",
    "use all pages with a screen reader",
    "use all pages without JavaScript",
    "print all pages",
)
HOW_GOOD_TITLE: Final = "How accessible this service is"
HOW_GOOD: Final = (
    "We build the service to the Web Content Accessibility Guidelines version 2.2, level AA, and with the NHS design system.",
    "Nobody outside the team has checked it yet, so we do not say that it meets them in full.",
)
TESTED_TITLE: Final = "How we test it"
TESTED: Final = (
    "Pages are checked by software (axe), in a wide and in a narrow window, by keyboard alone, and with and without JavaScript."
)
REPORT_TITLE: Final = "If you have a problem, or need a page in another form"
REPORT: Final = "Tell the facilitators of your trust. You find how to reach them on the page"
ENFORCED_TITLE: Final = "If you are not happy with the answer"
ENFORCED: Final = (
    "The Equality and Human Rights Commission (EHRC) is responsible for the accessibility regulations for public bodies. "
    "You can contact this service:"
)
ENFORCED_NAME: Final = "Equality Advisory and Support Service"
ENFORCED_WEB: Final = "https://www.equalityadvisoryservice.com"

# Cookies

COOKIES_TITLE: Final = "Cookies"
COOKIES_LEAD: Final = "Cookies are small files that a website saves on your device."
COOKIES_ONLY: Final = "We use only cookies that the service needs to work. We use none to measure or follow what you do."
COOKIES_TABLE: Final = "Cookies that we use"
COOKIES_HEAD: Final = ("Name", "What it is for", "How long it lasts")
COOKIES_EACH: Final = (
    ("__Host-plp", "Keeps you signed in", "Until you sign out or close your browser"),
    ("__Host-plp-done", "Tells you once that something was saved or done", "A minute"),
    ("__Host-plp-left", "Lets you sign in with a code, if you have left your trust", "An hour at most, or until you leave"),
    ("__Host-plp-sign-in", "Brings you back to the right page when you sign in", "A few minutes"),
)
