"""A legal hold: the decision-maker's order that nothing of a person is destroyed for now.

It is on a stream of its own, under a random id, because the person sees what is on theirs. It is asked for, then the vault
preserves the person, then it is placed; so if anything stops in between, what is on record is carried on, and a hold that was
placed is in force. Ending is on record first too. Where its reason is filed is kept for some months after it is over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.sealed import KeyId, Sealed, sealed_in
from plp_kit.core.stored import stored
from recruitment.dates import months_after
from recruitment.ids import PersonId

REVIEWED_WITHIN: Final = timedelta(days=366)


# Commands


@dataclass(frozen=True, slots=True)
class AskHold:
    """`reference` is where the reason is filed, and kept for `retention_months` after the hold is over.

    `known`: the person applied here, or is on a list. `own`: it is on who asks for it.
    """

    person: PersonId
    reference: Sealed
    review_on: date
    on: date
    retention_months: int
    known: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Place:
    """The vault preserves the person, or, with False, their erasure was certain already."""

    preserved: bool
    on: date


@dataclass(frozen=True, slots=True)
class Review:
    own: bool
    review_on: date
    on: date


@dataclass(frozen=True, slots=True)
class PassReview:
    """The day for the review is over."""


@dataclass(frozen=True, slots=True)
class End:
    own: bool


@dataclass(frozen=True, slots=True)
class Release:
    """The vault preserves the person for this hold no more."""

    on: date


@dataclass(frozen=True, slots=True)
class EndRetention:
    on: date


Command: TypeAlias = AskHold | Place | Review | PassReview | End | Release | EndRetention


# Events


@stored("recruitment.hold_asked.v1")
@dataclass(frozen=True, slots=True)
class HoldAsked:
    person: PersonId
    reference: Sealed
    review_on: date
    retention_months: int


@stored("recruitment.hold_placed.v1")
@dataclass(frozen=True, slots=True)
class HoldPlaced:
    """It is in force."""


@stored("recruitment.hold_failed.v1")
@dataclass(frozen=True, slots=True)
class HoldFailed:
    """The person's erasure was certain."""

    retain_until: date


@stored("recruitment.hold_reviewed.v1")
@dataclass(frozen=True, slots=True)
class HoldReviewed:
    review_on: date


@stored("recruitment.hold_review_passed.v1")
@dataclass(frozen=True, slots=True)
class HoldReviewPassed:
    """It stays in force: only ending it ends it."""


@stored("recruitment.hold_ended.v1")
@dataclass(frozen=True, slots=True)
class HoldEnded:
    pass


@stored("recruitment.hold_released.v1")
@dataclass(frozen=True, slots=True)
class HoldReleased:
    """What waited for this hold alone is destroyed."""

    retain_until: date


@stored("recruitment.hold_retention_ended.v1")
@dataclass(frozen=True, slots=True)
class HoldRetentionEnded:
    """Nobody may read any more where its reason is filed."""


InProgress: TypeAlias = HoldAsked | HoldPlaced | HoldReviewed | HoldReviewPassed | HoldEnded
Event: TypeAlias = InProgress | HoldFailed | HoldReleased | HoldRetentionEnded


# States


@dataclass(frozen=True, slots=True)
class Unasked:
    pass


@dataclass(frozen=True, slots=True)
class BeingPlaced:
    person: PersonId
    retention_months: int


@dataclass(frozen=True, slots=True)
class InForce:
    person: PersonId
    retention_months: int
    review_passed: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """`failed`: it never was in force. Without `retain_until` the vault has not let go of it yet.

    `forgotten`: its retention is over.
    """

    person: PersonId
    retention_months: int
    failed: bool = False
    retain_until: date | None = None
    forgotten: bool = False


State: TypeAlias = Unasked | BeingPlaced | InForce | Over


# Refusals

