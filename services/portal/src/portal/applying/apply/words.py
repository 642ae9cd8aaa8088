"""The words of the pages on which people apply."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from portal.site.present import Choice


@dataclass(frozen=True, slots=True)
class Framing:
    """What is said around the questions to the one who types the answers. `notes` come after the tasks."""

    to_list: str
    to_tasks: str
    lead: str
    check_link: str
    check_cannot: str
    send: str
    notes: tuple[str, ...] = ()


FRAMING: Final = Framing(
    to_list="All cohorts",
    to_tasks="Your application",
    lead=(
        "Answer in any order. Your answers are kept for 30 days each time you select Continue. "
        "Only you can see them until you send them."
    ),
    check_link="Check your answers and send",
    check_cannot="You can check and send your application when every part is completed.",
    send="Send my application",
)
CONTINUE: Final = "Continue"
LIST_TITLE: Final = "Apply to a cohort"
LIST_LEAD: Final = (
    "These are the cohorts of your trust that you can apply to now, or later. If you have applied, select the status of your "
    "application to read it."
)
LIST_CAPTION: Final = "Cohorts"
LIST_HEAD: Final = ("Cohort", "Apply", "Launch", "Your application")
LIST_EMPTY: Final = (
    "No cohort takes applications at the moment. When one does, you will find it here. Your staff network can tell you more."
)
JOIN_LEAD: Final = "Has a facilitator entered an application for you?"
JOIN_LINK: Final = "Enter your join code"
UNTIL: Final = "Until {day}"
FROM: Final = "From {day}"
NONE_YET: Final = "Not started"
BEGUN: Final = "Started"

TASKS_TITLE: Final = "Your application to a cohort"
TASKS_UNTIL: Final = "You can apply until {day}. The cohort launches on {launch}, and a partnership lasts {months} months."
MONTHS: Final = "{shortest} to {longest}"
NOT_YET: Final = "This cohort takes applications from {day}."
OVER: Final = "This cohort takes no more applications."
APPLIED: Final = "You have sent your application to this cohort."
APPLIED_LINK: Final = "See your application"
SECTIONS: Final = (
    ("Before you start", ("aims", "sides", "channel")),
    ("Your profile", ("profile", "learn", "share", "interests", "times", "place")),
    ("About you", ("contact", "do-not-pair", "access")),
    ("Your consents", ("consents",)),
)
CONSENT_HEADINGS: Final[Mapping[str, str]] = {
    "take_part": "Taking part",
    "profile_shown": "Your profile for your partner",
    "national_counts": "National figures",
    "later_contact": "Contact later",
}

QUESTION_TITLES: Final[Mapping[str, str]] = {
    "aims": "Aims of the cohort",
    "sides": "Your side",
    "channel": "How you heard of it",
    "profile": "A question of your profile",
    "learn": "Topics to learn about",
    "share": "Topics to share",
    "interests": "Your interests",
    "times": "When you can meet",
    "place": "How and where you can meet",
    "contact": "Your name and e-mail address",
    "do-not-pair": "People you must not be paired with",
    "access": "What you need to take part",
    "consents": "Your consent",
}
CAN_BE_EMPTY: Final = "You can leave this empty."
ONLY_YOU: Final = "Only you can see this until you send your application."
WHO_MATCHES: Final = "Facilitators and network co-chairs of your trust can read this. They use it to find a partner for you."
AIMS_LEAD: Final = "People who take part in this cohort share these aims:"
AIMS_CONFIRM: Final = "I have read the aims, and they are what I want from a partnership"
AIMS_QUESTION: Final = "Are these your aims too?"
AIMS_MISSING: Final = "Confirm that you have read the aims"
SIDES_QUESTION: Final = "Which side do you apply for?"
SIDES_HINT: Final = "Select both if both are true of you and you would be a partner on either side."
SIDES_MISSING: Final = "Select the side that you apply for"
SIDES_WHY: Final = "Why there is a side of its own for this level ({level}): {reason}"
SENIOR: Final = "{word}: my role is on this level: {level}"
SERVED: Final = "{word}: I say of myself that I belong to this group"
CHANNEL_QUESTION: Final = "How did you hear of this cohort?"
CHANNEL_HINT: Final = "Facilitators see how many people came by each way."
CHANNEL_MISSING: Final = "Select how you heard of this cohort"
PROFILE_HINT: Final = (
    "Facilitators and network co-chairs of your trust can read your answer. "
    "Your partner can read it once you both continue, or 3 working days after you are paired. You can leave it empty."
)
TOPICS_HINT: Final = f"{WHO_MATCHES} Your partner can read it once you both continue, or 3 working days after you are paired."
LEARN_QUESTION: Final = "Which topics would you like to learn about?"
LEARN_MISSING: Final = "Select at least one topic to learn about"
SHARE_QUESTION: Final = "Which topics could you share something about?"
SHARE_MISSING: Final = "Select at least one topic to share"
INTERESTS_QUESTION: Final = "What are you interested in?"
INTERESTS_HINT: Final = f"You can select none. {WHO_MATCHES}"
TIMES_QUESTION: Final = "When can you usually meet?"
TIMES_HINT: Final = f"You can select none. {WHO_MATCHES}"
MODE_QUESTION: Final = "How would you like to meet?"
MODE_MISSING: Final = "Select how you would like to meet"
SITE_QUESTION: Final = "Where do you work?"
DIRECTORATE_QUESTION: Final = "Which directorate do you work in?"
PROFESSION_QUESTION: Final = "What is your profession?"
MODES: Final = (Choice("in_person", "In person"), Choice("virtual", "Online"), Choice("either", "Either"))
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
HALVES: Final = ("morning", "afternoon", "evening")
NAME_QUESTION: Final = "What should we call you?"
NAME_HINT: Final = "Facilitators, network co-chairs and your partner see this name."
NAME_MISSING: Final = "Enter the name that we should call you"
ADDRESS_QUESTION: Final = "Your e-mail address"
ADDRESS_HINT: Final = "We write to you there about your application. You can leave it empty. Then you find everything here."
NOT_PAIRED_QUESTION: Final = "Is there anybody you must not be paired with?"
NOT_PAIRED_HINT: Final = (
    "Write one person on each line, 10 at most: their name and, if you know them, their work e-mail address "
    "and their department, with commas between. Only you can read this, and nobody asks why. "
    "The software only makes sure that you are not paired. You can leave it empty."
)
NOT_PAIRED_MANY: Final = "Enter 10 people or fewer"
NOT_PAIRED_LONG: Final = "Shorten the line that begins with: {name}"
ACCESS_QUESTION: Final = "Is there anything that you need to take part?"
ACCESS_HINT: Final = (
    "For example an interpreter, a room without steps, or breaks. Facilitators read this when you are accepted. "
    "It plays no part in finding a partner. You can leave it empty."
)
CONSENT_QUESTION: Final = "Do you agree?"
CONSENT_NEEDED: Final = "You can only take part if you agree to this."
CONSENT_FREE: Final = "You can take part if you do not agree. You can change your answer later."
CONSENT_MISSING: Final = "Select yes if you agree"
YES: Final = "Yes, I agree"
NO: Final = "No, I do not agree"

CHECK_TITLE: Final = "Check your answers"
CHECK_HAPPENS: Final = (
    "When you send your application, facilitators of your trust can read it. "
    "You can change your profile until you are accepted, but not after {day}."
)
CHANGE: Final = "Change"
NOT_ANSWERED: Final = "Not answered"
SAVED_ANSWER: Final = "Saved"
NOTHING_WRITTEN: Final = "Nothing written"
SENT_TITLE: Final = "Application sent"
SENT_PANEL: Final = "Application sent"
SENT_NEXT_TITLE: Final = "What happens next"
SENT_NEXT: Final = (
    "A facilitator of your trust reads your application and decides. You do not need to do anything.",
    "Recruiting ends after {until}. Partners are found from {matching}, and the cohort launches on {launch}.",
    "You can change your profile until you are accepted, but not after {until}. You can withdraw at any time.",
)
SENT_KEPT: Final = "If you do not take part, we keep your application for {months} months and then destroy it."
