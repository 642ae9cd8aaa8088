"""The events of a round. Considerations bring events of their own.

What grows with the number of people is a header, which says how many there are, and the parts that follow it.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias

from matching.considerations import decider as considerations
from matching.ids import CohortId, PartnershipId, PersonId
from matching.rounds.membership import PublishedPair
from matching.rounds.proposal import Fingerprint, Nonce, ProposedPair, Summary
from matching.rounds.seats import Signature
from matching.rounds.substitutes import Substitute
from plp_kit.core.parts import BY_SIZE
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
    """`parts` events follow, which list the pairs, the people without a partner, and the explanations."""

    pairs: int
    unplaced: int
    parts: int
    nonce: Nonce = field(repr=False)
    fingerprint: Fingerprint
    summary: Summary | None = None


@stored("matching.proposed_pairs_listed.v1")
@dataclass(frozen=True, slots=True)
class ProposedPairsListed:
    """Some pairs of the proposal."""

    pairs: Annotated[tuple[ProposedPair, ...], BY_SIZE]


@stored("matching.unplaced_listed.v1")
@dataclass(frozen=True, slots=True)
class UnplacedListed:
    """Some of the people for whom the proposal has no partner."""

    people: Annotated[tuple[PersonId, ...], BY_SIZE]


@stored("matching.pairs_explained.v1")
@dataclass(frozen=True, slots=True)
class PairsExplained:
    """Some of the proposal's pairs, each sealed for its two people: either's erasure destroys it. The label names the pair."""

    explanations: Annotated[tuple[Sealed, ...], BY_SIZE]


@stored("matching.proposal_signed.v1")
@dataclass(frozen=True, slots=True)
class ProposalSigned:
    """`both_filled`: with this signature both seats are filled, and these pairs are signed."""

    signature: Signature
    fills_seat: bool
    both_filled: bool


@stored("matching.substitute_named.v1")
@dataclass(frozen=True, slots=True)
class SubstituteNamed:
    substitute: Substitute


@stored("matching.pairs_published.v1")
@dataclass(frozen=True, slots=True)
class PairsPublished:
    """The proposal with this fingerprint, as it was signed. `parts` events follow, which list its pairs."""

    cohort: CohortId
    fingerprint: Fingerprint
    pairs: int
    parts: int
    on: date


@stored("matching.published_pairs_listed.v1")
@dataclass(frozen=True, slots=True)
class PublishedPairsListed:
    """Some of the published pairs. `part` counts from 1 to `parts`."""

    cohort: CohortId
    on: date
    part: int
    parts: int
    pairs: Annotated[tuple[PublishedPair, ...], BY_SIZE]


@stored("matching.pairs_unpublished.v1")
@dataclass(frozen=True, slots=True)
class PairsUnpublished:
    """`parts` events follow, which list the partnerships that are no more."""

    cohort: CohortId
    pairs: int
    parts: int
    on: date


@stored("matching.unpublished_pairs_listed.v1")
@dataclass(frozen=True, slots=True)
class UnpublishedPairsListed:
    """Some of the partnerships that are no more. `part` counts from 1 to `parts`."""

    cohort: CohortId
    on: date
    part: int
    parts: int
    partnerships: Annotated[tuple[PartnershipId, ...], BY_SIZE]


@stored("matching.papers_hidden.v1")
@dataclass(frozen=True, slots=True)
class PapersHidden:
    """The reasons of notes and the explanations recorded so far are shown no more; it spends their keys."""

    on: date


Part: TypeAlias = ProposedPairsListed | UnplacedListed | PairsExplained | PublishedPairsListed | UnpublishedPairsListed

Event: TypeAlias = (
    RoundOpened
    | considerations.Event
    | PairsProposed
    | ProposalSigned
    | SubstituteNamed
    | PairsPublished
    | PairsUnpublished
    | Part
    | PapersHidden
)
