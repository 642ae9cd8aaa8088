"""The words of the pages about one's partner, the Guide and a session."""

from typing import Final

from portal.site.present import Choice

TITLE: Final = "Your partner"
BACK_TO_PARTNER: Final = "Back to your partner"
BACK_TO_GUIDE: Final = "Back to the Guide"
NO_NAME: Final = "Name not available"
LIST_CAPTION: Final = "Your partners"
LIST_HEAD: Final = ("Partner", "Since", "Status")
GOES_ON: Final = "In progress"
ENDED: Final = "Ended"
NOBODY: Final = (
    "You do not have a partner yet. When the pairs of your cohort are published, you find the name of your partner here, and why "
    "you were paired."
)
NOBODY_NEXT: Final = "You find it on Home as well. You do not need to do anything before that."

PAIRED: Final = "This is your partner. You were paired on {day}."
WHY: Final = "Why you were paired"
WHY_AWAY: Final = "We cannot show this at the moment. Try again in a few minutes."
WHY_NONE: Final = "We cannot show why you were paired any more."

DECIDE: Final = "Tell us by {day}"
DECIDE_HAPPENS: Final = (
    "If you continue, you and your partner can read each other's profile as soon as you have both continued. "
    "If one of you has not answered by {day}, you can both read them after that day."
)
DECIDE_NOT: Final = "If this pairing cannot work, say so by {day}. Nobody asks you why."
NOT_TOLD: Final = "Your partner does not see what you answer, and you do not see what they answer."
GO_ON: Final = "Continue with this pairing"
REFUSE: Final = "This pairing cannot work"

WAITING: Final = "You are continuing"
WAITING_HAPPENS: Final = (
    "You can read your partner's profile as soon as you have both continued, and after {day} in any case. "
    "We do not tell either of you what the other has answered."
)
WAITING_NEXT: Final = (
    "You do not need to do anything now. If you change your mind, you can still say by {day} that this pairing cannot work."
)

READY_SOON: Final = (
    "You can read your partner's profile from now on. It takes a moment to arrive. Open this page again in a minute."
)
PROFILE: Final = "Your partner's profile"
ON_RECORD: Final = "Your partner can see in their data that you looked at it."
NOT_AVAILABLE: Final = "Your partner's profile is not available at the moment. A facilitator can help you to get in touch."
NO_PROFILE: Final = "Your partner has not agreed to show a profile. You can ask each other when you meet."
NOT_ANSWERED: Final = "Not answered"
TO_LEARN: Final = "Topics your partner wants to learn about"
TO_SHARE: Final = "Topics your partner can share"
REACH: Final = "How to reach your partner"
REACH_BY: Final = "Write to {address}."
REACH_NOT: Final = "Your partner does not show an e-mail address. Ask a facilitator to put you in touch."
AWAY: Final = "We cannot show your partner's profile at the moment. Try again in a few minutes."
OWN: Final = "Your e-mail address"
OWN_SHOWN: Final = "Your partner can see it, if you have given us one."
OWN_HIDDEN: Final = "Your partner cannot see it."
OWN_WILL_SHOW: Final = "Your partner will see it when you can read each other's profile, if you have given us one."
OWN_WILL_HIDE: Final = "Your partner will not see it."
OWN_CHANGE: Final = "Change whether your partner can see your e-mail address"

TAKEN_BACK: Final = "This pairing was taken back"
TAKEN_BACK_HAPPENS: Final = (
    "You and this person are no longer paired. We do not say why, to either of you. "
    "A facilitator looks for another partner for you, or tells you what else is possible, by {day}."
)
NOTHING_TO_DO: Final = "You do not need to do anything. If you have a question, ask a facilitator of your trust."
OVER: Final = "This partnership has ended"
OVER_ON: Final = "It ended on {day}. You can no longer read each other's profile."

GUIDE_LINK: Final = "Read the Guide for Learning Partners"
SESSION_LINK: Final = "{kind} on {day}"
MORE: Final = "More about your cohort"

GO_ON_TITLE: Final = "Continue with this pairing"
GO_ON_HAPPENS: Final = (
    "You and your partner can read each other's profile as soon as you have both continued, and after {day} in any case.",
    "Until then nobody tells your partner that you are continuing.",
    "You can still say by {day} that this pairing cannot work.",
)
WENT_ON: Final = "You are continuing with this pairing"
CLOSED: Final = "There is nothing to decide here any more."
ADDRESS_QUESTION: Final = "May your partner see your e-mail address?"
ADDRESS_HINT: Final = (
    "This is the address that you gave us for e-mails about your application. Your data shows it. "
    "Your partner sees it only when you can read each other's profile. You can change your answer at any time."
)
ADDRESS_MISSING: Final = "Select yes if your partner may see your e-mail address"
YES, NO = "yes", "no"
ADDRESS_CHOICES: Final = (Choice(YES, "Yes"), Choice(NO, "No. They can ask a facilitator to put us in touch"))
CONTACT_TITLE: Final = "Your e-mail address and your partner"
SAVE_CONTACT: Final = "Save this answer"
SAVED: Final = "Your answer is saved"

REFUSE_TITLE: Final = "Say that this pairing cannot work"
REFUSE_HAPPENS: Final = (
    "We take this pairing back at once. You cannot undo this.",
    "Your partner is told that the pairing was taken back, and nothing else. Facilitators do not see which of you said so.",
    "You two are never paired with each other again.",
    "A facilitator looks for another partner for each of you, or tells you what else is possible, within 14 days.",
    "Nobody asks you why.",
)
REFUSE_BUTTON: Final = "Take this pairing back"
REFUSED: Final = "We have taken this pairing back"

GUIDE_TITLE: Final = "Guide for Learning Partners"
GUIDE_PAGE_TITLE: Final = "A page of the Guide"
GUIDE_LEAD: Final = "Your trust wrote this Guide for you and your partner. Nobody records what you read."
GUIDE_EMPTY: Final = "Your trust has not written the Guide yet. You find it here before your cohort is launched."
GUIDE_NEXT: Final = "Next: {title}"

SESSION_TITLE: Final = "A session of your cohort"
SESSION_DAY: Final = "Day"
SESSION_HOW: Final = "Where"
SESSION_COHORT: Final = "Cohort"
AIMS: Final = "The aims of your cohort"
AIMS_LEAD: Final = "You agreed to these aims when you applied."
NO_AIMS: Final = "No aims are on record for this cohort."
KINDS: Final = {"launch": "Launch session", "check_in": "Check-in session"}
HOWS: Final = {"in_person": "In person", "virtual": "Online", "hybrid": "In person and online"}
