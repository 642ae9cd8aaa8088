"""Pairs that a matcher has entered as not to be made: one list a matcher and cohort, sealed, and shown to that matcher alone.

It is kept as long as the cohort's working papers. What is entered after those are gone is kept for as long again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
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
    """`sealed` holds the two people and the kind. `retain_until` is None where the period of the cohort's papers runs."""

    cohort: CohortId
    conflict: ConflictId
    one: PersonId
    other: PersonId
    sealed: Sealed
    retain_until: date | None = None


@dataclass(frozen=True, slots=True)
class LiftConflicts:
    """Those of the list that are about the same two people."""

    conflicts: frozenset[ConflictId]


@dataclass(frozen=True, slots=True)
class ForgetConflicts:
    """The period of the cohort's papers is over, or that of the list itself."""

    on: date


Command: TypeAlias = EnterConflict | LiftConflicts | ForgetConflicts


# Events


@stored("matching.conflict_entered.v1")
@dataclass(frozen=True, slots=True)
class ConflictEntered:
    cohort: CohortId
    conflict: ConflictId
    sealed: Sealed
    retain_until: date | None


@stored("matching.conflicts_lifted.v1")
@dataclass(frozen=True, slots=True)
class ConflictsLifted:
    conflicts: Annotated[tuple[ConflictId, ...], BY_SIZE]


@stored("matching.conflicts_forgotten.v1")
@dataclass(frozen=True, slots=True)
class ConflictsForgotten:
    """Nobody may read the list any more, and no round goes by it."""


Event: TypeAlias = ConflictEntered | ConflictsLifted | ConflictsForgotten


# State


@dataclass(frozen=True, slots=True)
class Conflicts:
    """`standing` are those that hold. `retain_until` is None where the list is kept as long as the cohort's papers."""

    standing: frozenset[ConflictId] = frozenset()
    retain_until: date | None = None


# Refusals

CONFLICT_OF_TWO = Refusal("conflict_of_two", "A conflict is between two people.")
ENTERED_ALREADY = Refusal("conflict_entered_already", "This conflict is on record already.")
NOT_ENTERED = Refusal("conflict_not_entered", "You have entered no conflict between these two.")
STILL_KEPT = Refusal("conflicts_still_kept", "This list is kept for longer.")


def decide(state: Conflicts, command: Command) -> Decision[Event]:
    match command:
        case EnterConflict(one=one, other=other) if one == other:
            return CONFLICT_OF_TWO
        case EnterConflict(cohort, conflict, sealed=sealed, retain_until=day):
            return ENTERED_ALREADY if conflict in state.standing else [ConflictEntered(cohort, conflict, sealed, day)]
        case LiftConflicts(conflicts):
            return _lift(state, conflicts)
        case ForgetConflicts(on):
            return _forget(state, on)


def _lift(state: Conflicts, conflicts: frozenset[ConflictId]) -> Decision[Event]:
    known = conflicts and conflicts <= state.standing
    return list(map(ConflictsLifted, filled(sorted(conflicts)))) if known else NOT_ENTERED


def _forget(state: Conflicts, on: date) -> Decision[Event]:
    if state.retain_until is not None and on < state.retain_until:
        return STILL_KEPT
    return [ConflictsForgotten()] if state.standing or state.retain_until else []


def evolve(state: Conflicts, event: Event) -> Conflicts:
    match event:
        case ConflictEntered(_, conflict, _, retain_until):
            return Conflicts(state.standing | {conflict}, retain_until or state.retain_until)
        case ConflictsLifted(conflicts):
            return replace(state, standing=state.standing - set(conflicts))
        case ConflictsForgotten():
            return Conflicts()


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """What is lifted or forgotten is shown to nobody any more."""
    entered = [each for each in earlier if isinstance(each, ConflictEntered)]
    match event:
        case ConflictsLifted(conflicts):
            return [each.sealed.key for each in entered if each.conflict in conflicts]
        case ConflictsForgotten():
            return [each.sealed.key for each in entered]
        case ConflictEntered():
            return ()


conflicts: Final[Decider[Command, Conflicts, Event]] = Decider(Conflicts(), decide, evolve)
