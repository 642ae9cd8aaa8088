"""How two people who were paired become open to each other: both go on, or three working days are over.

Before that each knows the other's name and why they were paired, and may say that this pairing cannot work. It is a stream of its
own, because whether one of the two has gone on is nobody else's to know: nothing of it, not its version either, is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final, TypeAlias

from partnership_journal.ids import CohortId, PersonId
from partnership_journal.partnerships.decider import NO_SUCH_PARTNERSHIP
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.stored import stored
from plp_kit.core.working_days import working_day_after

WORKING_DAYS: Final = 3
"""So long the two have from the day on which they were paired, which is not counted."""


@dataclass(frozen=True, slots=True)
class Pair:
    cohort: CohortId
    senior: PersonId
    colleague: PersonId

    @property
    def people(self) -> tuple[PersonId, PersonId]:
        return self.senior, self.colleague


# Commands


@dataclass(frozen=True, slots=True)
class AnnouncePair:
    pair: Pair
    formed_on: date


@dataclass(frozen=True, slots=True)
class GoOn:
    """`shows_address`: the other may see the e-mail address that the partner has given."""

    partner: PersonId
    shows_address: bool
    on: date


@dataclass(frozen=True, slots=True)
class ChooseContact:
    """Whether the other may see the partner's address, whenever the partner changes their mind."""

    partner: PersonId
    shows_address: bool


@dataclass(frozen=True, slots=True)
class RefusePairing:
    """One of the two says that this pairing cannot work. Nobody asks why."""

    partner: PersonId
    on: date


@dataclass(frozen=True, slots=True)
class OpenAfterDays:
    """The three working days are over."""

    on: date


@dataclass(frozen=True, slots=True)
class CloseOpening:
    """The partnership has ended, however it did."""


Act: TypeAlias = GoOn | ChooseContact | RefusePairing
"""What the two do themselves."""
Command: TypeAlias = AnnouncePair | Act | OpenAfterDays | CloseOpening


# Events


@stored("partnership_journal.pair_announced.v1")
@dataclass(frozen=True, slots=True)
class PairAnnounced:
    """`decides_until` is the last day on which either can say that it cannot work."""

    pair: Pair
    decides_until: date


@stored("partnership_journal.went_on.v1")
@dataclass(frozen=True, slots=True)
class WentOn:
    partner: PersonId


@stored("partnership_journal.contact_chosen.v1")
@dataclass(frozen=True, slots=True)
class ContactChosen:
    partner: PersonId
    shows_address: bool


@stored("partnership_journal.pair_opened.v1")
@dataclass(frozen=True, slots=True)
class PairOpened:
    """From now on each may read the other's profile."""

    pair: Pair
    on: date


@stored("partnership_journal.addresses_shown.v1")
@dataclass(frozen=True, slots=True)
class AddressesShown:
    """Of an open pair: exactly these people's addresses may be seen by their partner from now on."""

    people: Annotated[tuple[PersonId, ...], AtMost(2)]


@stored("partnership_journal.pairing_refused.v1")
@dataclass(frozen=True, slots=True)
class PairingRefused:
    """The pair is taken back, and the two are never matched again. `partner` said so, which only they themselves can see."""

    partner: PersonId
    pair: Pair
    on: date


@stored("partnership_journal.opening_closed.v1")
@dataclass(frozen=True, slots=True)
class OpeningClosed:
    pass


Event: TypeAlias = PairAnnounced | WentOn | ContactChosen | PairOpened | AddressesShown | PairingRefused | OpeningClosed


# States


@dataclass(frozen=True, slots=True)
class Unannounced:
    pass


@dataclass(frozen=True, slots=True)
class Announced:
    pair: Pair
    decides_until: date
    went_on: frozenset[PersonId] = frozenset()
    shown: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class Opened:
    """`shown` are those whose address their partner may see."""

    pair: Pair
    shown: frozenset[PersonId]


@dataclass(frozen=True, slots=True)
class Closed:
    pair: Pair


State: TypeAlias = Unannounced | Announced | Opened | Closed


# Refusals

