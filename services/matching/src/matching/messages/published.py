"""What matching publishes for the other services: that a round is on, who is paired with whom, and not how that was decided."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from matching.rounds import events as rounds
from plp_kit.messaging.publishing import Publication, PublishedLanguage

TOPIC: Final = "matching"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who are partners from now on. `colleague` is on the side that the cohort serves."""

    partnership: UUID
    senior: UUID
    colleague: UUID


@dataclass(frozen=True, slots=True)
class RoundOpened:
    """Matchers look for pairs among a cohort's people, until the pairs of the round are published."""

    round: UUID
    cohort: UUID


@dataclass(frozen=True, slots=True)
class PairsPublished:
    """The pairs of a round, signed by both seats."""

    round: UUID
    cohort: UUID
    published_on: date
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class PairsUnpublished:
    """Before launch the pairs of a round are taken back: these partnerships do not exist any more."""

    round: UUID
    cohort: UUID
    unpublished_on: date
    partnerships: tuple[UUID, ...]


LANGUAGE: Final = PublishedLanguage(
    Publication(rounds.RoundOpened, "matching.RoundOpened.v1", RoundOpened, TOPIC, renamed={"round": "id"}),
    Publication(
        rounds.PairsPublished,
        "matching.PairsPublished.v1",
        PairsPublished,
        TOPIC,
        renamed={"round": "id", "published_on": "on"},
    ),
    Publication(
        rounds.PairsUnpublished,
        "matching.PairsUnpublished.v1",
        PairsUnpublished,
        TOPIC,
        renamed={"round": "id", "unpublished_on": "on"},
    ),
)
