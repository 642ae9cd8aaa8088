"""What the nation counts, by the catalogue's number: each fact with the levels of its rows and columns.

Figures of two catalogues are never added together, nor of two waves, nor of two groups served. Participants and response go by
seat, the side that somebody was matched on; what respondents said goes by the group that they name.
"""

from dataclasses import dataclass
from typing import Final

CATALOGUE: Final = 1
GROUPS_SERVED: Final = frozenset({"bme", "carers", "disabled", "faith", "international", "lgbtq", "women"})
WAVES: Final = ("baseline", "mid", "end", "year_after")

SEATS: Final = ("senior", "served")
GROUPS: Final = ("senior", "served", "both")


@dataclass(frozen=True, slots=True)
class KnownFact:
    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]


FACTS: Final = (
    KnownFact("participants", SEATS, ("there", "left")),
    KnownFact("response", SEATS, ("answered", "not_answered")),
    KnownFact("recommend", GROUPS, ("yes", "no", "not_sure", "not_said")),
    KnownFact("check_in", GROUPS, ("yes", "no", "not_said")),
)

KNOWN: Final = {(CATALOGUE, fact.name): fact for fact in FACTS}
