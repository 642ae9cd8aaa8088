"""What a trust contributes of one survey to the national picture: rounded facts that a named person approves or holds.

The exact facts stay beside the rounded ones in the trust's own log; only the rounded ones leave. Tables that may not leave
(disclosure.py) are not prepared, and a contribution that holds one is not approved. An approved contribution is frozen.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias

from evaluation.catalogue.waves import Wave
from evaluation.contributions.disclosure import may_leave, tells_groups_apart
from evaluation.contributions.facts import FEW, Fact, RoundedFact
from evaluation.contributions.rounding import faithful
from evaluation.ids import CohortId, PersonId, TrustId
from evaluation.trusts.decider import Trust
from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.stored import stored


@dataclass(frozen=True, slots=True)
class Block:
    """What is published once. Blocks of different groups served are never added together."""

    trust: TrustId
    cohort: CohortId
    group_served: str
    wave: Wave

    def __str__(self) -> str:
        return f"{self.trust}/{self.cohort}/{self.group_served}/{self.wave}"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where facts come from: a trust as it was then, a block, and the day on which the survey closed."""

    trust: Trust
    block: Block
    closed_on: date

    @property
    def month(self) -> str:
        """Published in place of the day, such as 2022-03."""
        return f"{self.closed_on:%Y-%m}"


class HoldReason(StrEnum):
    """A list in place of free text: a reason in words could describe a person, and the log is kept."""

    FIGURES_WRONG = "figures_wrong"
    GROUP_TOO_SMALL = "group_too_small"
    ASSESSMENT_PENDING = "assessment_pending"
    TRUST_DECLINES = "trust_declines"


# Commands


@dataclass(frozen=True, slots=True)
class PrepareContribution:
    """`trust` is None until its facts are on record here. `closed_on` is the day on which the survey closed.

    `several_groups`: the cohort serves them, and each count would add them up.
    """

    trust: Trust | None
    block: Block
    closed_on: date
    exact: tuple[Fact, ...]
    rounded: tuple[RoundedFact, ...]
    several_groups: bool = False


@dataclass(frozen=True, slots=True)
class ApproveContribution:
    """`exact` are the survey's facts as they are now: somebody may have taken back a consent since it was prepared."""

    approver: PersonId
    exact: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class HoldContribution:
    by: PersonId
    reason: HoldReason


Command: TypeAlias = PrepareContribution | ApproveContribution | HoldContribution


# Events


@stored("evaluation.contribution_prepared.v1")
@dataclass(frozen=True, slots=True)
class ContributionPrepared:
    """With only the facts that may leave, exact and rounded."""

    provenance: Provenance
    exact: Annotated[tuple[Fact, ...], FEW]
    rounded: Annotated[tuple[RoundedFact, ...], FEW]


@stored("evaluation.contribution_approved.v1")
@dataclass(frozen=True, slots=True)
class ContributionApproved:
    approver: PersonId
    provenance: Provenance
    facts: Annotated[tuple[RoundedFact, ...], FEW]


@stored("evaluation.contribution_held.v1")
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
    """`held` says why it waits. A contribution on hold can still be approved, or prepared again."""

    provenance: Provenance
    exact: tuple[Fact, ...]
    rounded: tuple[RoundedFact, ...]
    held: HoldReason | None = None


@dataclass(frozen=True, slots=True)
class Frozen:
    provenance: Provenance
    facts: Annotated[tuple[RoundedFact, ...], FEW]


State: TypeAlias = Unprepared | Prepared | Frozen


# Refusals

NO_SUCH_CONTRIBUTION = Refusal("no_such_contribution", "There is no such contribution.", Kind.MISSING)
NOTHING_TO_CONTRIBUTE = Refusal("nothing_to_contribute", "No table of this survey counts enough people to leave the trust.")
SEVERAL_GROUPS_SERVED = Refusal(
    "several_groups_served",
    "This cohort serves several groups, and figures of different groups are never added together. So its survey contributes "
    "nothing to the national picture.",
)
GROUPS_TOLD_APART = Refusal("groups_told_apart", "A table that tells groups apart does not leave the trust.")
MAY_NOT_LEAVE = Refusal(
    "contribution_may_not_leave", "A table tells groups apart or counts too few people. Prepare the contribution again."
)
TRUST_NOT_RECEIVED = Refusal("trust_not_received", "The trust's details have not reached evaluation yet. Try again in a moment.")
ROUNDING_UNFAITHFUL = Refusal("rounding_unfaithful", "The rounded tables are not roundings of the exact ones.")
PREPARED_ALREADY = Refusal("contribution_prepared_already", "This contribution is prepared already, with the same figures.")
OUTDATED = Refusal(
    "contribution_outdated", "Somebody's consent or departure changed the figures after this was prepared. Prepare it again."
)
HELD_ALREADY = Refusal("contribution_held_already", "This contribution is on hold for that reason already.")
FROZEN = Refusal("contribution_frozen", "This contribution is published and can no longer change.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Frozen(), _:
            return FROZEN
        case _, PrepareContribution():
            return _prepare(state, command)
        case Unprepared(), ApproveContribution() | HoldContribution():
            return NO_SUCH_CONTRIBUTION
        case Prepared(), ApproveContribution():
            return _approve(state, command)
        case Prepared(), HoldContribution(by, reason):
            return HELD_ALREADY if state.held is reason else [ContributionHeld(by, reason)]


def _prepare(state: Unprepared | Prepared, command: PrepareContribution) -> Decision[Event]:
    if command.trust is None:
        return TRUST_NOT_RECEIVED
    if command.several_groups:
        return SEVERAL_GROUPS_SERVED
    if not _faithful(command):
        return ROUNDING_UNFAITHFUL
    if any(map(tells_groups_apart, command.rounded)):
        return GROUPS_TOLD_APART
    leaving = [(exact, rounded) for exact, rounded in zip(command.exact, command.rounded, strict=True) if may_leave(rounded)]
    if not leaving:
        return NOTHING_TO_CONTRIBUTE
    exact, rounded = zip(*leaving, strict=True)
    prepared = ContributionPrepared(Provenance(command.trust, command.block, command.closed_on), exact, rounded)
    return PREPARED_ALREADY if evolve(state, prepared) == state else [prepared]


def _approve(state: Prepared, command: ApproveContribution) -> Decision[Event]:
    """Exactly what was previewed, and nobody in it who refuses national counts by now."""
    if not all(map(may_leave, state.rounded)):
        return MAY_NOT_LEAVE
    if not set(state.exact) <= set(command.exact):
        return OUTDATED
    return [ContributionApproved(command.approver, state.provenance, state.rounded)]


def _faithful(command: PrepareContribution) -> bool:
    return len(command.exact) == len(command.rounded) and all(map(faithful, command.exact, command.rounded))


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, ContributionPrepared(provenance, exact, rounded):
            return Prepared(provenance, exact, rounded)
        case _, ContributionApproved(_, provenance, facts):
            return Frozen(provenance, facts)
        case Prepared(), ContributionHeld(_, reason):
            return replace(state, held=reason)
        case _, ContributionHeld():
            return state


contributions: Decider[Command, State, Event] = Decider(Unprepared(), decide, evolve)
