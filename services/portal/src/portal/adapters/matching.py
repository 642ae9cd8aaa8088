"""What the pages read of matching: a cohort's rounds, in the order in which they were opened."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.adapters.api import Api, Asker
from portal.adapters.outcomes import Outcome

SEATS = ("facilitator", "co_chair")


@dataclass(frozen=True, slots=True)
class Round:
    """`received` of `expected` people have reached matching. `fingerprint` is None while nothing is proposed.

    `purpose` is first or rematch.
    """

    purpose: str
    expected: int
    received: int
    pairs: int
    unplaced: int
    fingerprint: str | None
    signed_seats: tuple[str, ...]
    published_on: date | None

    @property
    def unheard(self) -> int:
        return max(0, self.expected - self.received)

    @property
    def filled_seats(self) -> tuple[str, ...]:
        return tuple(seat for seat in SEATS if seat in self.signed_seats)

    @property
    def vacant_seats(self) -> tuple[str, ...]:
        return tuple(seat for seat in SEATS if seat not in self.signed_seats)


@dataclass(frozen=True, slots=True)
class Matching:
    api: Api

    def rounds(self, asker: Asker, cohort: UUID) -> Outcome[tuple[Round, ...]]:
        return self.api.get(asker, f"/cohorts/{cohort}/rounds", tuple[Round, ...])
