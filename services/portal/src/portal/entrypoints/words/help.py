"""'Worried about something?': where people can turn, as the trust names them."""

from dataclasses import dataclass
from typing import Final

TITLE: Final = "Worried about something?"
LEAD: Final = "You can talk to any of these people about your partnership, the programme or your work. You choose whom."
DANGER_TITLE: Final = "If somebody is in danger now"
DANGER: Final = "Call 999. On a ward or in a trust building, use the local emergency number as well."
NOW: Final = (
    "If you need somebody to talk to now, Samaritans are there day and night: call 116 123 (free). "
    "NHS 111 has an option for mental health."
)
PRIVATE: Final = "Looking at this page is not recorded against your name."
TABLE: Final = "People you can turn to"
WHO: Final = "Who"
WHAT_FOR: Final = "What for"
CONTACT: Final = "How to reach them"
MISSING: Final = "Not yet entered by your trust"
MISSING_NOTE: Final = (
    "Your trust enters these contacts before a cohort launches. Until then, your intranet or switchboard can put you through."
)


@dataclass(frozen=True, slots=True)
class Route:
    """`contact` as the trust entered it; None until it has."""

    who: str
    what_for: str
    contact: str | None = None


ROUTES: Final = (
    Route("Your facilitator", "Anything about the programme or your partnership"),
    Route("Freedom to Speak Up Guardian", "Speaking up about anything that gets in the way of good care or fair treatment"),
    Route("HR and your union", "Your rights, how you are treated at work, a grievance"),
    Route("Occupational health", "Your health and wellbeing at work"),
    Route("Safeguarding", "A child or an adult who may be at risk"),
    Route("Patient safety", "Something that has harmed, or could harm, patients"),
    Route("Out of hours", "Something that cannot wait until the morning"),
    Route("Outside the trust", "Advice from people who do not work for your organisation"),
)
