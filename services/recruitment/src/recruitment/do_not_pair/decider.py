"""People with whom an applicant must not be paired: one sealed value an application, whether or not anybody is named in it.

It is written when the application is handed in, and published when the applicant is accepted. What is published therefore says
nothing about whether anybody was named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored
from recruitment.applications.decider import APPLICATION_OVER, NO_SUCH_APPLICATION
from recruitment.ids import CohortId, PersonId

# Commands


@dataclass(frozen=True, slots=True)
class OfApplication:
    """The application to which the value belongs, as it is in this transaction."""

    cohort: CohortId
    person: PersonId
    is_over: bool


@dataclass(frozen=True, slots=True)
class WriteExclusions:
    """`application` is None where there is none. `replaces` is the key of the value from which this one was made."""

    by: PersonId
    application: OfApplication | None
    exclusions: Sealed
    replaces: KeyId | None


@dataclass(frozen=True, slots=True)
class PublishExclusions:
    """The applicant is accepted."""


Command: TypeAlias = WriteExclusions | PublishExclusions


# Events


@stored("recruitment.exclusions_written.v1")
@dataclass(frozen=True, slots=True)
class ExclusionsWritten:
    """It replaces the one before."""

    cohort: CohortId
    person: PersonId
    exclusions: Sealed


@stored("recruitment.exclusions_published.v1")
@dataclass(frozen=True, slots=True)
class ExclusionsPublished:
    """It replaces the one before."""

    cohort: CohortId
    person: PersonId
    exclusions: Sealed


Event: TypeAlias = ExclusionsWritten | ExclusionsPublished


# States


@dataclass(frozen=True, slots=True)
class Unwritten:
    pass


@dataclass(frozen=True, slots=True)
class Written:
    cohort: CohortId
    person: PersonId
    exclusions: Sealed
    is_published: bool = False


State: TypeAlias = Unwritten | Written


# Refusals

NOTHING_WRITTEN = Refusal("exclusions_not_written", "This application has not been sent yet.")
PUBLISHED_ALREADY = Refusal("exclusions_published_already", "Matching has this already.")
CHANGED_MEANWHILE = Refusal("changed_since_read", "This changed after you read it. Read it again, then save it.", Kind.STALE)


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case _, WriteExclusions():
            return _write(state, command)
        case Unwritten(), PublishExclusions():
            return NOTHING_WRITTEN
        case Written(cohort, person, exclusions, is_published), PublishExclusions():
            return PUBLISHED_ALREADY if is_published else [ExclusionsPublished(cohort, person, exclusions)]


def _write(state: State, command: WriteExclusions) -> Decision[Event]:
    """Nobody learns whether somebody else's application exists. What matching has already, it gets anew."""
    application, exclusions = command.application, command.exclusions
    if application is None or application.person != command.by:
        return NO_SUCH_APPLICATION
    if application.is_over:
        return APPLICATION_OVER
    if command.replaces != latest_key(state):
        return CHANGED_MEANWHILE
    written = ExclusionsWritten(application.cohort, application.person, exclusions)
    if isinstance(state, Written) and state.is_published:
        return [written, ExclusionsPublished(application.cohort, application.person, exclusions)]
    return [written]


def latest_key(state: State) -> KeyId | None:
    return None if isinstance(state, Unwritten) else state.exclusions.key


def evolve(state: State, event: Event) -> State:
    match event:
        case ExclusionsWritten(cohort, person, exclusions):
            return Written(cohort, person, exclusions, isinstance(state, Written) and state.is_published)
        case ExclusionsPublished(cohort, person, exclusions):
            return Written(cohort, person, exclusions, is_published=True)


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """A value that is replaced is shown to nobody any more."""
    return [each.exclusions.key for each in earlier] if isinstance(event, ExclusionsWritten) else []


do_not_pair: Final[Decider[Command, State, Event]] = Decider(Unwritten(), decide, evolve)
"""Whom an applicant must not be paired with."""
