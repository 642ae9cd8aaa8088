"""Who applies to a synthetic cohort, and what they pick, so that the optimiser has exactly one best plan.

Partners pick alike, crosswise: what one wants to learn is what the other would share. No two pairs pick the same, so any
other plan scores less. Nobody is told who was meant for whom; rows about a pair's life name one of the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

from plp_demo.scenario.places import Key
from plp_demo.scenario.recruiting import Outcome
from plp_demo.scenario.synthetic.plans import Plan, Turn
from recruitment.applications.applicants import Side


@dataclass(frozen=True, slots=True)
class Member:
    """`pair` is None for somebody who is meant for nobody. `replaces` says that a place came free for them later."""

    key: Key
    sides: tuple[Side, ...]
    learn: tuple[str, ...]
    share: tuple[str, ...]
    pair: int | None = None
    outcome: Outcome = Outcome.ACCEPT
    leaves: bool = False
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    topics: tuple[str, ...]
    pairs: tuple[tuple[Member, Member], ...]
    others: tuple[Member, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        return (*(member for pair in self.pairs for member in pair), *self.others)


def cast(plan: Plan, topics: tuple[str, ...], random: Random) -> Cast:
    picks: list[tuple[str, ...]] = list(combinations(topics, 2))
    learned, shared = random.sample(picks, plan.pairs + 4), random.sample(picks, plan.pairs + 4)
    pairs = [_pair(number, learned[number - 1], shared[number - 1]) for number in range(1, plan.pairs + 1)]
    others = list(_others(plan, pairs, list(zip(learned, shared, strict=True))[plan.pairs :]))
    if Turn.BOTH_SIDES in plan.turns:
        senior, colleague = pairs[0]
        pairs[0] = (senior, replace(colleague, sides=tuple(Side)))
    if {Turn.LEAVER, Turn.REPLACED}.intersection(plan.turns):
        senior, colleague = pairs[-1]
        pairs[-1] = (replace(senior, leaves=True), colleague)
    return Cast(topics, tuple(pairs), tuple(others))


def _pair(number: int, learned: tuple[str, ...], shared: tuple[str, ...]) -> tuple[Member, Member]:
    senior = Member(Key(f"s{number:02}"), (Side.SENIOR,), learned, shared, number)
    return senior, Member(Key(f"c{number:02}"), (Side.SERVED,), shared, learned, number)


def _others(
    plan: Plan, pairs: list[tuple[Member, Member]], picks: list[tuple[tuple[str, ...], tuple[str, ...]]]
) -> Iterator[Member]:
    if Turn.UNPLACED in plan.turns:
        yield Member(Key("s90"), (Side.SENIOR,), *picks[0])
    if Turn.WAITING in plan.turns:
        yield Member(Key("c91"), (Side.SERVED,), *picks[1], outcome=Outcome.WAITING_LIST)
    if Turn.DECLINED in plan.turns:
        yield Member(Key("c92"), (Side.SERVED,), *picks[2], outcome=Outcome.DECLINE)
    if Turn.WITHDRAWN in plan.turns:
        yield Member(Key("s93"), (Side.SENIOR,), *picks[3], outcome=Outcome.WITHDRAW)
    if Turn.REPLACED in plan.turns:
        alone = pairs[-1][1]
        yield Member(Key("s94"), (Side.SENIOR,), alone.share, alone.learn, alone.pair, Outcome.WAITING_LIST, replaces=True)
