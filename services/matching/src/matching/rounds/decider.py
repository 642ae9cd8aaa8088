"""A matching round: the optimiser proposes pairs, the matchers sign what they read, the pairs are published.

A signature belongs to a proposal, not to a round: a new proposal starts with none.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from matching.cohorts.decider import NO_SUCH_COHORT
from matching.considerations import decider as considerations
from matching.considerations.decider import Considered
from matching.considerations.naming import about
from matching.ids import CohortId, Pair, PersonId
from matching.rounds import parts, seats, substitutes
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
    SubstituteNamed,
    UnplacedListed,
    UnpublishedPairsListed,
)
from matching.rounds.membership import Membership, OtherRounds, PublishedPair
from matching.rounds.proposal import Fingerprint, Nonce, ProposedPair, fingerprint
from matching.rounds.seats import MOST_OTHER_IDS, Seat, filled_by_two
from matching.rounds.substitutes import NOT_SUBSTITUTE, NameSubstitute, Substitute
from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.joined_identities import JoinedIdentities

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
    """`signed` are the pairs that both seats signed last; `publications` counts how often pairs were published before."""

    cohort: CohortId
    expected: int
    nonce: Nonce = field(repr=False)
    fingerprint: Fingerprint
    pairs: tuple[ProposedPair, ...] = ()
    signatures: tuple[ProposalSigned, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    considered: Considered = field(default_factory=Considered)
    signed: tuple[ProposedPair, ...] = ()
    publications: int = 0

    @property
    def people(self) -> list[PersonId]:
        return [person for pair in self.pairs for person in pair.people]

    @property
    def signatories(self) -> frozenset[PersonId]:
        """All ids of those who signed."""
        return frozenset(person for each in self.signatures for person in each.signature.ids)

    @property
    def filled(self) -> frozenset[Seat]:
        """By the signatures of those who were not paired, as far as was known when they signed."""
        return frozenset(each.signature.seat for each in self.signatures if each.fills_seat)

    def outdated_for(self, identities: JoinedIdentities) -> frozenset[PersonId]:
        """Who was pinned or vetoed after this proposal, where the proposal does not follow it."""
        return self.considered.against(people_of(self.pairs), identities)


@dataclass(frozen=True, slots=True)
class Published:
    """`proposed` is the proposal that was published."""

    pairs: tuple[PublishedPair, ...]
    proposed: Proposed


State: TypeAlias = Unopened | Gathering | Proposed | Published


def people_of(pairs: Iterable[ProposedPair]) -> frozenset[Pair]:
    """A pair is two people, whichever side each of them is on."""
    return frozenset(frozenset(pair.people) for pair in pairs)


# Refusals

NO_SUCH_ROUND = Refusal("no_such_round", "There is no such round.", Kind.MISSING)
OPENED_ALREADY = Refusal("opened_already", "This round is open already.")
CANDIDATES_MISSING = Refusal("candidates_missing", "Some accepted people have not reached matching yet. Try again in a moment.")
ROUND_OPEN = Refusal(
    "round_open", "A round of this cohort is not published yet. Propose there: it takes everybody without a partner."
)
NOBODY_TO_PAIR = Refusal(
    "nobody_to_pair", "Nobody can be paired: a pair needs someone on each side, who are available to each other."
)
PAIRED_TWICE = Refusal("paired_twice", "Somebody is in this proposal twice. Propose again.")
CANDIDATE_GONE = Refusal("candidate_gone", "Somebody in these pairs has gone since. Propose again, then sign the new proposal.")
PARTNERED_ALREADY = Refusal(
    "partnered_already", "Somebody in these pairs has a partner from another round. Propose again, then sign the new proposal."
)
PROPOSAL_UNCHANGED = Refusal("proposal_unchanged", "This is the same proposal as before. It keeps its signatures.")
NOTHING_PROPOSED = Refusal("nothing_proposed", "There is no proposal in this round yet.")
PROPOSAL_REPLACED = Refusal("proposal_replaced", "The proposal changed after you read it. Read the new one, then sign.")
TOO_MANY_IDS = Refusal(
    "too_many_ids",
    f"You are known by more than {MOST_OTHER_IDS.items} other ids, too many for a signature. Another matcher has to sign.",
)
PINS_IN_THE_WAY: Final = "pins_in_the_way"
SIGNED_ALREADY = Refusal("signed_already", "You have signed this proposal. The other signature must be someone else's.")
NOT_AVAILABLE_SINCE = Refusal(
    "not_available_since", "Somebody in these pairs is not available any more. Propose again, then sign the new proposal."
)
SIGNATURES_MISSING = Refusal(
    "signatures_missing", "Publishing needs a facilitator and a co-chair who are not paired in this round."
)
SEAT_VACATED = Refusal(
    "seat_vacated",
    "Somebody who signed is known by another id now, and is paired in this round or signed for both seats. "
    "Another matcher has to sign.",
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
        case _, SignProposal(signature, by_role=False) if not substitutes.is_named(_substitutes(state), signature):
            return NOT_SUBSTITUTE
        case _, HidePapers(on):
            return [PapersHidden(on)]
        case _, UnpublishPairs():
            return _unpublish(state, command) if isinstance(state, Published) else NOTHING_PUBLISHED
        case Published(), _:
            return PUBLISHED_ALREADY
        case Gathering() | Proposed(), _:
            return _match(state, command)


def _substitutes(state: State) -> tuple[Substitute, ...]:
    match state:
        case Proposed(substitutes=named) | Published(proposed=Proposed(substitutes=named)):
            return named
        case _:
            return ()


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
        case Proposed(), NameSubstitute():
            refused = substitutes.refusal(command, state.substitutes, state.filled, state.signatories)
            return refused or [SubstituteNamed(command.substitute)]
        case Proposed(), PublishPairs():
            return _publish(state, command)
        case _, SignProposal() | NameSubstitute() | PublishPairs():
            return NOTHING_PROPOSED
        case _:
            return considerations.decide(state.considered, command)


def _propose(state: Gathering | Proposed, command: ProposePairs) -> Decision[Event]:
    """Whatever is proposed can be published, if nothing changes: it keeps every pin."""
    proposal = command.proposal
    if command.candidates < state.expected:
        return CANDIDATES_MISSING
    if in_the_way := state.considered.in_the_way(people_of(proposal.pairs), command.identities):
        return Refusal(PINS_IN_THE_WAY, f"Nothing is proposed before this is released. {' '.join(in_the_way)}")
    if not proposal.pairs:
        return _nobody_to_pair(state, command)
    if len(command.identities.humans(proposal.people)) < len(proposal.people):
        return PAIRED_TWICE
    if isinstance(state, Proposed) and state.fingerprint == fingerprint(proposal, state.nonce):
        return PROPOSAL_UNCHANGED
    return parts.proposed(command)


def _nobody_to_pair(state: Gathering | Proposed, command: ProposePairs) -> Refusal:
    """It names the vetoes of people who are there: to release them may help."""
    there = command.identities.humans(command.proposal.people)
    vetoes = [sorted(pair) for pair in state.considered.vetoes if command.identities.humans(pair) <= there]
    named = "; ".join(f"{one} and {other}" for one, other in sorted(vetoes))
    return replace(NOBODY_TO_PAIR, message=f"{NOBODY_TO_PAIR.message} Vetoed are: {named}.") if named else NOBODY_TO_PAIR


def _sign(state: Proposed, command: SignProposal) -> Decision[Event]:
    """A paired matcher's own signature is on record and fills no seat."""
    signature = command.signature
    if command.fingerprint != state.fingerprint:
        return PROPOSAL_REPLACED
    if len(signature.also) > MOST_OTHER_IDS.items:
        return TOO_MANY_IDS
    if signature.ids & state.signatories:
        return SIGNED_ALREADY
    if people := _restricted(state, command):
        return about(NOT_AVAILABLE_SINCE, people)
    fills = seats.fills_seat(signature.ids, state.people)
    filled = state.filled | {signature.seat} if fills else state.filled
    return [ProposalSigned(signature, fills, both_filled=filled == frozenset(Seat))]


