"""A message takes its fields from its event; a mapping that does not fit is refused when the service is put together."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import msgspec
import pytest

from plp_kit.core.events import Origin, Recorded, Stream
from plp_kit.messaging.publishing import Publication, PublishedLanguage, Unmapped

ROUND = UUID(int=1)


@dataclass(frozen=True, slots=True)
class Pair:
    senior: UUID
    score: int


@dataclass(frozen=True, slots=True)
class Plan:
    title: str


@dataclass(frozen=True, slots=True)
class PairsPublished:
    pairs: tuple[Pair, ...]
    on: date
    plan: Plan


@dataclass(frozen=True, slots=True)
class PairsMessagePair:
    senior: UUID


@dataclass(frozen=True, slots=True)
class PairsMessage:
    round: UUID
    title: str
    published_on: date
    pairs: tuple[PairsMessagePair, ...]


EVENT = PairsPublished((Pair(UUID(int=2), 560),), date(2021, 4, 12), Plan("First"))
RECORDED = Recorded(
    Stream("round", ROUND), 1, EVENT, UUID(int=3), Origin("someone", datetime(2021, 4, 12, tzinfo=UTC), UUID(int=4))
)
RENAMED = {"round": "id", "title": "plan.title", "published_on": "on"}


def test_a_message_has_the_fields_of_its_event_and_nothing_else() -> None:
    publication = Publication(PairsPublished, "matching.PairsPublished.v1", PairsMessage, "matching", renamed=RENAMED)
    message = PublishedLanguage(publication).message(RECORDED, 7)
    assert msgspec.json.decode(message.data) == {
        "round": str(ROUND),
        "title": "First",
        "published_on": "2021-04-12",
        "pairs": [{"senior": str(UUID(int=2))}],
    }


def test_a_field_that_the_event_does_not_have_is_refused() -> None:
    with pytest.raises(Unmapped, match=r"matching\.PairsPublished\.v1 has published_on, PairsPublished has no published_on"):
        Publication(
            PairsPublished, "matching.PairsPublished.v1", PairsMessage, "matching", renamed={"round": "id", "title": "plan.title"}
        )
