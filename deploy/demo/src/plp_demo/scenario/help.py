"""What a scenario's trusts publish before a cohort begins: signposts and the Guide. All of it is invented, and says so."""

from datetime import timedelta
from typing import Final

from plp_demo.scenario.recruiting import Trust
from recruitment.signposts.decider import Signpost

LOOKED_AT_AGAIN: Final = timedelta(days=365)
HOURS: Final = "Monday to Friday, 9am to 5pm"
INVENTED: Final = "This Guide is part of a demonstration. The trust, its people and its telephone numbers are invented."

PLACES: Final = (
    ("facilitator", "Programme office (invented)", "plp"),
    ("speak_up_guardian", "Freedom to Speak Up office (invented)", "speakup"),
    ("hr_and_union", "HR advice and union office (invented)", "hr"),
    ("occupational_health", "Occupational health (invented)", "health"),
    ("safeguarding", "Safeguarding team (invented)", "safeguarding"),
    ("patient_safety", "Patient safety team (invented)", "safety"),
    ("out_of_hours", "Manager on call (invented)", "oncall"),
    ("outside_the_trust", "Independent advice line (invented)", "advice"),
)
"""Kind, name, and the part of the address before the trust's."""

GUIDE: Final = (
    (
        "Welcome",
        f"""{INVENTED}

## What a learning partnership is

Two colleagues meet as equals and learn from each other for a year or so. Neither of you is the other's teacher, manager or judge.

## What is expected of you

- Meet about once a month, for an hour.
- Keep what your partner tells you to yourself.
- Say so early if something does not work.
""",
    ),
    (
        "Before you first meet",
        f"""{INVENTED}

## Find a place and a time

Choose a place where you both feel at ease. A walk or a video call is fine.
Put the time in your calendar as you would any other meeting.

## Think about three things

1. What would you like to understand better?
2. What could you offer your partner?
3. What would make this hard for you?
""",
    ),
    (
        "Meeting well",
        f"""{INVENTED}

## Listening

Ask one question at a time, and wait for the answer. Your partner decides what to tell you about themselves.

### When it gets difficult

You can stop at any point. Nobody has to explain racism, or to be an example of it.

## Doing something together

Shadow each other, visit a team, or look at an application together.
""",
    ),
    (
        "If you are worried",
        f"""{INVENTED}

## Who can help

Every page of the service has a link to 'Worried about something?'.
It names people in the trust and outside it. You choose who to talk to.

## If the partnership does not work

Either of you can stop at once. You do not have to give a reason.
""",
    ),
)
"""Title and text of each page."""


def signposts_of(trust: Trust) -> tuple[Signpost, ...]:
    """One of each kind, with numbers that are kept free for fiction."""
    review_on = trust.onboarded_on + LOOKED_AT_AGAIN
    return tuple(
        Signpost(kind, name, f"01632 96{number:04}", f"{box}@{trust.trust}.example", None, HOURS, review_on)
        for number, (kind, name, box) in enumerate(PLACES)
    )
