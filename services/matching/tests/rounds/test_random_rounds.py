"""Random rounds, from the deciders alone: people on both sides, exclusions, pins, vetoes, joins, departures and earlier plans."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from random import Random
from typing import Final
from uuid import UUID

from matching.candidates.decider import Side
from matching.candidates.lines import Line, Post
from matching.considerations.decider import Outlook, PinPair, ReleasePair, VetoPair
from matching.ids import CohortId, Pair, PartnershipId, PersonId
from matching.planning.exclusions import exclusions
from matching.planning.problem import MatchingProblem
from matching.planning.proposing import propose
from matching.planning.scores import Candidate
from matching.planning.scoring import Scoring
from matching.rounds import decider as rounds
from matching.rounds.commands import Command, OpenRound, ProposePairs, PublishPairs, SignProposal
from matching.rounds.decider import Gathering, Proposed
from matching.rounds.membership import Member, Membership, PublishedPair
from matching.rounds.proposal import Nonce
from matching.rounds.seats import Seat, Signature
from plp_kit.core.deciding import Refusal
from plp_kit.core.joined_identities import JoinedIdentities, joined

ROUNDS: Final = 250
STEPS: Final = 12
SIDES: Final = (frozenset({Side.SENIOR}), frozenset({Side.SERVED}), frozenset(Side))
NONCE: Final = Nonce("5e" * 32)
MATCHERS: Final = {seat: PersonId(UUID(int=1000 + number)) for number, seat in enumerate(Seat)}
AS_MANY: Final = Outlook((0, 0), (0, 0))


@dataclass
class RandomRound:
    """`ids` are those of candidates and others of theirs."""

    chance: Random
    state: rounds.State = rounds.rounds.initial
    same: list[tuple[PersonId, PersonId]] = field(default_factory=list)
    excluded: list[Pair] = field(default_factory=list)
    lines: dict[PersonId, Line] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = [PersonId(UUID(int=number)) for number in range(1, self.chance.randint(4, 14))]
        self.there = {person: self.chance.choice(SIDES) for person in self.ids if self.chance.random() < 0.85}
        self.does(OpenRound(CohortId(UUID(int=77)), 0))

    @property
    def identities(self) -> JoinedIdentities:
        return joined(self.same)

    def does(self, command: Command) -> Refusal | None:
        decided = rounds.decide(self.state, command)
        if isinstance(decided, Refusal):
            return decided
        self.state = reduce(rounds.evolve, decided, self.state)
        return None

    def step(self) -> None:
        one, other = self.chance.sample(self.ids, 2)
        match self.chance.randrange(8):
            case 0 | 1:
                self.does(PinPair(one, other, AS_MANY, self.identities))
            case 2:
                self.does(VetoPair(one, other, could_be_made=True, identities=self.identities))
            case 3:
                self.same.append((one, other))
            case 4:
                self.excluded.append(frozenset({one, other}))
            case 5:
                self.lines[one] = Line((Post((other,), None),))
            case 6:
                self.there.pop(one, None)
            case _:
                self.proposed()

    def proposed(self) -> Refusal | None:
        """As matchers do who release what proposing names."""
        refused = self.does(self.proposing())
        while refused and refused.code == rounds.PINS_IN_THE_WAY:
            assert self.does(ReleasePair(*self.named(refused), self.identities)) is None
            refused = self.does(self.proposing())
        for seat, matcher in MATCHERS.items():
            if isinstance(self.state, Proposed) and self.chance.random() < 0.8:
                self.does(SignProposal(Signature(matcher, seat), self.state.fingerprint, identities=self.identities))
        return refused

    @staticmethod
    def named(refused: Refusal) -> tuple[PersonId, PersonId]:
        words = refused.message.removeprefix("Nothing is proposed before this is released. ").split()
        return PersonId(UUID(words[0])), PersonId(UUID(words[2]))

    def proposing(self) -> ProposePairs:
        assert isinstance(self.state, Gathering | Proposed)
        candidates = tuple(Candidate(person, sides) for person, sides in self.there.items())
        signed = self.state.signed if isinstance(self.state, Proposed) else ()
        known = exclusions(self.identities, self.lines, self.excluded)
        considered = self.state.considered
        problem = MatchingProblem(
            candidates, Scoring(), "salt", known, considered.pins, considered.vetoes, tuple(pair.people for pair in signed)
        )
        return ProposePairs(propose(problem), NONCE, 0, identities=self.identities)

    def published(self) -> Refusal | None:
        assert isinstance(self.state, Proposed)
        for seat, matcher in MATCHERS.items():
            self.does(SignProposal(Signature(matcher, seat), self.state.fingerprint, identities=self.identities))
        known = exclusions(self.identities, self.lines, self.excluded)
        excluded = any(known.excludes(*pair.people) for pair in self.state.pairs)
        pairs = tuple(PublishedPair(PartnershipId(UUID(int=1)), *pair.people) for pair in self.state.pairs)
        there = Membership(tuple(Member(*each) for each in self.there.items()), identities=self.identities)
        return self.does(PublishPairs(pairs, date(2021, 4, 1), there, excluded))

    def forbidden(self, pair: Pair) -> bool:
        """Told without the optimiser's own exclusions: under any of their ids somebody excluded, vetoed or manages the other."""
        one, other = (self.identities.ids_of(person) for person in pair)
        assert isinstance(self.state, rounds.Published)
        parted = [*self.excluded, *self.state.proposed.considered.vetoes]
        managed = [frozenset({person, manager}) for person in self.there for manager in self.above(person, levels=2)]
        return one == other or any(each & one and each & other for each in (*parted, *managed))

    def above(self, person: PersonId, levels: int) -> Iterator[PersonId]:
        for id in self.identities.ids_of(person) if levels else ():
            for manager in self.lines[id].managers if id in self.lines else ():
                yield manager
                yield from self.above(manager, levels - 1)


def test_whatever_can_be_proposed_can_be_signed_and_published_and_nobody_is_published_with_whom_they_must_not_be() -> None:
    refusals, published = set[str](), 0
    for seed in range(ROUNDS):
        made = RandomRound(Random(seed))
        for _ in range(STEPS):
            made.step()
        refused = made.proposed()
        refusals |= {refused.code} if refused else set()
        if refused and refused != rounds.PROPOSAL_UNCHANGED:
            continue
        assert (seed, made.published()) == (seed, None)
        assert isinstance(made.state, rounds.Published)
        assert not any(made.forbidden(pair.people) for pair in made.state.pairs)
        published += 1
    assert refusals <= {rounds.PROPOSAL_UNCHANGED.code, rounds.NOBODY_TO_PAIR.code}
    assert published > ROUNDS // 2
