"""The events of a round. Considerations bring events of their own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from matching.considerations import decider as considerations
from matching.ids import CohortId, PartnershipId, PersonId
from matching.rounds.membership import PublishedPair
from matching.rounds.proposal import Fingerprint, ProposedPair, Summary
from matching.rounds.seats import Signature
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored


class Purpose(StrEnum):
    FIRST = "first"
    REMATCH = "rematch"


@stored("matching.round_opened.v1")
@dataclass(frozen=True, slots=True)
class RoundOpened:
    cohort: CohortId
    expected: int
    purpose: Purpose


@stored("matching.pairs_proposed.v1")
@dataclass(frozen=True, slots=True)
class PairsProposed:
    pairs: tuple[ProposedPair, ...]
    unplaced: tuple[PersonId, ...]
    fingerprint: Fingerprint
    summary: Summary | None = None


@stored("matching.pairs_explained.v1")
@dataclass(frozen=True, slots=True)
class PairsExplained:
    """Some of the proposal's pairs, each sealed for its two people: either's erasure destroys it. The label names the pair."""

    explanations: tuple[Sealed, ...]


@stored("matching.proposal_signed.v1")
@dataclass(frozen=True, slots=True)
class ProposalSigned:
    """`both_filled`: with this signature both seats are filled, and these pairs are signed."""

    signature: Signature
    fills_seat: bool
    both_filled: bool


@stored("matching.pairs_published.v1")
@dataclass(frozen=True, slots=True)
class PairsPublished:
    cohort: CohortId
    pairs: tuple[PublishedPair, ...]
    on: date


@stored("matching.pairs_unpublished.v1")
@dataclass(frozen=True, slots=True)
class PairsUnpublished:
    cohort: CohortId
    partnerships: tuple[PartnershipId, ...]
    on: date


@stored("matching.papers_hidden.v1")
@dataclass(frozen=True, slots=True)
class PapersHidden:
    """The reasons of notes and the explanations recorded so far are shown no more; it spends their keys."""

    on: date


Event: TypeAlias = (
    RoundOpened
    | considerations.Event
    | PairsProposed
    | PairsExplained
    | ProposalSigned
    | PairsPublished
    | PairsUnpublished
    | PapersHidden
)