NO_SUCH_HOLD = Refusal("no_such_hold", "There is no such hold.", Kind.MISSING)
NO_SUCH_PERSON = Refusal("no_such_person", "Nobody with this id is known here.", Kind.MISSING)
REVIEW_UNFIT = Refusal("review_unfit", "The day for the review has to be later than today, and within a year.")
BEING_PLACED = Refusal("being_placed", "This hold is being placed. Try again in a minute.")
HOLD_OVER = Refusal("hold_over", "This hold has ended.")
STILL_KEPT = Refusal("hold_still_kept", "Where the reason of this hold is filed must still be kept.")
RETENTION_ENDED_ALREADY = Refusal("hold_retention_ended_already", "Where the reason of this hold was filed is destroyed already.")
TOO_LATE = Refusal("erasure_begun", "The erasure of this person has begun. Nothing stops it any more.")
REVIEW_PASSED_ALREADY = Refusal("review_passed_already", "It is on record already that nobody has reviewed this hold in time.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unasked(), _:
            return _asked(command) if isinstance(command, AskHold) else NO_SUCH_HOLD
        case _, Review(own=True) | End(own=True):
            return NO_SUCH_HOLD
        case Over(), _:
            return _over(state, command)
        case _, AskHold():
            return []
        case _, EndRetention():
            return STILL_KEPT
        case BeingPlaced(), _:
            return _placed(state, command) if isinstance(command, Place) else BEING_PLACED
        case InForce(), _:
            return _in_force(state, command)


def _asked(command: AskHold) -> Decision[Event]:
    if not command.known or command.own:
        return NO_SUCH_PERSON
    return _unfit(command) or [HoldAsked(command.person, command.reference, command.review_on, command.retention_months)]


def _placed(state: BeingPlaced, command: Place) -> Decision[Event]:
    return [HoldPlaced() if command.preserved else HoldFailed(months_after(command.on, state.retention_months))]


def _in_force(state: InForce, command: Command) -> Decision[Event]:
    match command:
        case Review(_, review_on):
            return _unfit(command) or [HoldReviewed(review_on)]
        case PassReview():
            return REVIEW_PASSED_ALREADY if state.review_passed else [HoldReviewPassed()]
        case End():
            return [HoldEnded()]
        case _:
            return []


def _over(state: Over, command: Command) -> Decision[Event]:
    match command:
        case EndRetention(on):
            return _end_retention(state, on)
        case _ if state.failed:
            return TOO_LATE
        case Release(on) if state.retain_until is None:
            return [HoldReleased(months_after(on, state.retention_months))]
        case _:
            return HOLD_OVER


def _end_retention(state: Over, on: date) -> Decision[Event]:
    if state.forgotten:
        return RETENTION_ENDED_ALREADY
    return STILL_KEPT if state.retain_until is None or on < state.retain_until else [HoldRetentionEnded()]


def _unfit(command: AskHold | Review) -> Refusal | None:
    return None if command.on < command.review_on <= command.on + REVIEWED_WITHIN else REVIEW_UNFIT


def evolve(state: State, event: Event) -> State:
    match state, event:
        case Unasked(), HoldAsked(person, retention_months=months):
            return BeingPlaced(person, months)
        case BeingPlaced(person, months), HoldPlaced():
            return InForce(person, months)
        case BeingPlaced(person, months), HoldFailed(retain_until):
            return Over(person, months, failed=True, retain_until=retain_until)
        case InForce(), HoldReviewed() | HoldReviewPassed():
            return replace(state, review_passed=isinstance(event, HoldReviewPassed))
        case InForce(person, months), HoldEnded():
            return Over(person, months)
        case Over(), HoldReleased(retain_until):
            return replace(state, retain_until=retain_until)
        case Over(), HoldRetentionEnded():
            return replace(state, forgotten=True)
        case _:
            return state


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """The key of the reference, when retention ends."""
    return [value.key for each in earlier for value in sealed_in(each)] if isinstance(event, HoldRetentionEnded) else ()


holds: Final[Decider[Command, State, Event]] = Decider(Unasked(), decide, evolve)
