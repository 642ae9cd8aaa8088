"""Why two people are partners, in a sentence for each of them: from the topics that both picked, never from a score."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from matching.read_models import candidates, pairs
from matching.read_models.candidates import CandidateRow
from plp_kit.core.database import Db

UNSAID = "The facilitators and the staff network paired you to learn from each other."


@dataclass(frozen=True, slots=True)
class Why:
    partnership: UUID
    sentence: str


def of_person(db: Db, person: UUID) -> list[Why]:
    """Of each published pair that they are in."""
    return [
        Why(pair.partnership, sentence(own, other))
        for pair in pairs.published_of(db, person)
        for own, other in candidates.both(db, pair.cohort, person, pair.partner)
    ]


def sentence(own: CandidateRow, other: CandidateRow) -> str:
    learns = _named(set(own.topics_to_learn) & set(other.topics_to_share))
    shares = _named(set(other.topics_to_learn) & set(own.topics_to_share))
    first = f"You want to learn about {learns}, which your partner would share." if learns else ""
    second = f"Your partner wants to learn about {shares}, which you would share." if shares else ""
    return " ".join(filter(None, (first, second))) or UNSAID


def _named(topics: Iterable[str]) -> str:
    *most, last = sorted(topics) or [""]
    return f"{', '.join(most)} and {last}" if most else last
