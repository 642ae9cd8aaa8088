"""Why two people are partners, in a sentence for each of them: from the topics that both picked, never from a score."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from matching.candidates.decider import Profile
from matching.candidates.table import candidates
from matching.ids import PartnershipId, PersonId
from matching.rounds.table import pairs
from plp_kit.core import restricted_people
from plp_kit.core.database import Db
from plp_kit.core.shown import shown

NO_TOPICS_SHARED: Final = "The facilitators and the staff network paired you to learn from each other."


@shown
@dataclass(frozen=True, slots=True)
class Why:
    """Why two people are partners, in a sentence for one of them."""

    partnership: PartnershipId
    sentence: str


def of_person(db: Db, person: PersonId) -> list[Why]:
    """Of each published pair that they are in. Of a partner whose data are restricted nothing is said."""
    published = pairs.published_of(db, person)
    restricted = restricted_people.listed(db, [pair.partner for pair in published])
    return [
        Why(pair.partnership, NO_TOPICS_SHARED if pair.partner in restricted else sentence(own, other))
        for pair in published
        for own, other in _both(db, pair.cohort, person, pair.partner)
    ]


def _both(db: Db, cohort: UUID, one: PersonId, other: PersonId) -> list[tuple[Profile, Profile]]:
    """Two people of a cohort, in this order; nothing where one of them is not known."""
    profiles = {row.person: row.profile for row in candidates.of_cohort(db, cohort)}
    return [(profiles[one], profiles[other])] if one in profiles and other in profiles else []


def sentence(own: Profile, other: Profile) -> str:
    learns = _listed(set(own.topics_to_learn) & set(other.topics_to_share))
    shares = _listed(set(other.topics_to_learn) & set(own.topics_to_share))
    first = f"You want to learn about {learns}, which your partner would share." if learns else ""
    second = f"Your partner wants to learn about {shares}, which you would share." if shares else ""
    return " ".join(filter(None, (first, second))) or NO_TOPICS_SHARED


def _listed(topics: Iterable[str]) -> str:
    *most, last = sorted(topics) or [""]
    return f"{', '.join(most)} and {last}" if most else last