def _restricted(state: Proposed, command: SignProposal) -> frozenset[PersonId]:
    """Other than in a pair that both seats have signed."""
    identities = command.identities
    restricted, signed = identities.humans(command.restricted), set(map(identities.humans, people_of(state.signed)))
    pairs = (pair for pair in people_of(state.pairs) if identities.humans(pair) not in signed)
    return frozenset(person for pair in pairs for person in pair if identities.human(person) in restricted)


def _publish(state: Proposed, command: PublishPairs) -> Decision[Event]:
    if refusal := _unavailable(state, command.membership):
        return refusal
    if state.filled != frozenset(Seat):
        return SIGNATURES_MISSING
    identities = command.membership.identities
    if not filled_by_two((each.signature for each in state.signatures), identities.humans(state.people), identities):
        return SEAT_VACATED
    if people := state.outdated_for(identities):
        return about(PROPOSAL_OUTDATED, people)
    if sorted((pair.senior, pair.colleague) for pair in command.pairs) != sorted(
        (pair.senior, pair.colleague) for pair in state.pairs
    ):
        return OTHER_PAIRS
    if command.excluded:
        return NOT_AVAILABLE_ANY_MORE
    return parts.published(state.cohort, state.fingerprint, command.pairs, command.on)


def _unavailable(state: Proposed, membership: Membership) -> Refusal | None:
    """Nobody is in two published pairs of a cohort, under any of their ids."""
    human, people, partnered = membership.identities.human, state.people, membership.with_partner()
    times = Counter(map(human, people))
    for refusal, concerned in (
        (CANDIDATE_GONE, set(people) - membership.present()),
        (PARTNERED_ALREADY, {person for person in people if human(person) in partnered}),
        (PAIRED_TWICE, {person for person in people if times[human(person)] > 1}),
    ):
        if concerned:
            return about(refusal, concerned)
    return None


def _unpublish(state: Published, command: UnpublishPairs) -> Decision[Event]:
    if command.launched:
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
        case Proposed(), SubstituteNamed(substitute):
            return replace(state, substitutes=(*state.substitutes, substitute))
        case _, PapersHidden() | SubstituteNamed():
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
            return replace(proposed, signatures=(), publications=proposed.publications + 1)
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
    if isinstance(state, Gathering):
        return proposed
    return replace(proposed, signed=state.signed, publications=state.publications, substitutes=state.substitutes)


def _signed(state: Proposed, event: ProposalSigned) -> Proposed:
    return replace(state, signatures=(*state.signatures, event), signed=state.pairs if event.both_filled else state.signed)


rounds: Final[Decider[Command, State, Event]] = Decider(Unopened(), decide, evolve)
