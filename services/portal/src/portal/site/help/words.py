"""The words of 'Worried about something?'."""

from dataclasses import dataclass
from typing import Final

TITLE: Final = "Worried about something?"
LEAD: Final = "You can talk to any of these people about your partnership, the programme or your work. You choose who to talk to."
PRIVATE: Final = "We do not record that you have looked at this page."
DANGER_TITLE: Final = "If someone is in danger now"
DANGER: Final = "Call 999. On a ward or in a trust building, use the local emergency number as well."
NOW: Final = (
    "If you need to talk to someone now, you can call Samaritans day or night on 116 123 (free). "
    "NHS 111 has a mental health option."
)
TABLE: Final = "People you can turn to"
HEAD: Final = ("Who", "What they can help with", "How to contact them")
MISSING: Final = "Not yet entered by your trust"
MISSING_NOTE: Final = (
    "Your trust enters these contacts before a cohort launches. Until then, look on your intranet or ask your switchboard."
)


@dataclass(frozen=True, slots=True)
class Contact:
    """`how` is as the trust has entered it; None until it has."""

    who: str
    what_for: str
    how: str | None = None


CONTACTS: Final = (
    Contact("Your facilitator", "Anything about the programme or your partnership"),
    Contact("Freedom to Speak Up Guardian", "Speaking up about anything that gets in the way of good care or fair treatment"),
    Contact("HR and your union", "Your rights, how you are treated at work, a grievance"),
    Contact("Occupational health", "Your health and wellbeing at work"),
    Contact("Safeguarding", "A child or an adult who may be at risk"),
    Contact("Patient safety", "Something that has harmed patients, or could harm them"),
    Contact("Out of hours", "Something that cannot wait until the morning"),
    Contact("Outside the trust", "Advice from people who do not work for your organisation"),
)
