"""What matching publishes: that a round is on, who reads it as a substitute, who is paired with whom, and not how it was decided.

A message has a largest size, so the pairs of a round come in parts that are filled by size. A receiver acts on each part as it
comes. What can be decided only when all are there is decided with the last one, since a stream's messages come in their order.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from matching.rounds import events as rounds
from plp_kit.core.parts import BY_SIZE
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
class SubstituteNamed:
    """Somebody signs for a seat of this round of which everybody is paired, and reads its pairs by name."""

    round: UUID
    person: UUID


@dataclass(frozen=True, slots=True)
class PairsPublished:
    """Some or all pairs of a round, signed by both seats. `part` counts from 1 to `parts`."""

    round: UUID
    cohort: UUID
    published_on: date
    part: int
    parts: int
    pairs: Annotated[tuple[Pair, ...], BY_SIZE]


@dataclass(frozen=True, slots=True)
class PairsUnpublished:
    """Before launch the pairs of a round are taken back: these partnerships do not exist any more.

    `part` counts from 1 to `parts`.
    """

    round: UUID
    cohort: UUID
    unpublished_on: date
    part: int
    parts: int
    partnerships: Annotated[tuple[UUID, ...], BY_SIZE]


LANGUAGE: Final = PublishedLanguage(
    Publication(rounds.RoundOpened, "matching.RoundOpened.v1", RoundOpened, TOPIC, renamed={"round": "id"}),
    Publication(
        rounds.SubstituteNamed,
        "matching.SubstituteNamed.v1",
        SubstituteNamed,
        TOPIC,
        renamed={"round": "id", "person": "substitute.person"},
    ),
    Publication(
        rounds.PublishedPairsListed,
        "matching.PairsPublished.v1",
        PairsPublished,
        TOPIC,
        renamed={"round": "id", "published_on": "on"},
    ),
    Publication(
        rounds.UnpublishedPairsListed,
        "matching.PairsUnpublished.v1",
        PairsUnpublished,
        TOPIC,
        renamed={"round": "id", "unpublished_on": "on"},
    ),
)
