"""A participant: the partnerships that somebody joined in a cohort, and the day they left.

The two come from different services, in either order. The later one also yields that a partner is lost.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from partnership_journal.ids import PartnershipId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.stored import stored

# Commands


@dataclass(frozen=True, slots=True)
class JoinPartnership:
    partnership: PartnershipId


@dataclass(frozen=True, slots=True)
class ReceiveDeparture:
    on: date


Command: TypeAlias = JoinPartnership | ReceiveDeparture


# Events


@stored("partnership_journal.joined_partnership.v1")
@dataclass(frozen=True, slots=True)
class JoinedPartnership:
    partnership: PartnershipId


@stored("partnership_journal.departure_received.v1")
@dataclass(frozen=True, slots=True)
class DepartureReceived:
    on: date


@stored("partnership_journal.partner_lost.v1")
@dataclass(frozen=True, slots=True)
class PartnerLost:
    """The other partner of `partnership` is alone, unless it had ended before."""

    partnership: PartnershipId
    on: date


Event: TypeAlias = JoinedPartnership | DepartureReceived | PartnerLost


# State


@dataclass(frozen=True, slots=True)
class State:
    partnerships: tuple[PartnershipId, ...] = ()
    departed_on: date | None = None


# Refusals

JOINED_ALREADY = Refusal("joined_already", "This person has joined that partnership already.")
DEPARTURE_RECEIVED_ALREADY = Refusal("departure_received_already", "This person's departure is known already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match command:
        case JoinPartnership(partnership):
            return JOINED_ALREADY if partnership in state.partnerships else _join(state, partnership)
        case ReceiveDeparture(on):
            return DEPARTURE_RECEIVED_ALREADY if state.departed_on else _depart(state, on)


def _join(state: State, partnership: PartnershipId) -> Decision[Event]:
    joined = JoinedPartnership(partnership)
    return [joined, PartnerLost(partnership, state.departed_on)] if state.departed_on else [joined]


def _depart(state: State, on: date) -> Decision[Event]:
    """Every partnership is named: which of them ended earlier is another stream's to know, and it refuses."""
    return [DepartureReceived(on), *(PartnerLost(partnership, on) for partnership in state.partnerships)]


def evolve(state: State, event: Event) -> State:
    match event:
        case JoinedPartnership(partnership):
            return replace(state, partnerships=(*state.partnerships, partnership))
        case DepartureReceived(on):
            return replace(state, departed_on=on)
        case PartnerLost():
            return state


participants: Decider[Command, State, Event] = Decider(State(), decide, evolve)
