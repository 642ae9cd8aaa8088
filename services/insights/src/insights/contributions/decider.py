"""A block's contributions: what a trust publishes once of a cohort, a group served and a wave, and what was wrong with it.

A contribution that is wrong is on record as refused, for the national team to see and the trust to mend: nothing is lost, and
its figures are not kept. A fact that was recorded is frozen. A later contribution may repeat it or bring further ones.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, TypeAlias
from uuid import UUID, uuid5

from insights.contributions.catalogue import GROUPS_SERVED, WAVES
from insights.contributions.facts import FEW, Cell, Fact, fault, values
from insights.ids import CohortId, ContributionId, TrustCode
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.stored import stored

BLOCK: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c051")
MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Trust:
    """As it stood when it contributed. A `synthetic` one is invented, and every output says so."""

    code: TrustCode
    name: str
    ods_code: str
    kind: str
    region: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Block:
    """What is published once. `month` is that of the survey's closing, such as 2022-03."""

    cohort: CohortId
    group_served: str
    wave: str
    month: str


def block_id(trust: TrustCode, block: Block) -> UUID:
    """One stream a block: what a trust contributes twice of it meets what it contributed before."""
    return uuid5(BLOCK, f"{trust} {block.cohort} {block.group_served} {block.wave}")


@dataclass(frozen=True, slots=True)
class Contribution:
    id: ContributionId
    trust: Trust
    block: Block
    facts: Annotated[tuple[Fact, ...], FEW]


# Commands


@dataclass(frozen=True, slots=True)
class RecordContribution:
    contribution: Contribution


Command: TypeAlias = RecordContribution


# Events


@stored("insights.contribution_recorded.v1")
@dataclass(frozen=True, slots=True)
class ContributionRecorded:
    """With those facts that the block had not; they are frozen from here on."""

    contribution: Contribution


@stored("insights.contribution_refused.v1")
@dataclass(frozen=True, slots=True)
class ContributionRefused:
    """Without its figures: they may be ones that should never have left the trust."""

    trust: TrustCode
    synthetic: bool
    contribution: ContributionId
    reason: str
    message: str


Event: TypeAlias = ContributionRecorded | ContributionRefused


# States


@dataclass(frozen=True, slots=True)
class State:
    """The cells of each fact that is frozen, and which contributions were refused for what."""

    frozen: Mapping[str, Mapping[Cell, int]] = field(default_factory=dict)
    refused: frozenset[tuple[ContributionId, str]] = frozenset()


# Refusals. RECORDED_ALREADY refuses the command; the others, and those of a single table, say why a contribution is refused.

RECORDED_ALREADY = Refusal("contribution_recorded_already", "This contribution is on record.")
NOTHING_CONTRIBUTED = Refusal("nothing_contributed", "The contribution has no tables.")
FACT_REPEATED = Refusal("fact_repeated", "The contribution has two tables of one name.")
GROUP_SERVED_UNKNOWN = Refusal("group_served_unknown", "The group served is not one of the national list.")
WAVE_UNKNOWN = Refusal("wave_unknown", "The survey's wave is not one that is known here.")
MONTH_MALFORMED = Refusal("month_malformed", "The survey's month is not a year and a month, such as 2022-03.")
FROZEN_CELL_CHANGED = Refusal("frozen_cell_changed", "A table differs from the one that was published before: it is frozen.")

FAULTS: tuple[tuple[Refusal, Callable[[Contribution], bool]], ...] = (
    (NOTHING_CONTRIBUTED, lambda contribution: not contribution.facts),
    (FACT_REPEATED, lambda contribution: len({fact.name for fact in contribution.facts}) < len(contribution.facts)),
    (GROUP_SERVED_UNKNOWN, lambda contribution: contribution.block.group_served not in GROUPS_SERVED),
    (WAVE_UNKNOWN, lambda contribution: contribution.block.wave not in WAVES),
    (MONTH_MALFORMED, lambda contribution: not MONTH.fullmatch(contribution.block.month)),
)


def decide(state: State, command: Command) -> Decision[Event]:
    contribution = command.contribution
    wrong = _fault(state, contribution)
    if wrong is not None:
        return _refuse(state, contribution, wrong)
    new = tuple(fact for fact in contribution.facts if fact.name not in state.frozen)
    if not new:
        return RECORDED_ALREADY
    return [ContributionRecorded(Contribution(contribution.id, contribution.trust, contribution.block, new))]


def _refuse(state: State, contribution: Contribution, wrong: Refusal) -> Decision[Event]:
    if (contribution.id, wrong.code) in state.refused:
        return RECORDED_ALREADY
    trust = contribution.trust
    return [ContributionRefused(trust.code, trust.synthetic, contribution.id, wrong.code, wrong.message)]


def _fault(state: State, contribution: Contribution) -> Refusal | None:
    about_all = next((refusal for refusal, holds in FAULTS if holds(contribution)), None)
    return about_all or next(filter(None, map(fault, contribution.facts)), None) or _changes(state, contribution.facts)


def _changes(state: State, facts: Iterable[Fact]) -> Refusal | None:
    changed = any(values(fact) != state.frozen.get(fact.name, values(fact)) for fact in facts)
    return FROZEN_CELL_CHANGED if changed else None


def evolve(state: State, event: Event) -> State:
    match event:
        case ContributionRecorded(contribution):
            return State({**state.frozen, **{fact.name: values(fact) for fact in contribution.facts}}, state.refused)
        case ContributionRefused(_, _, contribution_id, reason):
            return State(state.frozen, state.refused | {(contribution_id, reason)})


contributions: Decider[Command, State, Event] = Decider(State(), decide, evolve)
