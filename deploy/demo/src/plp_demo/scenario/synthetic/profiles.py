"""What an invented person of the pilot fills in on the application form, drawn at random and without regard to their side."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, TypeVar

from plp_demo.scenario.synthetic import words
from recruitment.applications.profile import MeetingMode, Slot

INTERESTS: Final = (
    "Allotments",
    "Baking",
    "Choirs",
    "Cricket",
    "Crosswords",
    "Cycling",
    "Family history",
    "Football",
    "Museums",
    "Podcasts",
    "Reading groups",
    "Sewing",
    "Swimming",
    "Walking",
)
SITES: Final = ("Alder House", "Brook Lane", "Canal Street", "Dale View")
DIRECTORATES: Final = (
    "Adult mental health",
    "Children and families",
    "Community health",
    "Corporate services",
    "Forensic services",
)
PROFESSIONS: Final = (
    "Administration",
    "Allied health",
    "Estates and facilities",
    "Finance",
    "Medicine",
    "Nursing",
    "Pharmacy",
    "Psychology",
    "Social work",
)
MODES: Final = (MeetingMode.IN_PERSON, MeetingMode.VIRTUAL, MeetingMode.EITHER, MeetingMode.EITHER)

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Profile:
    learn: tuple[str, ...]
    share: tuple[str, ...]
    answer_1: str
    answer_2: str
    interests: tuple[str, ...]
    availability: tuple[Slot, ...]
    meeting_mode: MeetingMode
    site: str
    directorate: str
    profession: str


def drawn(topics: Sequence[str], random: Random) -> Profile:
    picked = random.sample(topics, random.randint(4, 7))
    learned = random.randint(2, 3)
    learn, share = tuple(sorted(picked[:learned])), tuple(sorted(picked[learned:]))
    return Profile(
        learn=learn,
        share=share,
        answer_1=random.choice(words.HOPES).format(topic=learn[0].lower()),
        answer_2=random.choice(words.BRINGS).format(topic=share[0].lower()),
        interests=_some(INTERESTS, 2, 4, random),
        availability=_some(tuple(Slot), 4, 8, random),
        meeting_mode=random.choice(MODES),
        site=random.choice(SITES),
        directorate=random.choice(DIRECTORATES),
        profession=random.choice(PROFESSIONS),
    )


def _some(values: Sequence[Value], least: int, most: int, random: Random) -> tuple[Value, ...]:
    """In the order in which they stand."""
    chosen = random.sample(range(len(values)), random.randint(least, most))
    return tuple(values[place] for place in sorted(chosen))
