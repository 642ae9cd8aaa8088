"""What a trust contributes of one survey to the national picture: rounded facts that a named person approves or holds.

The exact facts stand beside the rounded ones in the trust's own log; only the rounded ones leave. A table that may not leave
(disclosure.py) is not prepared, and is not published if it was prepared before. Once approved, a contribution is frozen.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from evaluation.contributions.disclosure import may_leave, tells_groups_apart
from evaluation.contributions.facts import Fact
from evaluation.contributions.rounding import faithful
from evaluation.ids import CohortId, PersonId, TrustId
from evaluation.surveys.decider import Wave
from evaluation.trusts.decider import TRUST_NOT_HEARD, Trust
from plp_kit.core.deciding import Decider, Decision, Kind, Refusal


@dataclass(frozen=True, slots=True)
class Block:
    """What is published once. Blocks of different groups served are never added together."""

    trust: TrustId
    cohort: CohortId
    group_served: str
    wave: Wave

    def __str__(self) -> str:
        return f"{self.trust}/{self.cohort}/{self.group_served}/{self.wave}"


class HoldReason(StrEnum):
    """A list, not free text: nobody's circumstances belong into a log that is kept."""

    FIGURES_WRONG = "figures_wrong"
    GROUP_TOO_SMALL = "group_too_small"
    ASSESSMENT_PENDING = "assessment_pending"
    TRUST_DECLINES = "trust_declines"


# Commands


@dataclass(frozen=True, slots=True)
class PrepareContribution:
    """`closed_on` is the day on which the survey closed; of it the month is published. `trust` is None until it was heard of."""

    trust: Trust | None
    block: Block
    closed_on: date
    exact: tuple[Fact, ...]
    rounded: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ApproveContribution:
    approver: PersonId


@dataclass(frozen=True, slots=True)
class HoldContribution:
    by: PersonId
    reason: HoldReason


Command: TypeAlias = PrepareContribution | ApproveContribution | HoldContribution


# Events


@dataclass(frozen=True, slots=True)
class ContributionPrepared:
    """With those facts alone that may leave, exact and rounded."""

    trust: Trust
    block: Block
    closed_on: date
    exact: tuple[Fact, ...]
    rounded: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ContributionApproved:
    approver: PersonId
    trust: Trust
    block: Block
    closed_on: date
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ContributionHeld:
    by: PersonId
    reason: HoldReason


Event: TypeAlias = ContributionPrepared | ContributionApproved | ContributionHeld


# States


@dataclass(frozen=True, slots=True)
class Unprepared:
    pass


@dataclass(frozen=True, slots=True)
class Prepared:
    """`held` says why it waits; a contribution on hold can still be approved, or prepared anew."""

    trust: Trust
    block: Block
    closed_on: date
    exact: tuple[Fact, ...]
    rounded: tuple[Fact, ...]
    held: HoldReason | None = None


@dataclass(frozen=True, slots=True)
class Frozen:
    trust: Trust
    block: Block
    closed_on: date
    facts: tuple[Fact, ...]


State: TypeAlias = Unprepared | Prepared | Frozen


# Refusals

NO_SUCH_CONTRIBUTION = Refusal("no_such_contribution", "There is no such contribution.", Kind.MISSING)
NOTHING_TO_CONTRIBUTE = Refusal("nothing_to_contribute", "No table of this survey counts enough people to leave the trust.")
GROUPS_TOLD_APART = Refusal("groups_told_apart", "A table that tells groups apart does not leave the trust.")
MAY_NOT_LEAVE = Refusal("contribution_may_not_leave", "A table tells groups apart or counts too few people. Prepare it anew.")
ANOTHER_TRUST = Refusal("block_of_another_trust", "A trust contributes its own figures only.")
ROUNDING_UNFAITHFUL = Refusal("rounding_unfaithful", "The rounded tables are not roundings of these tables.")
PREPARED_ALREADY = Refusal("contribution_prepared_already", "This contribution is prepared, with the same figures.")
HELD_ALREADY = Refusal("contribution_held_already", "This contribution is on hold for that reason.")
FROZEN = Refusal("contribution_frozen", "This contribution is published. It does not change any more.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Frozen(), _:
            return FROZEN
        case _, PrepareContribution():
            return _prepare(state, command)
        case Unprepared(), ApproveContribution() | HoldContribution():
            return NO_SUCH_CONTRIBUTION
        case Prepared(), ApproveContribution(approver):
            return _approve(state, approver)
        case Prepared(), HoldContribution(by, reason):
            return HELD_ALREADY if state.held is reason else [ContributionHeld(by, reason)]


def _prepare(state: Unprepared | Prepared, command: PrepareContribution) -> Decision[Event]:
    if command.trust is None:
        return TRUST_NOT_HEARD
    if command.trust.id != command.block.trust:
        return ANOTHER_TRUST
    if not _faithful(command):
        return ROUNDING_UNFAITHFUL
    if any(map(tells_groups_apart, command.rounded)):
        return GROUPS_TOLD_APART
    leaving = [(exact, rounded) for exact, rounded in zip(command.exact, command.rounded, strict=True) if may_leave(rounded)]
    if not leaving:
        return NOTHING_TO_CONTRIBUTE
    exact, rounded = zip(*leaving, strict=True)
    prepared = ContributionPrepared(command.trust, command.block, command.closed_on, exact, rounded)
    return PREPARED_ALREADY if evolve(state, prepared) == state else [prepared]


def _approve(state: Prepared, approver: PersonId) -> Decision[Event]:
    if not all(map(may_leave, state.rounded)):
        return MAY_NOT_LEAVE
    return [ContributionApproved(approver, state.trust, state.block, state.closed_on, state.rounded)]


def _faithful(command: PrepareContribution) -> bool:
    return len(command.exact) == len(command.rounded) and all(map(faithful, command.exact, command.rounded))


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, ContributionPrepared(trust, block, closed_on, exact, rounded):
            return Prepared(trust, block, closed_on, exact, rounded)
        case _, ContributionApproved(_, trust, block, closed_on, facts):
            return Frozen(trust, block, closed_on, facts)
        case Prepared(), ContributionHeld(_, reason):
            return replace(state, held=reason)
        case _, ContributionHeld():
            return state


contributions: Decider[Command, State, Event] = Decider(Unprepared(), decide, evolve)
