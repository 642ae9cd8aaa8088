"""A legal hold: the decision-maker's order that nothing of a person is destroyed for now.

It is on a stream of its own, under a random id, because the person sees what is on theirs. It is asked for, then the vault
preserves the person, then it is placed; so if anything stops in between, what is on record is carried on, and a hold that was
placed is in force. Ending is on record first too.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored
from recruitment.ids import PersonId

REVIEWED_WITHIN: Final = timedelta(days=366)


# Commands


@dataclass(frozen=True, slots=True)
class AskHold:
    """`reference` is where the reason is filed. `known`: applied here, or on a list. `own`: it is on who asks for it."""

    person: PersonId
    reference: Sealed
    review_on: date
    on: date
    known: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Place:
    """The vault preserves the person, or, with False, their erasure was certain already."""

    preserved: bool


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


Command: TypeAlias = AskHold | Place | Review | PassReview | End | Release


# Events


@stored("recruitment.hold_asked.v1")
@dataclass(frozen=True, slots=True)
class HoldAsked:
    person: PersonId
    reference: Sealed
    review_on: date


@stored("recruitment.hold_placed.v1")
@dataclass(frozen=True, slots=True)
class HoldPlaced:
    """It is in force."""


@stored("recruitment.hold_failed.v1")
@dataclass(frozen=True, slots=True)
class HoldFailed:
    """The person's erasure was certain."""


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


Event: TypeAlias = HoldAsked | HoldPlaced | HoldFailed | HoldReviewed | HoldReviewPassed | HoldEnded | HoldReleased


# States


@dataclass(frozen=True, slots=True)
class Unasked:
    pass


@dataclass(frozen=True, slots=True)
class BeingPlaced:
    person: PersonId


@dataclass(frozen=True, slots=True)
class InForce:
    person: PersonId
    review_passed: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """`failed`: it never was in force. `released`: the vault has let go of it."""

    person: PersonId
    failed: bool = False
    released: bool = False


State: TypeAlias = Unasked | BeingPlaced | InForce | Over


# Refusals

NO_SUCH_HOLD = Refusal("no_such_hold", "There is no such hold.", Kind.MISSING)
NO_SUCH_PERSON = Refusal("no_such_person", "Nobody with this id is known here.", Kind.MISSING)
REVIEW_UNFIT = Refusal("review_unfit", "The day for the review has to be later than today, and within a year.")
BEING_PLACED = Refusal("being_placed", "This hold is being placed. Try again in a minute.")
HOLD_OVER = Refusal("hold_over", "This hold has ended.")
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
        case BeingPlaced(), _:
            return [HoldPlaced() if command.preserved else HoldFailed()] if isinstance(command, Place) else BEING_PLACED
        case InForce(), _:
            return _in_force(state, command)


def _asked(command: AskHold) -> Decision[Event]:
    if not command.known or command.own:
        return NO_SUCH_PERSON
    return _unfit(command) or [HoldAsked(command.person, command.reference, command.review_on)]


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
        case _ if state.failed:
            return TOO_LATE
        case Release() if not state.released:
            return [HoldReleased()]
        case _:
            return HOLD_OVER


def _unfit(command: AskHold | Review) -> Refusal | None:
    return None if command.on < command.review_on <= command.on + REVIEWED_WITHIN else REVIEW_UNFIT


def evolve(state: State, event: Event) -> State:
    match state, event:
        case Unasked(), HoldAsked(person):
            return BeingPlaced(person)
        case BeingPlaced(person), HoldPlaced():
            return InForce(person)
        case BeingPlaced(person), HoldFailed():
            return Over(person, failed=True)
        case InForce(), HoldReviewed():
            return replace(state, review_passed=False)
        case InForce(), HoldReviewPassed():
            return replace(state, review_passed=True)
        case InForce(person), HoldEnded():
            return Over(person)
        case Over(), HoldReleased():
            return replace(state, released=True)
        case _:
            return state


holds: Final[Decider[Command, State, Event]] = Decider(Unasked(), decide, evolve)
