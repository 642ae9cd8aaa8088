"""What matchers say of two people before pairs are proposed: pins, vetoes, and notes for or against, each with its author.

A note's reason is sealed, because the people it is about may ask to read it. The order in which two people are named does not
matter, nor under which of their ids.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from matching.considerations.naming import about
from matching.ids import NoteId, Pair, PersonId
from plp_kit.core.deciding import Decision, Kind, Refusal
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored


class Step(StrEnum):
    """What is done to two people after a preview."""

    PIN = "pin"
    VETO = "veto"
    SWAP = "swap"


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Note:
    """It counts up to and on `until`; without a day, for the whole round."""

    one: PersonId
    other: PersonId
    stance: Stance
    author: PersonId
    reason: Sealed
    until: date | None = None

    @property
    def pair(self) -> Pair:
        return frozenset({self.one, self.other})


def counts(until: date | None, on: date) -> bool:
    return until is None or on <= until


def balance(stances: Iterable[Stance]) -> int:
    """Of the notes on a pair that count: 1 for it, -1 against it, 0 where they balance out."""
    return max(-1, min(1, sum(1 if stance is Stance.FOR else -1 for stance in stances)))


# Commands


@dataclass(frozen=True, slots=True)
class PinPair:
    """`could_be_made`: these two are available to each other. A pin may leave others without a partner, as a preview shows."""

    one: PersonId
    other: PersonId
    could_be_made: bool = False
    identities: JoinedIdentities = field(default_factory=JoinedIdentities)


@dataclass(frozen=True, slots=True)
class VetoPair:
    """`could_be_made`: one of the two is on each side."""

    one: PersonId
    other: PersonId
    could_be_made: bool = False
    identities: JoinedIdentities = field(default_factory=JoinedIdentities)


@dataclass(frozen=True, slots=True)
class SwapPartners:
    """`pairs` are two people, each with the other's partner, and both pairs are pinned; None where one of them has no partner."""

    pairs: tuple[Pair, Pair] | None
    could_be_made: bool = False
    identities: JoinedIdentities = field(default_factory=JoinedIdentities)


@dataclass(frozen=True, slots=True)
class ReleasePair:
    """Lifts the pin or the veto."""

    one: PersonId
    other: PersonId
    identities: JoinedIdentities = field(default_factory=JoinedIdentities)


@dataclass(frozen=True, slots=True)
class ReleasePinsOf:
    """The data of a person with these ids are restricted now: nothing holds them to a pair."""

    ids: frozenset[PersonId]


@dataclass(frozen=True, slots=True)
class WriteNote:
    """`restricted` are people whose data are restricted: no note is written about them."""

    note: NoteId
    wording: Note
    on: date
    restricted: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class WithdrawNote:
    note: NoteId
    author: PersonId


Command: TypeAlias = PinPair | VetoPair | SwapPartners | ReleasePair | ReleasePinsOf | WriteNote | WithdrawNote


# Events


@stored("matching.pair_pinned.v1")
@dataclass(frozen=True, slots=True)
class PairPinned:
    one: PersonId
    other: PersonId


@stored("matching.pair_vetoed.v1")
@dataclass(frozen=True, slots=True)
class PairVetoed:
    one: PersonId
    other: PersonId


@stored("matching.pair_released.v1")
@dataclass(frozen=True, slots=True)
class PairReleased:
    one: PersonId
    other: PersonId


@stored("matching.note_written.v1")
@dataclass(frozen=True, slots=True)
class NoteWritten:
    note: NoteId
    wording: Note


@stored("matching.note_withdrawn.v1")
@dataclass(frozen=True, slots=True)
class NoteWithdrawn:
    note: NoteId


Event: TypeAlias = PairPinned | PairVetoed | PairReleased | NoteWritten | NoteWithdrawn


@dataclass(frozen=True, slots=True)
class Considered:
    pins: frozenset[Pair] = frozenset()
    vetoes: frozenset[Pair] = frozenset()
    notes: Mapping[NoteId, Note] = field(default_factory=dict)

    def of_humans(self, identities: JoinedIdentities) -> "Considered":
        """Of everybody under the id by which their ids are compared. Two ids of one human are a pair of one."""
        pins, vetoes = (frozenset(map(identities.humans, pairs)) for pairs in (self.pins, self.vetoes))
        return replace(self, pins=pins, vetoes=vetoes)

    def against(self, pairs: frozenset[Pair], identities: JoinedIdentities) -> frozenset[PersonId]:
        """People of pinned pairs that are not among these pairs, and of vetoed ones that are."""
        humans = frozenset(map(identities.humans, pairs))
        pins = (pin for pin in self.pins if identities.humans(pin) not in humans)
        vetoes = (veto for veto in self.vetoes if identities.humans(veto) in humans)
        return frozenset[PersonId]().union(*pins, *vetoes)

    def in_the_way(self, pairs: frozenset[Pair], identities: JoinedIdentities) -> list[str]:
        """The pins that these pairs do not keep: why, and what to release."""
        humans, considered = frozenset(map(identities.humans, pairs)), self.of_humans(identities)
        lost = sorted((pin for pin in self.pins if identities.humans(pin) not in humans), key=sorted)
        return [_in_the_way(pin, identities.humans(pin), considered) for pin in lost]

    def held(self, pair: Pair, identities: JoinedIdentities) -> list[Pair]:
        """What is pinned or vetoed of these two, under any of their ids."""
        humans = identities.humans(pair)
        return sorted((each for each in self.pins | self.vetoes if identities.humans(each) == humans), key=sorted)


