"""What the nation counts, by the catalogue's number: each fact with the levels of its rows and columns.

Figures of two catalogues are never added together, nor of two waves, nor of two groups served. A table has one row, of everybody
together: one that told groups apart would tell what single people answered.
"""

from dataclasses import dataclass
from typing import Final

CATALOGUE: Final = 1
GROUPS_SERVED: Final = frozenset({"bme", "carers", "disabled", "faith", "international", "lgbtq", "women"})
WAVES: Final = ("baseline", "mid", "end", "year_after")

ALL: Final = "all"
"""The one row of a table, and the area that is the whole country."""


@dataclass(frozen=True, slots=True)
class KnownFact:
    name: str
    columns: tuple[str, ...]
    rows: tuple[str, ...] = (ALL,)


FACTS: Final = (
    KnownFact("participants", ("there", "left")),
    KnownFact("response", ("answered", "not_answered")),
    KnownFact("recommend", ("yes", "no", "not_sure", "not_said")),
    KnownFact("check_in", ("yes", "no", "not_said")),
)

KNOWN: Final = {(CATALOGUE, fact.name): fact for fact in FACTS}