ANNOUNCED_ALREADY = Refusal("announced_already", "These two know of each other already.")
WENT_ON_ALREADY = Refusal("went_on_already", "You have said already that you are continuing.")
OPENED_ALREADY = Refusal("opened_already", "You and your partner can read each other's profile already.")
TOO_LATE = Refusal(
    "too_late_to_take_back",
    "You and your partner can read each other's profile now, so the pairing is not taken back any more. "
    "You can end the partnership at any time. Ask a facilitator if you want help with that.",
)
PAIR_CLOSED = Refusal("pair_closed", "This partnership has ended. Your facilitators know about it.")
DAYS_NOT_OVER = Refusal("days_not_over", "The three working days are not over.")
CHOSEN_ALREADY = Refusal("chosen_already", "This is what you chose before.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unannounced(), AnnouncePair(pair, formed_on):
            return [PairAnnounced(pair, working_day_after(formed_on, WORKING_DAYS))]
        case _, AnnouncePair():
            return ANNOUNCED_ALREADY
        case Unannounced(), _:
            return NO_SUCH_PARTNERSHIP
        case Announced() | Opened() | Closed(), GoOn() | ChooseContact() | RefusePairing():
            return _act(state, command) if command.partner in state.pair.people else NO_SUCH_PARTNERSHIP
        case Closed(), _:
            return PAIR_CLOSED
        case _, CloseOpening():
            return [OpeningClosed()]
        case Announced() | Opened(), OpenAfterDays(on):
            return _open_after_days(state, on)


def _act(state: Announced | Opened | Closed, command: Act) -> Decision[Event]:
    match state, command:
        case Closed(), _:
            return PAIR_CLOSED
        case _, ChooseContact():
            return _choose(state, command)
        case Announced(), GoOn():
            return _go_on(state, command)
        case Announced(decides_until=last), RefusePairing(partner, on) if on <= last:
            return [PairingRefused(partner, state.pair, on), OpeningClosed()]
        case _, GoOn():
            return OPENED_ALREADY
        case _, RefusePairing():
            return TOO_LATE


def _go_on(state: Announced, command: GoOn) -> Decision[Event]:
    """The second of the two opens it for both."""
    if command.partner in state.went_on:
        return WENT_ON_ALREADY
    said: tuple[WentOn | ContactChosen, ...] = (
        WentOn(command.partner),
        ContactChosen(command.partner, command.shows_address),
    )
    after = _after(state, said)
    both = after.went_on == frozenset(after.pair.people) or command.on > after.decides_until
    return [*said, *(_open(after, command.on) if both else ())]


def _open_after_days(state: Announced | Opened, on: date) -> Decision[Event]:
    if isinstance(state, Opened):
        return OPENED_ALREADY
    return _open(state, on) if on > state.decides_until else DAYS_NOT_OVER


def _open(state: Announced, on: date) -> list[Event]:
    return [PairOpened(state.pair, on), *([_shown(state.shown)] if state.shown else [])]


def _choose(state: Announced | Opened, command: ChooseContact) -> Decision[Event]:
    if (command.partner in state.shown) is command.shows_address:
        return CHOSEN_ALREADY
    chosen = ContactChosen(command.partner, command.shows_address)
    if isinstance(state, Announced):
        return [chosen]
    return [chosen, _shown(_chosen(state.shown, chosen))]


def _shown(people: frozenset[PersonId]) -> AddressesShown:
    return AddressesShown(tuple(sorted(people)))


def _chosen(shown: frozenset[PersonId], chosen: ContactChosen) -> frozenset[PersonId]:
    return shown | {chosen.partner} if chosen.shows_address else shown - {chosen.partner}


def _after(state: Announced, said: Sequence[WentOn | ContactChosen]) -> Announced:
    for event in said:
        state = _said(state, event)
    return state


def _said(state: Announced, event: WentOn | ContactChosen) -> Announced:
    match event:
        case WentOn(partner):
            return replace(state, went_on=state.went_on | {partner})
        case ContactChosen():
            return replace(state, shown=_chosen(state.shown, event))


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, PairAnnounced(pair, decides_until):
            return Announced(pair, decides_until)
        case Announced(), WentOn() | ContactChosen():
            return _said(state, event)
        case Opened(), ContactChosen():
            return replace(state, shown=_chosen(state.shown, event))
        case Announced(), PairOpened():
            return Opened(state.pair, state.shown)
        case Announced() | Opened(), OpeningClosed():
            return Closed(state.pair)
        case _:
            return state


openings: Final[Decider[Command, State, Event]] = Decider(Unannounced(), decide, evolve)