def _in_the_way(pin: Pair, humans: Pair, considered: Considered) -> str:
    one, other = sorted(pin)
    if humans in considered.vetoes:
        return f"{one} and {other} are both pinned and vetoed: release that pair."
    if len(humans) > 1 and any(humans & another for another in considered.pins - {humans}):
        return f"{one} and {other} are pinned, and one of them with somebody else, too: release one of the pins."
    return f"{one} and {other} are pinned, but are not available to each other any more: release that pair."


# Refusals

TWO_PEOPLE = Refusal("two_people", "A pair is two people.")
PINNED_ALREADY = Refusal("pinned_already", "One of the two is pinned already. Release that pair first.")
VETOED_ALREADY = Refusal("vetoed_already", "This pair is vetoed. Release it first.")
NOT_AVAILABLE = Refusal("not_available", "These two are not available to each other in this round.")
NOTHING_TO_RELEASE = Refusal("nothing_to_release", "This pair is neither pinned nor vetoed.")
NOTE_WRITTEN_ALREADY = Refusal("note_written_already", "This note is written already.")
NOTE_EXPIRED = Refusal("note_expired", "The last day of this note is over already.")
NO_SUCH_NOTE = Refusal("no_such_note", "There is no such note.", Kind.MISSING)
NOTE_OF_ANOTHER = Refusal("note_of_another", "Another matcher wrote this note, and only they can withdraw it.", Kind.FORBIDDEN)


def decide(state: Considered, command: Command) -> Decision[Event]:
    match command:
        case PinPair() | VetoPair() | SwapPartners():
            return _swap(state, command) if isinstance(command, SwapPartners) else _hold(state, command)
        case ReleasePair(one, other) if one == other:
            return TWO_PEOPLE
        case ReleasePair(one, other, identities):
            released = state.held(frozenset({one, other}), identities)
            return [PairReleased(*sorted(pair)) for pair in released] or NOTHING_TO_RELEASE
        case ReleasePinsOf(ids):
            return [PairReleased(*sorted(pair)) for pair in sorted(state.pins, key=sorted) if ids & pair]
        case WriteNote():
            return _write(state, command)
        case WithdrawNote(note, author):
            if note not in state.notes:
                return NO_SUCH_NOTE
            return [NoteWithdrawn(note)] if state.notes[note].author == author else NOTE_OF_ANOTHER


def _hold(state: Considered, command: PinPair | VetoPair) -> Decision[Event]:
    first, second = sorted((command.one, command.other))
    pair, considered = command.identities.humans((first, second)), state.of_humans(command.identities)
    if len(pair) == 1:
        return TWO_PEOPLE
    if pair in considered.vetoes:
        return VETOED_ALREADY
    if pins := [pin for pin in state.pins if _is_against(command, pair, command.identities.humans(pin))]:
        return about(PINNED_ALREADY, frozenset[PersonId]().union(*pins))
    match command:
        case PinPair(could_be_made=False) | VetoPair(could_be_made=False):
            return NOT_AVAILABLE
        case PinPair():
            return [PairPinned(first, second)]
        case VetoPair():
            return [PairVetoed(first, second)]


def _swap(state: Considered, command: SwapPartners) -> Decision[Event]:
    """Both pairs are pinned or neither is: nobody is in both."""
    if command.pairs is None:
        return NOT_AVAILABLE
    first, second = map(command.identities.humans, command.pairs)
    if first & second:
        return TWO_PEOPLE
    pinned: list[Event] = []
    for one, other in map(sorted, command.pairs):
        decided = _hold(state, PinPair(one, other, could_be_made=True, identities=command.identities))
        if isinstance(decided, Refusal):
            return decided
        pinned += decided
    return pinned if command.could_be_made else NOT_AVAILABLE


def _is_against(command: PinPair | VetoPair, pair: Pair, pinned: Pair) -> bool:
    """A pin is against another pin of either, and a veto against the pin of both."""
    return bool(pair & pinned) if isinstance(command, PinPair) else pair == pinned


def _write(state: Considered, command: WriteNote) -> Decision[Event]:
    if len(command.wording.pair) < 2:  # noqa: PLR2004 - a pair
        return TWO_PEOPLE
    if command.note in state.notes:
        return NOTE_WRITTEN_ALREADY
    if not counts(command.wording.until, command.on):
        return NOTE_EXPIRED
    if command.wording.pair & command.restricted:
        return NOT_AVAILABLE
    return [NoteWritten(command.note, command.wording)]


def evolve(state: Considered, event: Event) -> Considered:
    match event:
        case PairPinned(one, other):
            return replace(state, pins=state.pins | {frozenset({one, other})})
        case PairVetoed(one, other):
            return replace(state, vetoes=state.vetoes | {frozenset({one, other})})
        case PairReleased(one, other):
            released = {frozenset({one, other})}
            return replace(state, pins=state.pins - released, vetoes=state.vetoes - released)
        case NoteWritten(note, wording):
            return replace(state, notes={**state.notes, note: wording})
        case NoteWithdrawn(note):
            return replace(state, notes={id: wording for id, wording in state.notes.items() if id != note})
