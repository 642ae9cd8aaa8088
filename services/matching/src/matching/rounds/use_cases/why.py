"""Why two people are partners, in a sentence for each of them: from the topics that both picked, never from a score."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from matching.candidates import use_cases
from matching.candidates.profile import Profile
from matching.candidates.table import candidates
from matching.ids import PartnershipId, PersonId
from matching.rounds.table import pairs
from plp_kit.core import restricted_people
from plp_kit.core.database import Db
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext

NO_TOPICS_SHARED: Final = "The facilitators and the staff network paired you to learn from each other."


@shown
@dataclass(frozen=True, slots=True)
class Why:
    """Why two people are partners, in a sentence for one of them."""

    partnership: PartnershipId
    sentence: str


@dataclass(frozen=True, slots=True)
class SealedPair:
    """A published pair of somebody, with both profiles; none while the partner's data are restricted."""

    partnership: PartnershipId
    profiles: tuple[Sealed, ...] = field(repr=False)


def read(db: Db, person: PersonId) -> list[SealedPair]:
    """Each published pair that they are in; nothing where one of the two is not known."""
    published = pairs.published_of(db, person)
    restricted = restricted_people.listed(db, [pair.partner for pair in published])
    return [
        SealedPair(pair.partnership, () if pair.partner in restricted else (own, other))
        for pair in published
        for own, other in _both(db, pair.cohort, person, pair.partner)
    ]


def _both(db: Db, cohort: UUID, one: PersonId, other: PersonId) -> list[tuple[Sealed, Sealed]]:
    profiles = {row.person: row.profile for row in candidates.of_cohort(db, cohort)}
    return [(profiles[one], profiles[other])] if one in profiles and other in profiles else []


def opened(context: TenantContext, sealed: Sequence[SealedPair]) -> list[Why]:
    profiles = iter(use_cases.profiles(context, [profile for pair in sealed for profile in pair.profiles]))
    return [
        Why(pair.partnership, sentence(next(profiles), next(profiles)) if pair.profiles else NO_TOPICS_SHARED) for pair in sealed
    ]


def sentence(own: Profile, other: Profile) -> str:
    learns = _listed(own.topics_to_learn & other.topics_to_share)
    shares = _listed(other.topics_to_learn & own.topics_to_share)
    first = f"You want to learn about {learns}, which your partner would share." if learns else ""
    second = f"Your partner wants to learn about {shares}, which you would share." if shares else ""
    return " ".join(filter(None, (first, second))) or NO_TOPICS_SHARED


def _listed(topics: Iterable[str]) -> str:
    *most, last = sorted(topics) or [""]
    return f"{', '.join(most)} and {last}" if most else last
