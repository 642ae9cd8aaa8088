"""A matching round: the optimiser proposes pairs, the matchers sign what they read, the pairs are published.

A signature belongs to a proposal, not to a round: a new proposal starts with none.
"""

from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from matching.cohorts.decider import NO_SUCH_COHORT
from matching.considerations import decider as considerations
from matching.considerations.decider import Considered
from matching.ids import CohortId, PersonId
from matching.rounds import parts
from matching.rounds.commands import (
    Command,
    Consideration,
    HidePapers,
    Matching,
    OpenRematch,
    OpenRound,
    ProposePairs,
    PublishPairs,
    SignProposal,
    UnpublishPairs,
)
from matching.rounds.events import (
    Event,
    PairsExplained,
    PairsProposed,
    PairsPublished,
    PairsUnpublished,
    PapersHidden,
    Part,
    ProposalSigned,
    ProposedPairsListed,
    PublishedPairsListed,
    Purpose,
    RoundOpened,
    UnplacedListed,
    UnpublishedPairsListed,
)
from matching.rounds.membership import Membership, OtherRounds, PublishedPair
from matching.rounds.proposal import Fingerprint, Nonce, ProposedPair, fingerprint
from matching.rounds.seats import Seat
from plp_kit.core.deciding import Decider, Decision, Kind, Refusal

# States


@dataclass(frozen=True, slots=True)
class Unopened:
    pass


@dataclass(frozen=True, slots=True)
class Gathering:
    cohort: CohortId
    expected: int
    considered: Considered = field(default_factory=Considered)


@dataclass(frozen=True, slots=True)
class Proposed:
    """`signatories` are all ids of those who signed; `filled` the seats of those among them who are not paired.

    `signed` are the pairs that both seats signed last; `publications` counts how often pairs were published before.
    """

    cohort: CohortId
    expected: int
    nonce: Nonce
    fingerprint: Fingerprint
    pairs: tuple[ProposedPair, ...] = ()
    signatories: frozenset[PersonId] = frozenset()
    filled: frozenset[Seat] = frozenset()
    considered: Considered = field(default_factory=Considered)
    signed: tuple[ProposedPair, ...] = ()
    publications: int = 0

    @property
    def people(self) -> list[PersonId]:
        return [person for pair in self.pairs for person in pair.people]

    @property
    def is_outdated(self) -> bool:
        """A pin or a veto came after this proposal, and the proposal does not follow it."""
        return not self.considered.allows(frozenset(frozenset(pair.people) for pair in self.pairs))


@dataclass(frozen=True, slots=True)
class Published:
    """`proposed` is the proposal that was published."""

    pairs: tuple[PublishedPair, ...]
    proposed: Proposed


State: TypeAlias = Unopened | Gathering | Proposed | Published


# Refusals

