"""Random rounds of a cohort, from the deciders alone: whatever can be proposed can be signed and published.

People are on one side or both, have several ids, come, go, and are restricted; there are exclusions of every kind, pins, vetoes,
joins, earlier plans, re-matches, and publications that are taken back. `PLP_RANDOM_COHORTS=2000` tries more; `make soak` does.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from itertools import combinations
from random import Random
from typing import Final
from uuid import UUID

from matching.candidates.decider import Side
from matching.candidates.lines import Line, Post
from matching.considerations.decider import PinPair, ReleasePair, ReleasePinsOf, VetoPair
from matching.ids import CohortId, Pair, PartnershipId, PersonId
from matching.planning.exclusions import Exclusions, exclusions
from matching.planning.problem import MatchingProblem
from matching.planning.proposing import propose
from matching.planning.scores import Candidate
from matching.planning.scoring import Scoring
from matching.rounds import decider as rounds
from matching.rounds.commands import Command, OpenRematch, OpenRound, ProposePairs, PublishPairs, SignProposal, UnpublishPairs
from matching.rounds.decider import Gathering, Proposed, Published, State
from matching.rounds.membership import Member, Membership, OtherRounds, PublishedPair
from matching.rounds.proposal import Nonce
from matching.rounds.seats import Seat, Signature
from plp_kit.core.deciding import Refusal
from plp_kit.core.joined_identities import JoinedIdentities, joined

COHORTS: Final = int(os.environ.get("PLP_RANDOM_COHORTS", "200"))
STEPS: Final = 10
SIDES: Final = (frozenset({Side.SENIOR}), frozenset({Side.SERVED}), frozenset(Side))
COHORT, NONCE, TODAY = CohortId(UUID(int=77)), Nonce("5e" * 32), date(2021, 4, 1)
MATCHERS: Final = [PersonId(UUID(int=number)) for number in (1, 2, 1001, 1002)]
"""Two of them may be candidates, too."""

OTHERS: Final = {seat: PersonId(UUID(int=2000 + number)) for number, seat in enumerate(Seat)}
"""Matchers who know nobody of the cohort."""


@dataclass
class RandomCohort:
    """`there` are ids of people who can be paired, with the sides that they offered. The last of its rounds may be open."""

    chance: Random
    rounds: list[State] = field(default_factory=list)
    same: list[tuple[PersonId, PersonId]] = field(default_factory=list)
    may_be_one: set[Pair] = field(default_factory=set)
    excluded: set[Pair] = field(default_factory=set)
    lines: dict[PersonId, Line] = field(default_factory=dict)
    restricted: set[PersonId] = field(default_factory=set)
    partnerships: int = 0

    def __post_init__(self) -> None:
        self.ids = [PersonId(UUID(int=number)) for number in range(1, self.chance.randint(4, 14))]
        self.there = {person: self.chance.choice(SIDES) for person in self.ids if self.chance.random() < 0.7}
        self.rounds.append(decided(rounds.rounds.initial, OpenRound(COHORT, 0)))

    @property
    def state(self) -> State:
        return self.rounds[-1]

    @property
    def identities(self) -> JoinedIdentities:
        return joined(self.same)

    def does(self, command: Command) -> Refusal | None:
        after = tried(self.state, command)
        if isinstance(after, Refusal):
            return after
        self.rounds[-1] = after
        return None

    # What happens

    def goes_through(self) -> None:
        """A round, and where it is published another."""
        for _ in range(2):
            for _ in range(STEPS):
                self.step()
            self.proposes()
            self.is_signed()
            self.publishes()
            self.opens_rematch()

    def is_signed(self) -> None:
        for seat, matcher in OTHERS.items():
            self.signs(matcher, seat)

    def step(self) -> None:
        happens: Sequence[tuple[int, Callable[[PersonId, PersonId], object]]] = (
            (4, lambda one, other: self.does(PinPair(one, other, could_be_made=True, identities=self.identities))),
            (2, lambda one, other: self.does(VetoPair(one, other, could_be_made=True, identities=self.identities))),
            (1, lambda one, other: self.does(ReleasePair(one, other, self.identities))),
            (2, lambda one, other: self.same.append((one, other))),
            (1, lambda one, other: self.may_be_one.add(frozenset({one, other}))),
            (2, lambda one, other: self.excluded.add(frozenset({one, other}))),
            (3, self.works),
            (1, lambda one, _: self.there.pop(one, None)),
            (3, lambda one, _: self.there.setdefault(one, self.chance.choice(SIDES))),
            (1, lambda one, _: self.restricts(one)),
            (1, lambda one, _: self.restricted.discard(one)),
            (3, lambda _one, _other: self.proposes()),
            (3, lambda _one, _other: self.signs(self.chance.choice(MATCHERS), self.chance.choice(list(Seat)))),
            (2, lambda _one, _other: self.is_signed()),
            (3, lambda _one, _other: self.publishes()),
            (2, lambda _one, _other: self.takes_back()),
        )
        (happening,) = self.chance.choices([each for _, each in happens], [weight for weight, _ in happens])
        happening(*self.chance.sample(self.ids, 2))

    def works(self, one: PersonId, manager: PersonId) -> None:
        managers = (manager, self.chance.choice(self.ids)) if self.chance.random() < 0.4 else (manager,)
        posts = self.lines[one].posts if one in self.lines and self.chance.random() < 0.5 else ()
        self.lines[one] = Line((*posts, Post(managers, self.chance.choice([None, "a", "b"]))))

    def restricts(self, one: PersonId) -> None:
        self.restricted.add(one)
        self.does(ReleasePinsOf(self.identities.ids_of(one)))

    def signs(self, matcher: PersonId, seat: Seat) -> Refusal | None:
        return self.does(self.signature(matcher, seat)) if isinstance(self.state, Proposed) else None

    def publishes(self) -> Refusal | None:
        """Whenever it is possible, whatever happened since the proposal, nobody may be published who must not be."""
        if not isinstance(self.state, Proposed):
            return rounds.NOTHING_PROPOSED
        before = self.membership()
        if refused := self.does(self.publication(self.state)):
            return refused
        self.is_right(before, [pair.people for pair in self.proposed_pairs()])
        return None

    def takes_back(self) -> None:
        self.does(UnpublishPairs(TODAY, launched=False, others=self.others(without=self.state)))

    def opens_rematch(self) -> None:
        """After some have gone and others have come: whose partner went can be paired again."""
        self.there = {person: sides for person, sides in self.there.items() if self.chance.random() < 0.7}
        self.there |= {person: self.chance.choice(SIDES) for person in self.ids if self.chance.random() < 0.2}
        opened = tried(rounds.rounds.initial, OpenRematch(COHORT, self.others(), self.membership()))
        if not isinstance(opened, Refusal):
            self.rounds.append(opened)

    def proposes(self) -> Refusal | None:
        """As matchers do who release what proposing names. What is proposed could be signed and published at once."""
        if not isinstance(self.state, Gathering | Proposed):
            return rounds.PUBLISHED_ALREADY
        refused = self.does(self.proposing(self.state))
        while refused and refused.code == rounds.PINS_IN_THE_WAY:
            assert self.does(ReleasePair(*named(refused), self.identities)) is None
            refused = self.does(self.proposing(self.state))
        if refused and refused.code == rounds.NOBODY_TO_PAIR.code:
            assert not self.could_be_paired()
        else:
            assert refused in {None, rounds.PROPOSAL_UNCHANGED}, refused
            self.could_be_published(self.state)
        return refused

    # What is asked of the deciders, as the use cases ask it

    def proposing(self, state: Gathering | Proposed) -> ProposePairs:
        alone, considered = self.membership().without_partner(), state.considered
        candidates = tuple(Candidate(person, sides) for person, sides in self.there.items() if person in alone)
        signed = tuple(pair.people for pair in state.signed) if isinstance(state, Proposed) else ()
        problem = MatchingProblem(candidates, Scoring(), "salt", self.exclusions(), considered.pins, considered.vetoes, signed)
        return ProposePairs(propose(problem), NONCE, len(self.ids), identities=self.identities)

    def signature(self, matcher: PersonId, seat: Seat) -> SignProposal:
        assert isinstance(self.state, Proposed)
        also = tuple(sorted(self.identities.ids_of(matcher) - {matcher}))
        restricted = self.membership().not_available()
        return SignProposal(Signature(matcher, seat, also), self.state.fingerprint, restricted, self.identities)

    def publication(self, state: Proposed) -> PublishPairs:
        known = self.exclusions()
        excluded = any(known.excludes(*pair.people) for pair in state.pairs)
        self.partnerships += 1
        made = tuple(PublishedPair(PartnershipId(UUID(int=self.partnerships)), *pair.people) for pair in state.pairs)
        return PublishPairs(made, TODAY, self.membership(), excluded)

    def membership(self) -> Membership:
        members = tuple(Member(person, self.there.get(person, frozenset()), person not in self.there) for person in self.ids)
        return Membership(members, tuple(self.published()), self.identities, frozenset(self.restricted))

    def exclusions(self) -> Exclusions:
        earlier = {pair.people for pair in self.published()}
        return exclusions(self.identities, self.lines, {*self.excluded, *earlier}, self.may_be_one)

    def published(self) -> Iterable[PublishedPair]:
        return (pair for state in self.rounds if isinstance(state, Published) for pair in state.pairs)

    def others(self, without: State | None = None) -> OtherRounds:
        others = [state for state in self.rounds if state is not without]
        return OtherRounds(len(others), sum(not isinstance(state, Published) for state in others))

    # What must be so

    def could_be_published(self, state: State) -> None:
        """By two matchers who know nobody: whatever else was signed, and no matter who signed it."""
        assert isinstance(state, Proposed)
        for seat, matcher in OTHERS.items():
            if matcher in state.signatories:
                continue
            signed = tried(state, self.signature(matcher, seat))
            assert isinstance(signed, Proposed), signed
            state = signed
        published = tried(state, self.publication(state))
        assert isinstance(published, Published), published
        self.is_right(self.membership(), [pair.people for pair in published.pairs])

    def proposed_pairs(self) -> Iterable[PublishedPair]:
        assert isinstance(self.state, Published)
        return self.state.pairs

    def is_right(self, there: Membership, pairs: Sequence[Pair]) -> None:
        people = [person for pair in pairs for person in pair]
        assert len(self.identities.humans(people)) == 2 * len(pairs)
        assert there.present().issuperset(people)
        assert there.with_partner().isdisjoint(self.identities.humans(people))
        forbids = Forbidding(self, [pair.people for pair in there.pairs])
        assert not [pair for pair in pairs if forbids(*pair)]

    def could_be_paired(self) -> list[tuple[PersonId, PersonId]]:
        alone, forbids = self.membership().without_partner(), Forbidding(self, [pair.people for pair in self.published()])
        either_way = [*combinations(sorted(alone), 2), *combinations(sorted(alone, reverse=True), 2)]
        sides = [(one, other) for one, other in either_way if self.offered(one, Side.SENIOR) and self.offered(other, Side.SERVED)]
        return [pair for pair in sides if not forbids(*pair)]

    def offered(self, person: PersonId, side: Side) -> bool:
        return any(side in self.there.get(one, ()) for one in self.identities.ids_of(person))


@dataclass
class Forbidding:
    """Who must not be paired, told without the optimiser's exclusions: by ids that are linked, one link after another."""

    cohort: RandomCohort
    earlier: Sequence[Pair]

    def __post_init__(self) -> None:
        state, alike = self.cohort.state, [*self.cohort.same, *map(sorted, self.cohort.may_be_one)]
        proposed = state.proposed if isinstance(state, Published) else state
        assert isinstance(proposed, Gathering | Proposed)
        self.same, self.alike = linked(self.cohort.ids, self.cohort.same), linked(self.cohort.ids, alike)
        self.vetoes, self.parted = proposed.considered.vetoes, [*self.cohort.excluded, *self.earlier]

    def __call__(self, one: PersonId, other: PersonId) -> bool:
        first, second = self.alike[one], self.alike[other]
        return (
            other in first
            or between(self.vetoes, self.same[one], self.same[other])
            or between(self.parted, first, second)
            or not self.above(one).isdisjoint(second)
            or not self.above(other).isdisjoint(first)
            or not self.teams(one).isdisjoint(self.teams(other))
        )

    def posts(self, person: PersonId) -> list[Post]:
        return [post for one in self.alike[person] if one in self.cohort.lines for post in self.cohort.lines[one].posts]

    def teams(self, person: PersonId) -> set[str]:
        return {post.team for post in self.posts(person) if post.team}

    def above(self, person: PersonId) -> set[PersonId]:
        """Managers, and theirs."""
        first = {post.managers[0] for post in self.posts(person)}
        second = {manager for post in self.posts(person) for manager in post.managers[1:2]}
        return first | second | {post.managers[0] for manager in first for post in self.posts(manager)}


