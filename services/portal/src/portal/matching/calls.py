"""The calls of the matching pages, and the fields that the pages use of each answer."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Service, reads

SEATS: Final = ("facilitator", "co_chair")
SECONDS: Final = 20.0
"""For what is worked out anew: of a thousand people that takes seconds."""


class NamedCohort(msgspec.Struct, frozen=True):
    """The words are what the trust calls both sides."""

    cohort: UUID
    title: str
    word_senior: str
    word_served: str
    recruiting: bool
    launched: bool


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """`received` of `expected` people have reached matching. `fingerprint` is the proposal's. `purpose`: first or rematch."""

    round: UUID
    cohort: UUID
    purpose: str
    expected: int
    received: int
    pairs: int
    unplaced: int
    fingerprint: str | None
    signed_seats: tuple[str, ...]
    published_on: date | None

    @property
    def missing(self) -> int:
        return max(0, self.expected - self.received)

    @property
    def vacant_seats(self) -> tuple[str, ...]:
        return tuple(seat for seat in SEATS if seat not in self.signed_seats)


class ListedPart(msgspec.Struct, frozen=True):
    """`points` of at most `most`."""

    name: str
    points: int
    most: int


class ListedPair(msgspec.Struct, frozen=True):
    """No score and no parts where they are not for the reader; no parts where the explanation is destroyed or not available."""

    senior: UUID
    colleague: UUID
    score: int | None
    parts: tuple[ListedPart, ...]
    is_new: bool
    is_pinned: bool


class Summary(msgspec.Struct, frozen=True):
    """`worst_pair_score` leaves pinned pairs out. `greatest` less `total` is the price of fairness."""

    worst_pair_score: int
    total: int
    greatest: int | None
    first_in_line: int


class Consideration(msgspec.Struct, frozen=True):
    """`kind`: pin or veto."""

    one: UUID
    other: UUID
    kind: str


class PairsPage(Round, frozen=True, kw_only=True):
    """A page of the `listed` pairs that were asked for. `changed` of all are new since the proposal before, if there is one.

    Not `scored` for a candidate of the round. `own_left_out` pairs are the reader's.
    """

    page: int
    pages: int
    listed: int
    shown: tuple[ListedPair, ...]
    scored: bool
    own_left_out: int
    changed: int | None
    outdated: bool
    managers_unknown: int
    summary: Summary | None
    considered: tuple[Consideration, ...]


COHORTS: Final = reads(Service.RECRUITMENT, "/cohorts", tuple[NamedCohort, ...])
COHORT: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}", NamedCohort)
ROUNDS: Final = reads(Service.MATCHING, "/cohorts/{cohort}/rounds", tuple[Round, ...])
PAIRS: Final = reads(Service.MATCHING, "/rounds/{round_id}/pairs", PairsPage, "page", "changed", "people")
