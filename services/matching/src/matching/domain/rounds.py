"""A matching round: the optimiser proposes pairs, the matchers sign what they read, the pairs are published.

A signature belongs to a proposal, not to a round: a new proposal starts with none.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from matching.domain.identities import CohortId, PartnershipId, PersonId
from matching.domain.proposals import Fingerprint, Pair, Proposal, fingerprint
from plp_kit.deciding import Decider, Decision, Refusal


class Purpose(StrEnum):
    FIRST = "first"
    REMATCH = "rematch"


class Seat(StrEnum):
    FACILITATOR = "facilitator"
    CO_CHAIR = "co_chair"


@dataclass(frozen=True, slots=True)
class Signature:
    person: PersonId
    seat: Seat


@dataclass(frozen=True, slots=True)
class PublishedPair:
    """A pair as its partners learn of it: without a score, with the id under which their partnership lives on."""

    partnership: PartnershipId
    senior: PersonId
    colleague: PersonId


# Commands


@dataclass(frozen=True, slots=True)
class OpenRound:
    """`expected` is the number of people ever accepted; those who have gone since are among them."""

    cohort: CohortId
    expected: int
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class ProposePairs:
    """`candidates` is the number of people that matching has heard of, counted as `OpenRound.expected` is."""

    proposal: Proposal
    candidates: int


@dataclass(frozen=True, slots=True)
class SignProposal:
    signature: Signature
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class PublishPairs:
    pairs: tuple[PublishedPair, ...]
    on: date


Command: TypeAlias = OpenRound | ProposePairs | SignProposal | PublishPairs


# Events


@dataclass(frozen=True, slots=True)
class RoundOpened:
    cohort: CohortId
    expected: int
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class PairsProposed:
    pairs: tuple[Pair, ...]
    unplaced: tuple[PersonId, ...]
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class ProposalSigned:
    signature: Signature


@dataclass(frozen=True, slots=True)
class PairsPublished:
    cohort: CohortId
    pairs: tuple[PublishedPair, ...]
    on: date


Event: TypeAlias = RoundOpened | PairsProposed | ProposalSigned | PairsPublished


# States


@dataclass(frozen=True, slots=True)
class Unopened:
    pass


@dataclass(frozen=True, slots=True)
class Gathering:
    cohort: CohortId
    expected: int


@dataclass(frozen=True, slots=True)
class Proposed:
    cohort: CohortId
    expected: int
    pairs: tuple[Pair, ...]
    fingerprint: Fingerprint
    signatures: frozenset[Signature] = frozenset()

    @property
    def signatories(self) -> set[PersonId]:
        return {signature.person for signature in self.signatures}

    @property
    def vacant(self) -> set[Seat]:
        """Seats that nobody outside the pairs has signed for: a paired matcher's own signature is on record, and fills none."""
        paired = {person for pair in self.pairs for person in pair.people}
        return set(Seat) - {signature.seat for signature in self.signatures if signature.person not in paired}


@dataclass(frozen=True, slots=True)
class Published:
    pairs: tuple[PublishedPair, ...]


State: TypeAlias = Unopened | Gathering | Proposed | Published


# Refusals

NO_SUCH_ROUND = Refusal("no_such_round", "There is no such round.")
OPENED_ALREADY = Refusal("opened_already", "This round is open already.")
CANDIDATES_MISSING = Refusal("candidates_missing", "Some accepted people have not reached matching yet. Try again in a moment.")
NOBODY_TO_PAIR = Refusal("nobody_to_pair", "Nobody can be paired: a pair needs someone on each side.")
PAIRED_TWICE = Refusal("paired_twice", "Somebody stands twice in this proposal.")
PROPOSAL_UNCHANGED = Refusal("proposal_unchanged", "This is the proposal that stands. Its signatures stay.")
NOTHING_PROPOSED = Refusal("nothing_proposed", "There is no proposal in this round yet.")
PROPOSAL_REPLACED = Refusal("proposal_replaced", "The proposal changed after you read it. Read the new one, then sign.")
SIGNED_ALREADY = Refusal("signed_already", "You have signed this proposal. The other signature must be someone else's.")
SIGNATURES_MISSING = Refusal(
    "signatures_missing", "Publishing needs a facilitator and a co-chair who are not paired in this round."
)
OTHER_PAIRS = Refusal("other_pairs", "These are not the pairs that were signed. Read the proposal again.")
PUBLISHED_ALREADY = Refusal("published_already", "The pairs of this round are published.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case _, OpenRound(cohort, expected, purpose):
            return [RoundOpened(cohort, expected, purpose)] if isinstance(state, Unopened) else OPENED_ALREADY
        case Unopened(), _:
            return NO_SUCH_ROUND
        case Published(), _:
            return PUBLISHED_ALREADY
        case Gathering() | Proposed(), ProposePairs():
            return _propose(state, command)
        case Gathering(), _:
            return NOTHING_PROPOSED
        case Proposed(), SignProposal():
            return _sign(state, command)
        case Proposed(), PublishPairs():
            return _publish(state, command)


def _propose(state: Gathering | Proposed, command: ProposePairs) -> Decision[Event]:
    proposal, proposed = command.proposal, fingerprint(command.proposal)
    if command.candidates < state.expected:
        return CANDIDATES_MISSING
    if not proposal.pairs:
        return NOBODY_TO_PAIR
    if len(set(proposal.people)) < len(proposal.people):
        return PAIRED_TWICE
    if isinstance(state, Proposed) and state.fingerprint == proposed:
        return PROPOSAL_UNCHANGED
    return [PairsProposed(proposal.pairs, proposal.unplaced, proposed)]


def _sign(state: Proposed, command: SignProposal) -> Decision[Event]:
    if command.fingerprint != state.fingerprint:
        return PROPOSAL_REPLACED
    if command.signature.person in state.signatories:
        return SIGNED_ALREADY
    return [ProposalSigned(command.signature)]


def _publish(state: Proposed, command: PublishPairs) -> Decision[Event]:
    signed = [(pair.senior, pair.colleague) for pair in state.pairs]
    if state.vacant:
        return SIGNATURES_MISSING
    if sorted((pair.senior, pair.colleague) for pair in command.pairs) != sorted(signed):
        return OTHER_PAIRS
    return [PairsPublished(state.cohort, command.pairs, command.on)]


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, RoundOpened(cohort, expected):
            return Gathering(cohort, expected)
        case Gathering() | Proposed(), PairsProposed(pairs, _, proposed):
            return Proposed(state.cohort, state.expected, pairs, proposed)
        case Proposed(), ProposalSigned(signature):
            return replace(state, signatures=state.signatures | {signature})
        case _, PairsPublished(_, pairs):
            return Published(pairs)
        case _, PairsProposed() | ProposalSigned():
            return state


rounds: Decider[Command, State, Event] = Decider(Unopened(), decide, evolve)
