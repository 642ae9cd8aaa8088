"""Pairs that a matcher has entered as not to be made: one list a matcher and cohort, sealed, and shown to that matcher alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from matching.ids import CohortId, ConflictId, PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.parts import BY_SIZE, filled
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored


class Kind(StrEnum):
    """Why two must not be partners: one of them has declared it, or one decides a matter of the other's."""

    DECLARED = "declared"
    DECIDES = "decides"


# Commands


@dataclass(frozen=True, slots=True)
class EnterConflict:
    """`sealed` holds the two people and the kind."""

    cohort: CohortId
    conflict: ConflictId
    one: PersonId
    other: PersonId
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class LiftConflicts:
    """Those of the list that are about the same two people."""

    conflicts: frozenset[ConflictId]


Command: TypeAlias = EnterConflict | LiftConflicts


# Events


@stored("matching.conflict_entered.v1")
@dataclass(frozen=True, slots=True)
class ConflictEntered:
    cohort: CohortId
    conflict: ConflictId
    sealed: Sealed


@stored("matching.conflicts_lifted.v1")
@dataclass(frozen=True, slots=True)
class ConflictsLifted:
    conflicts: Annotated[tuple[ConflictId, ...], BY_SIZE]


Event: TypeAlias = ConflictEntered | ConflictsLifted
State: TypeAlias = frozenset[ConflictId]
"""Those that hold."""

CONFLICT_OF_TWO = Refusal("conflict_of_two", "A conflict is between two people.")
ENTERED_ALREADY = Refusal("conflict_entered_already", "This conflict is on record already.")
NOT_ENTERED = Refusal("conflict_not_entered", "You have entered no conflict between these two.")


def decide(state: State, command: Command) -> Decision[Event]:
    match command:
        case EnterConflict(one=one, other=other) if one == other:
            return CONFLICT_OF_TWO
        case EnterConflict(cohort, conflict, sealed=sealed):
            return ENTERED_ALREADY if conflict in state else [ConflictEntered(cohort, conflict, sealed)]
        case LiftConflicts(conflicts):
            return list(map(ConflictsLifted, filled(sorted(conflicts)))) if conflicts and conflicts <= state else NOT_ENTERED


def evolve(state: State, event: Event) -> State:
    match event:
        case ConflictEntered(_, conflict):
            return state | {conflict}
        case ConflictsLifted(conflicts):
            return state - set(conflicts)


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """What is lifted is shown to nobody any more."""
    lifted = event.conflicts if isinstance(event, ConflictsLifted) else ()
    return [each.sealed.key for each in earlier if isinstance(each, ConflictEntered) and each.conflict in lifted]


conflicts: Final[Decider[Command, State, Event]] = Decider(frozenset(), decide, evolve)
