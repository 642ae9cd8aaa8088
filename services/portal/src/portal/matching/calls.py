"""The calls of the matching pages, and the fields that the pages use of each answer."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, Service, reads

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
    """`received` of `expected` people have reached matching. `purpose`: first or rematch.

    `fingerprint` is the proposal's, which is `outdated` where it can no longer be signed or published.
    """

    round: UUID
    cohort: UUID
    purpose: str
    expected: int
    received: int
    pairs: int
    unplaced: int
    fingerprint: str | None
    outdated: bool
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

    Not `scored` for a candidate of the round. `own_left_out` pairs are the reader's. The reader `has_signed` this proposal; it
    or an earlier one `was_signed` in both seats.
    """

    page: int
    pages: int
    listed: int
    shown: tuple[ListedPair, ...]
    scored: bool
    own_left_out: int
    changed: int | None
    has_signed: bool
    was_signed: bool
    managers_unknown: int
    summary: Summary | None
    considered: tuple[Consideration, ...]


COHORTS: Final = reads(Service.RECRUITMENT, "/cohorts", tuple[NamedCohort, ...])
COHORT: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}", NamedCohort)
ROUNDS: Final = reads(Service.MATCHING, "/cohorts/{cohort}/rounds", tuple[Round, ...])
PAIRS: Final = reads(Service.MATCHING, "/rounds/{round_id}/pairs", PairsPage, "page", "changed", "people")


class Outline(Round, frozen=True, kw_only=True):
    """Not `scored` for a candidate of the round."""

    scored: bool


class ProposedPerson(msgspec.Struct, frozen=True):
    person: UUID


class ProposedPeople(msgspec.Struct, frozen=True):
    people: tuple[ProposedPerson, ...]


class ScorePart(msgspec.Struct, frozen=True):
    """`shared` names what both have, of `wanted` in all."""

    name: str
    points: int
    most: int
    wanted: int
    shared: tuple[str, ...]


class ScoredPair(msgspec.Struct, frozen=True):
    """Two people who could be a pair, as they would be scored now."""

    senior: UUID
    colleague: UUID
    score: int
    parts: tuple[ScorePart, ...]
    is_proposed: bool
    is_pinned: bool


class Measures(msgspec.Struct, frozen=True):
    """Of a set of pairs: how many, people among them who waited in an earlier cohort, the lowest score."""

    placed: int
    first_in_line: int
    worst_pair_score: int


class Price(msgspec.Struct, frozen=True):
    """What the scores together lose; None where the best set of pairs that remains is another, `instead`."""

    cost: int | None
    instead: Measures | None
    kept_lost: int


class TwoPeople(msgspec.Struct, frozen=True):
    senior: UUID
    colleague: UUID


class OtherPartner(msgspec.Struct, frozen=True):
    """`new_pairs` are all pairs that would be new, this one among them."""

    other: UUID
    score: int
    price: Price
    is_below_worst_pair: bool
    new_pairs: tuple[TwoPeople, ...]


class OtherPartners(msgspec.Struct, frozen=True):
    """Of a person, who has `partner` in the best set of pairs as things are now; None where they have none."""

    person: UUID
    best: Measures
    partner: UUID | None
    score: int | None
    is_pinned: bool
    alternatives: tuple[OtherPartner, ...]
    not_available: tuple[UUID, ...]


class UnplacedPerson(msgspec.Struct, frozen=True):
    """`reason` and `partners`, with how many people they could be paired, are None for a candidate of the round."""

    person: UUID
    reason: str | None
    partners: int | None


class Unplaced(msgspec.Struct, frozen=True):
    """`seniors` and `colleagues` count the people of each side."""

    cohort: UUID
    scored: bool
    seniors: int | None
    colleagues: int | None
    people: tuple[UnplacedPerson, ...]


class ChangedPair(msgspec.Struct, frozen=True):
    one: UUID
    other: UUID
    score: int | None


class Version(msgspec.Struct, frozen=True):
    """The lowest score of a proposal, and all together."""

    lowest: int
    total: int


class Changes(msgspec.Struct, frozen=True):
    """Not `is_compared` where there is nothing before; then nothing has changed."""

    scored: bool
    is_compared: bool
    has_signed: bool
    before_on: date | None
    before: Version | None
    now: Version | None
    kept: int
    ended: tuple[ChangedPair, ...]
    new: tuple[ChangedPair, ...]
    newly_placed: tuple[UUID, ...]
    newly_unplaced: tuple[UUID, ...]


class Note(msgspec.Struct, frozen=True):
    """`stance`: for or against. `reason` is None where it is destroyed."""

    note: UUID
    one: UUID
    other: UUID
    stance: str
    author: UUID
    until: date | None
    reason: str | None


class Couple(msgspec.Struct, frozen=True):
    people: tuple[UUID, ...]


class Profile(msgspec.Struct, frozen=True):
    """An answer is None where the question was left out."""

    answers: tuple[str | None, ...]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    interests: tuple[str, ...]
    availability: tuple[str, ...]
    meeting_mode: str
    site: str | None


class PersonProfile(msgspec.Struct, frozen=True):
    """`profile` is None where it is closed to the reader, or destroyed."""

    person: UUID
    profile: Profile | None


class Profiles(msgspec.Struct, frozen=True):
    questions: tuple[str, ...]
    profiles: tuple[PersonProfile, ...]


OUTLINE: Final = reads(Service.MATCHING, "/rounds/{round_id}/outline", Outline)
PEOPLE: Final = reads(Service.MATCHING, "/rounds/{round_id}/people", ProposedPeople)
PAIR: Final = reads(Service.MATCHING, "/rounds/{round_id}/pairs/{one}/{other}", ScoredPair, seconds=SECONDS)
PERSON: Final = reads(Service.MATCHING, "/rounds/{round_id}/people/{person}", OtherPartners, seconds=SECONDS)
UNPLACED: Final = reads(Service.MATCHING, "/rounds/{round_id}/unplaced", Unplaced, seconds=SECONDS)
CHANGES: Final = reads(Service.MATCHING, "/rounds/{round_id}/changes", Changes, "since")
NOTES: Final = reads(Service.MATCHING, "/rounds/{round_id}/notes", tuple[Note, ...])
PROFILES: Final = Call(Service.RECRUITMENT, Method.POST, "/cohorts/{cohort}/profiles", Couple, Profiles)
