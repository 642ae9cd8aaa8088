"""A trust's signposts: where people can turn when they are worried, in the trust and outside.

The trust publishes them: everybody reads them, signed in or not. They are the trust's own, not a cohort's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.shown import shown
from plp_kit.core.stored import stored

KINDS: Final = (
    "facilitator",
    "speak_up_guardian",
    "hr_and_union",
    "occupational_health",
    "safeguarding",
    "patient_safety",
    "out_of_hours",
    "outside_the_trust",
)
"""Those that every trust has, in the order in which they are shown. A trust may add kinds of its own."""
MOST: Final = AtMost(40)


@shown
@dataclass(frozen=True, slots=True)
class Signpost:
    """One place to turn to. It is an office rather than a person, and is looked at again by `review_on`."""

    kind: str
    name: str
    telephone: str | None
    email: str | None
    web: str | None
    hours: str | None
    review_on: date


# Commands


@dataclass(frozen=True, slots=True)
class WriteSignposts:
    """All of them, in the place of those before."""

    signposts: tuple[Signpost, ...]


Command: TypeAlias = WriteSignposts


# Events


@stored("recruitment.signposts_written.v1")
@dataclass(frozen=True, slots=True)
class SignpostsWritten:
    signposts: Annotated[tuple[Signpost, ...], MOST]


Event: TypeAlias = SignpostsWritten


# States


@dataclass(frozen=True, slots=True)
class Written:
    signposts: tuple[Signpost, ...] = ()


State: TypeAlias = Written


# Refusals

SIGNPOST_UNREACHABLE = Refusal(
    "signpost_unreachable", "Give each signpost a telephone number, an e-mail address or a web address."
)
SIGNPOST_REPEATED = Refusal("signpost_repeated", "A signpost is in the list twice: same kind, same name.")


def decide(state: State, command: Command) -> Decision[Event]:
    signposts = command.signposts
    if not all(each.telephone or each.email or each.web for each in signposts):
        return SIGNPOST_UNREACHABLE
    if len({(each.kind, each.name.strip().casefold()) for each in signposts}) < len(signposts):
        return SIGNPOST_REPEATED
    return [] if signposts == state.signposts else [SignpostsWritten(signposts)]


def missing(signposts: Iterable[Signpost]) -> tuple[str, ...]:
    """The kinds that every trust has and this one has not entered yet."""
    entered = {each.kind for each in signposts}
    return tuple(kind for kind in KINDS if kind not in entered)


def to_review(signposts: Iterable[Signpost], on: date) -> tuple[int, ...]:
    """The places in the list, from 0, of those whose day for another look has come."""
    return tuple(place for place, each in enumerate(signposts) if each.review_on <= on)


def evolve(_state: State, event: Event) -> State:
    return Written(event.signposts)


signposts: Final[Decider[Command, State, Event]] = Decider(Written(), decide, evolve)