def between(pairs: Iterable[Pair], some: set[PersonId], others: set[PersonId]) -> bool:
    return any(pair & some and pair & others for pair in pairs)


def linked(ids: Iterable[PersonId], links: Iterable[Sequence[PersonId]]) -> Mapping[PersonId, set[PersonId]]:
    groups = {person: {person} for person in ids}
    for one, other in links:
        group = groups[one] | groups[other]
        groups |= dict.fromkeys(group, group)
    return groups


def named(refused: Refusal) -> tuple[PersonId, PersonId]:
    words = refused.message.removeprefix("Nothing is proposed before this is released. ").split()
    return PersonId(UUID(words[0])), PersonId(UUID(words[2]))


def tried(state: State, command: Command) -> State | Refusal:
    events = rounds.decide(state, command)
    return events if isinstance(events, Refusal) else reduce(rounds.evolve, events, state)


def decided(state: State, command: Command) -> State:
    after = tried(state, command)
    assert not isinstance(after, Refusal)
    return after


def test_whatever_can_be_proposed_can_be_signed_and_published_and_nobody_is_published_with_whom_they_must_not_be() -> None:
    published, cohorts = 0, [RandomCohort(Random(seed)) for seed in range(COHORTS)]
    for seed, cohort in enumerate(cohorts):
        try:
            cohort.goes_through()
        except AssertionError as wrong:
            raise AssertionError(f"seed {seed}") from wrong
        published += sum(isinstance(state, Published) for state in cohort.rounds)
    assert published > COHORTS / 2
    assert sum(len(cohort.rounds) > 1 for cohort in cohorts) > COHORTS / 5
