"""The private address of somebody, who can still reach their own things by it when they have left the trust.

It counts once they have typed the code that was sent to it. It is kept as long as anything else of theirs is held.
For somebody who has left without one, an official may enter it, who types the code that the person reads out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored
from recruitment.applications.applicants import Means
from recruitment.dates import months_after
from recruitment.ids import PersonId

LABEL: Final = "private_address"
AUTHORITY: Final = "private_address_authority"
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
class EnterAddress:
    """By an official, for somebody who asked for it by these means on that day; `authority` is what they said.

    `has_left`: that they left the trust is on record. `own`: it is the official's own.
    """

    address: Sealed
    authority: Sealed
    means: Means
    asked_on: date
    by: PersonId
    on: date
    has_left: bool
    own: bool


@dataclass(frozen=True, slots=True)
class ConfirmAddress:
    """`address` is the one to which the code was sent. `others`: it is another person's already.

    `by_official`: the person has read the code out to one, who entered the address.
    """

    address: KeyId | None
    with_its_code: bool
    others: bool
    on: date
    by_official: bool = False


@dataclass(frozen=True, slots=True)
class RemoveAddress:
    pass


@dataclass(frozen=True, slots=True)
class EndKeeping:
    """`held`: something else of the person's is."""

    on: date
    held: bool


Command: TypeAlias = GiveAddress | EnterAddress | ConfirmAddress | RemoveAddress | EndKeeping


# Events. `spent` are the keys of addresses that nobody may read any more, and of the authority for them.

Spent: TypeAlias = Annotated[tuple[KeyId, ...], AtMost(4)]


@stored("recruitment.private_address_given.v1")
@dataclass(frozen=True, slots=True)
class PrivateAddressGiven:
    """It waits for its code until the day `until`. One that was confirmed before counts until this one is."""

    address: Sealed
    until: date
    spent: Spent = ()


@stored("recruitment.private_address_entered.v1")
@dataclass(frozen=True, slots=True)
class PrivateAddressEntered:
    """As one that was given, by an official with the person's authority."""

    address: Sealed
    authority: Sealed
    means: Means
    asked_on: date
    by: PersonId
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


Event: TypeAlias = (
    PrivateAddressGiven | PrivateAddressEntered | PrivateAddressConfirmed | PrivateAddressKept | PrivateAddressForgotten
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """`given` waits for its code; `confirmed` counts. The next look is on the day `until`.

    Where an official entered one, its authority is kept as long.
    """

    given: Sealed | None = None
    confirmed: Sealed | None = None
    until: date = date.max
    authority_given: Sealed | None = None
    authority_confirmed: Sealed | None = None

    @property
    def waiting(self) -> tuple[Sealed | None, ...]:
        return (self.given, self.authority_given)

    @property
    def counting(self) -> tuple[Sealed | None, ...]:
        return (self.confirmed, self.authority_confirmed)


# Refusals

NO_ADDRESS = Refusal("no_private_address", "You have left no private address.", Kind.MISSING)
NOTHING_TO_CONFIRM = Refusal("nothing_to_confirm", "No address waits for a code. Give it again, and we send a new code.")
CODE_WRONG = Refusal(
    "address_code_wrong", "This is not the code that we sent, or it is older than ten minutes. You can ask for a new one."
)
ANOTHERS = Refusal("address_in_use", "Somebody else here uses this address. Give another one.")
HAS_ONE = Refusal("has_private_address", "This person has confirmed a private address. They can sign in with it.")
NOT_LEFT = Refusal(
    "has_not_left", "It is not on record that this person left the trust. They can give a private address themselves."
)
OWN_ADDRESS = Refusal("own_private_address", "You cannot enter your own private address here.", Kind.FORBIDDEN)
ASKED_DAY_UNFIT = Refusal("asked_day_unfit", "Give the day on which they asked for it. It must not be after today.")
ADDRESS_KEPT = Refusal("address_still_kept", "This address is kept for longer.")


def decide(state: Addresses, command: Command) -> Decision[Event]:
    match command:
        case GiveAddress(address, on):
            return [PrivateAddressGiven(address, on + UNCONFIRMED, _keys(*state.waiting))]
        case EnterAddress():
            return _enter(state, command)
        case ConfirmAddress():
            return _confirm(state, command)
        case RemoveAddress():
            spent = _keys(*state.waiting, *state.counting)
            return [PrivateAddressForgotten(spent)] if spent else NO_ADDRESS
        case EndKeeping():
            return _end(state, command)


def _enter(state: Addresses, command: EnterAddress) -> Decision[Event]:
    if command.own:
        return OWN_ADDRESS
    if not command.has_left:
        return NOT_LEFT
    if state.confirmed is not None:
        return HAS_ONE
    if command.asked_on > command.on:
        return ASKED_DAY_UNFIT
    asked = (command.means, command.asked_on, command.by)
    return [PrivateAddressEntered(command.address, command.authority, *asked, command.on + UNCONFIRMED, _keys(*state.waiting))]


def _confirm(state: Addresses, command: ConfirmAddress) -> Decision[Event]:
    if state.given is None or command.address != state.given.key or command.by_official != (state.authority_given is not None):
        return NOTHING_TO_CONFIRM
    if not command.with_its_code:
        return CODE_WRONG
    if command.others:
        return ANOTHERS
    return [PrivateAddressConfirmed(months_after(command.on, LOOKED_AT_AFTER), _keys(*state.counting))]


def _end(state: Addresses, command: EndKeeping) -> Decision[Event]:
    if command.on < state.until:
        return ADDRESS_KEPT
    if state.confirmed is not None and command.held:
        return [PrivateAddressKept(months_after(command.on, LOOKED_AT_AFTER), _keys(*state.waiting))]
    return [PrivateAddressForgotten(_keys(*state.waiting, *state.counting))]


def _keys(*values: Sealed | None) -> tuple[KeyId, ...]:
    return tuple(value.key for value in values if value is not None)


def evolve(state: Addresses, event: Event) -> Addresses:
    match event:
        case PrivateAddressGiven(address, until):
            return replace(state, given=address, until=until, authority_given=None)
        case PrivateAddressEntered(address, authority):
            return replace(state, given=address, until=event.until, authority_given=authority)
        case PrivateAddressConfirmed(until):
            return Addresses(None, state.given, until, None, state.authority_given)
        case PrivateAddressKept(until):
            return replace(state, given=None, until=until, authority_given=None)
        case PrivateAddressForgotten():
            return Addresses()


def spends(_earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    return event.spent


leavers: Final[Decider[Command, Addresses, Event]] = Decider(Addresses(), decide, evolve)
