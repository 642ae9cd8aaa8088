"""The commands of a round. Considerations bring commands of their own."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from matching.considerations import decider as considerations
from matching.ids import CohortId, PersonId
from matching.rounds.membership import NO_OTHERS, Membership, OtherRounds, PublishedPair
from matching.rounds.proposal import Fingerprint, Nonce, Proposal, Summary
from matching.rounds.seats import Signature
from matching.rounds.substitutes import NameSubstitute
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class OpenRound:
    """The cohort's first. `expected` is the number of people ever accepted; those who have gone since are among them."""

    cohort: CohortId
    expected: int
    others: OtherRounds = NO_OTHERS


@dataclass(frozen=True, slots=True)
class OpenRematch:
    """Another round, for those of the cohort who have no partner now."""

    cohort: CohortId
    others: OtherRounds
    membership: Membership


@dataclass(frozen=True, slots=True)
class ProposePairs:
    """`candidates` is the number of people who have reached matching, counted as `OpenRound.expected` is."""

    proposal: Proposal
    nonce: Nonce = field(repr=False)
    candidates: int
    summary: Summary | None = None
    explanations: tuple[Sealed, ...] = ()
    identities: JoinedIdentities = field(default_factory=JoinedIdentities)


@dataclass(frozen=True, slots=True)
class SignProposal:
    """`restricted` are people whose data are restricted; their pair stays only if both seats had signed it.

    Unless `by_role`, it is the signature of a substitute.
    """

    signature: Signature
    fingerprint: Fingerprint
    restricted: frozenset[PersonId] = frozenset()
    identities: JoinedIdentities = field(default_factory=JoinedIdentities)
    by_role: bool = True


@dataclass(frozen=True, slots=True)
class PublishPairs:
    """`excluded`: two people in these pairs must not be paired, as far as is known now."""

    pairs: tuple[PublishedPair, ...]
    on: date
    membership: Membership
    excluded: bool


@dataclass(frozen=True, slots=True)
class UnpublishPairs:
    """Until the cohort is `launched`, whatever day was planned."""

    on: date
    launched: bool
    others: OtherRounds = NO_OTHERS


@dataclass(frozen=True, slots=True)
class HidePapers:
    """Retention of notes and explanations has ended."""

    on: date


Consideration: TypeAlias = considerations.Command
Matching: TypeAlias = ProposePairs | SignProposal | NameSubstitute | PublishPairs
Command: TypeAlias = OpenRound | OpenRematch | Consideration | Matching | UnpublishPairs | HidePapers
