"""The private address of somebody, who can still reach their own things by it when they have left the trust.

It counts once they have typed the code that was sent to it. It is kept as long as anything else of theirs is held.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored
from recruitment.dates import months_after

LABEL: Final = "private_address"
UNCONFIRMED: Final = timedelta(days=1)
"""How long an address waits for its code."""
LOOKED_AT_AFTER: Final = 12
"""After so many months it is seen whether anything of the person's is held."""


# Commands


@dataclass(frozen=True, slots=True)
class GiveAddress:
    address: Sealed
    on: date


@dataclass(frozen=True, slots=True)
class ConfirmAddress:
    """`address` is the one to which the code was sent. `others`: it is another person's already."""

    address: KeyId | None
    with_its_code: bool
    others: bool
    on: date


@dataclass(frozen=True, slots=True)
class RemoveAddress:
    pass


@dataclass(frozen=True, slots=True)
class EndKeeping:
    """`held`: something else of the person's is."""

    on: date
    held: bool


Command: TypeAlias = GiveAddress | ConfirmAddress | RemoveAddress | EndKeeping


# Events. `spent` are the keys of addresses that nobody may read any more.

Spent: TypeAlias = Annotated[tuple[KeyId, ...], AtMost(2)]


@stored("recruitment.private_address_given.v1")
@dataclass(frozen=True, slots=True)
class PrivateAddressGiven:
    """It waits for its code until the day `until`. One that was confirmed before counts until this one is."""

    address: Sealed
    until: date
    spent: Spent = ()


@stored("recruitment.private_address_confirmed.v1")
@dataclass(frozen=True, slots=True)
class PrivateAddressConfirmed:
    until: date
    spent: Spent = ()


@stored("recruitment.private_address_kept.v1")
@dataclass(frozen=True, slots=True)
class PrivateAddressKept:
    """Something of the person's is held. One that waited for its code is gone."""

    until: date
    spent: Spent = ()


@stored("recruitment.private_address_forgotten.v1")
@dataclass(frozen=True, slots=True)
class PrivateAddressForgotten:
    """Its owner removed it, nobody typed its code, or nothing of theirs is held any more."""

    spent: Spent


Event: TypeAlias = PrivateAddressGiven | PrivateAddressConfirmed | PrivateAddressKept | PrivateAddressForgotten


@dataclass(frozen=True, slots=True)
class Addresses:
    """`given` waits for its code; `confirmed` counts. The next look is on the day `until`."""

    given: Sealed | None = None
    confirmed: Sealed | None = None
    until: date = date.max


# Refusals

NO_ADDRESS = Refusal("no_private_address", "You have left no private address.", Kind.MISSING)
NOTHING_TO_CONFIRM = Refusal("nothing_to_confirm", "No address waits for a code. Give it again, and we send a new code.")
CODE_WRONG = Refusal(
    "address_code_wrong", "This is not the code that we sent, or it is older than ten minutes. You can ask for a new one."
)
ANOTHERS = Refusal("address_in_use", "Somebody else here uses this address. Give another one.")
ADDRESS_KEPT = Refusal("address_still_kept", "This address is kept for longer.")


def decide(state: Addresses, command: Command) -> Decision[Event]:
    match command:
        case GiveAddress(address, on):
            return [PrivateAddressGiven(address, on + UNCONFIRMED, _keys(state.given))]
        case ConfirmAddress():
            return _confirm(state, command)
        case RemoveAddress():
            spent = _keys(state.given, state.confirmed)
            return [PrivateAddressForgotten(spent)] if spent else NO_ADDRESS
        case EndKeeping():
            return _end(state, command)


def _confirm(state: Addresses, command: ConfirmAddress) -> Decision[Event]:
    if state.given is None or command.address != state.given.key:
        return NOTHING_TO_CONFIRM
    if not command.with_its_code:
        return CODE_WRONG
    if command.others:
        return ANOTHERS
    return [PrivateAddressConfirmed(months_after(command.on, LOOKED_AT_AFTER), _keys(state.confirmed))]


def _end(state: Addresses, command: EndKeeping) -> Decision[Event]:
    if command.on < state.until:
        return ADDRESS_KEPT
    if state.confirmed is not None and command.held:
        return [PrivateAddressKept(months_after(command.on, LOOKED_AT_AFTER), _keys(state.given))]
    return [PrivateAddressForgotten(_keys(state.given, state.confirmed))]


def _keys(*values: Sealed | None) -> tuple[KeyId, ...]:
    return tuple(value.key for value in values if value is not None)


def evolve(state: Addresses, event: Event) -> Addresses:
    match event:
        case PrivateAddressGiven(address, until):
            return replace(state, given=address, until=until)
        case PrivateAddressConfirmed(until):
            return Addresses(None, state.given, until)
        case PrivateAddressKept(until):
            return replace(state, given=None, until=until)
        case PrivateAddressForgotten():
            return Addresses()


def spends(_earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    return event.spent


leavers: Final[Decider[Command, Addresses, Event]] = Decider(Addresses(), decide, evolve)