NO_SUCH_ROUND = Refusal("no_such_round", "There is no such round.", Kind.MISSING)
OPENED_ALREADY = Refusal("opened_already", "This round is open already.")
CANDIDATES_MISSING = Refusal("candidates_missing", "Some accepted people have not reached matching yet. Try again in a moment.")
ROUND_OPEN = Refusal(
    "round_open", "A round of this cohort is not published yet. Propose there: it takes everybody without a partner."
)
NOBODY_TO_PAIR = Refusal("nobody_to_pair", "Nobody can be paired: a pair needs someone on each side.")
PAIRED_TWICE = Refusal("paired_twice", "Somebody is in this proposal twice. Propose again.")
CANDIDATE_GONE = Refusal("candidate_gone", "Somebody in these pairs has gone since. Propose again, then sign the new proposal.")
PARTNERED_ALREADY = Refusal(
    "partnered_already", "Somebody in these pairs has a partner from another round. Propose again, then sign the new proposal."
)
PROPOSAL_UNCHANGED = Refusal("proposal_unchanged", "This is the same proposal as before. It keeps its signatures.")
NOTHING_PROPOSED = Refusal("nothing_proposed", "There is no proposal in this round yet.")
PROPOSAL_REPLACED = Refusal("proposal_replaced", "The proposal changed after you read it. Read the new one, then sign.")
SIGNED_ALREADY = Refusal("signed_already", "You have signed this proposal. The other signature must be someone else's.")
NOT_AVAILABLE_SINCE = Refusal(
    "not_available_since", "Somebody in these pairs is not available any more. Propose again, then sign the new proposal."
)
SIGNATURES_MISSING = Refusal(
    "signatures_missing", "Publishing needs a facilitator and a co-chair who are not paired in this round."
)
OTHER_PAIRS = Refusal("other_pairs", "These are not the pairs that were signed. Read the proposal again.")
PROPOSAL_OUTDATED = Refusal(
    "proposal_outdated", "Somebody pinned or vetoed a pair after this proposal. Propose again, then sign the new proposal."
)
NOT_AVAILABLE_ANY_MORE = Refusal(
    "not_available_any_more", "Two people in these pairs are not available to each other any more. Propose again."
)
NOTHING_PUBLISHED = Refusal("nothing_published", "The pairs of this round are not published.")
ANOTHER_ROUND_OPEN = Refusal(
    "another_round_open", "Another round of this cohort is open. Publish it first: a cohort has one open round at a time."
)
LAUNCHED = Refusal(
    "launched", "This cohort has been launched, so its pairs stay published. A person who goes leaves their partnership."
)
PUBLISHED_ALREADY = Refusal("published_already", "The pairs of this round are published.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case _, OpenRound() | OpenRematch():
            return _open(command) if isinstance(state, Unopened) else OPENED_ALREADY
        case Unopened(), _:
            return NO_SUCH_ROUND
        case _, HidePapers(on):
            return [PapersHidden(on)]
        case _, UnpublishPairs():
            return _unpublish(state, command) if isinstance(state, Published) else NOTHING_PUBLISHED
        case Published(), _:
            return PUBLISHED_ALREADY
        case Gathering() | Proposed(), _:
            return _match(state, command)


def _open(command: OpenRound | OpenRematch) -> Decision[Event]:
    """A cohort has one open round at a time. A re-match is opened for people who can be paired."""
    if command.others.live:
        return ROUND_OPEN
    match command:
        case OpenRound(cohort, expected):
            return [RoundOpened(cohort, expected, Purpose.FIRST)]
        case OpenRematch(others=OtherRounds(opened=0)):
            return NO_SUCH_COHORT
        case OpenRematch(cohort, _, membership) if membership.can_be_paired():
            return [RoundOpened(cohort, len(membership.members), Purpose.REMATCH)]
        case OpenRematch():
            return NOBODY_TO_PAIR


def _match(state: Gathering | Proposed, command: Consideration | Matching) -> Decision[Event]:
    match state, command:
        case _, ProposePairs():
            return _propose(state, command)
        case Proposed(), SignProposal():
            return _sign(state, command)
        case Proposed(), PublishPairs():
            return _publish(state, command)
        case _, SignProposal() | PublishPairs():
            return NOTHING_PROPOSED
        case _:
            return considerations.decide(state.considered, command)


def _propose(state: Gathering | Proposed, command: ProposePairs) -> Decision[Event]:
    proposal = command.proposal
    if command.candidates < state.expected:
        return CANDIDATES_MISSING
    if not proposal.pairs:
        return NOBODY_TO_PAIR
    if len(set(proposal.people)) < len(proposal.people):
        return PAIRED_TWICE
    if isinstance(state, Proposed) and state.fingerprint == fingerprint(proposal, state.nonce):
        return PROPOSAL_UNCHANGED
    return parts.proposed(command)


def _sign(state: Proposed, command: SignProposal) -> Decision[Event]:
    """A paired matcher's own signature is on record and fills no seat."""
    signature = command.signature
    if command.fingerprint != state.fingerprint:
        return PROPOSAL_REPLACED
    if signature.ids & state.signatories:
        return SIGNED_ALREADY
    if any(not command.restricted.isdisjoint(pair.people) and pair not in state.signed for pair in state.pairs):
        return NOT_AVAILABLE_SINCE
    fills_seat = signature.ids.isdisjoint(state.people)
    filled = state.filled | {signature.seat} if fills_seat else state.filled
    return [ProposalSigned(signature, fills_seat, both_filled=filled == frozenset(Seat))]


def _publish(state: Proposed, command: PublishPairs) -> Decision[Event]:
    if refusal := _unavailable(state, command.membership):
        return refusal
    if state.filled != frozenset(Seat):
        return SIGNATURES_MISSING
    if state.is_outdated:
        return PROPOSAL_OUTDATED
    if sorted((pair.senior, pair.colleague) for pair in command.pairs) != sorted(
        (pair.senior, pair.colleague) for pair in state.pairs
    ):
        return OTHER_PAIRS
    if command.excluded:
        return NOT_AVAILABLE_ANY_MORE
    return parts.published(state.cohort, state.fingerprint, command.pairs, command.on)


def _unavailable(state: Proposed, membership: Membership) -> Refusal | None:
    """Nobody is in two published pairs of a cohort, under any of their ids."""
    humans = membership.humans(state.people)
    if not membership.present().issuperset(state.people):
        return CANDIDATE_GONE
    if not membership.with_partner().isdisjoint(humans):
        return PARTNERED_ALREADY
    return PAIRED_TWICE if len(set(humans)) < len(humans) else None


def _unpublish(state: Published, command: UnpublishPairs) -> Decision[Event]:
    if command.launch_on is not None and command.on >= command.launch_on:
        return LAUNCHED
    if command.others.live:
        return ANOTHER_ROUND_OPEN
    return parts.unpublished(state.proposed.cohort, state.pairs, command.on)


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, RoundOpened(cohort, expected):
            return Gathering(cohort, expected)
        case _, ProposedPairsListed() | UnplacedListed() | PairsExplained() | PublishedPairsListed() | UnpublishedPairsListed():
            return _listed(state, event)
        case _, PairsProposed() | ProposalSigned() | PairsPublished() | PairsUnpublished():
            return _moved_on(state, event)
        case _, PapersHidden():
            return state
        case Gathering() | Proposed(), _:
            return replace(state, considered=considerations.evolve(state.considered, event))
        case _:
            return state


def _moved_on(state: State, event: PairsProposed | ProposalSigned | PairsPublished | PairsUnpublished) -> State:
    match state, event:
        case Gathering() | Proposed(), PairsProposed():
            return _proposed(state, event)
        case Proposed(), ProposalSigned():
            return _signed(state, event)
        case Proposed(), PairsPublished():
            return Published((), state)
        case Published(_, proposed), PairsUnpublished():
            return replace(proposed, signatories=frozenset(), filled=frozenset(), publications=proposed.publications + 1)
        case _:
            return state


def _listed(state: State, part: Part) -> State:
    match state, part:
        case Proposed(), ProposedPairsListed(proposed):
            return replace(state, pairs=(*state.pairs, *proposed))
        case Published(), PublishedPairsListed(pairs=published):
            return replace(state, pairs=(*state.pairs, *published))
        case _:
            return state


def _proposed(state: Gathering | Proposed, event: PairsProposed) -> Proposed:
    proposed = Proposed(state.cohort, state.expected, event.nonce, event.fingerprint, considered=state.considered)
    return proposed if isinstance(state, Gathering) else replace(proposed, signed=state.signed, publications=state.publications)


def _signed(state: Proposed, event: ProposalSigned) -> Proposed:
    signature = event.signature
    return replace(
        state,
        signatories=state.signatories | signature.ids,
        filled=state.filled | {signature.seat} if event.fills_seat else state.filled,
        signed=state.pairs if event.both_filled else state.signed,
    )


rounds: Final[Decider[Command, State, Event]] = Decider(Unopened(), decide, evolve)
