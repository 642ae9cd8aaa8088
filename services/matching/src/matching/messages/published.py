"""What matching tells the other services: who is paired with whom, and nothing of how it came to that."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from matching.domain import rounds
from plp_kit.core.events import Recorded
from plp_kit.messaging.publishing import Publication, PublishedLanguage

TOPIC = "matching"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who are partners from now on. `colleague` stands on the side that the cohort serves."""

    partnership: UUID
    senior: UUID
    colleague: UUID


@dataclass(frozen=True, slots=True)
class PairsPublished:
    """The pairs of a round, signed by both seats."""

    round: UUID
    cohort: UUID
    published_on: date
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class PairsUnpublished:
    """Before launch the pairs of a round are taken back: these partnerships are none."""

    round: UUID
    cohort: UUID
    unpublished_on: date
    partnerships: tuple[UUID, ...]


def _pairs_published(recorded: Recorded[rounds.PairsPublished]) -> PairsPublished:
    event = recorded.event
    pairs = tuple(Pair(pair.partnership, pair.senior, pair.colleague) for pair in event.pairs)
    return PairsPublished(recorded.stream.id, event.cohort, event.on, pairs)


def _pairs_unpublished(recorded: Recorded[rounds.PairsUnpublished]) -> PairsUnpublished:
    event = recorded.event
    return PairsUnpublished(recorded.stream.id, event.cohort, event.on, event.partnerships)


LANGUAGE = PublishedLanguage(
    Publication(rounds.PairsPublished, "matching.PairsPublished.v1", PairsPublished, TOPIC, _pairs_published),
    Publication(rounds.PairsUnpublished, "matching.PairsUnpublished.v1", PairsUnpublished, TOPIC, _pairs_unpublished),
)
