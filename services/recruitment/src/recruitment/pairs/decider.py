"""Two people who are paired, as matching and the journal tell of it: each may see the other's name, then the other's profile.

Facts of the two come in any order.
"""

from dataclasses import dataclass, replace
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.stored import stored
from recruitment.ids import CohortId, PersonId

# Commands


@dataclass(frozen=True, slots=True)
class RecordPair:
    cohort: CohortId
    one: PersonId
    other: PersonId


@dataclass(frozen=True, slots=True)
class RecordTakenBack:
    """The pair was taken back before launch."""


@dataclass(frozen=True, slots=True)
class RecordOpening:
    """The two may read each other's profile."""

    cohort: CohortId
    one: PersonId
    other: PersonId


@dataclass(frozen=True, slots=True)
class RecordAddresses:
    """Exactly these of the two let the other see their address."""

    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class RecordEnding:
    """Their partnership has ended, or it was `taken_back` since one of the two said that it cannot work."""

    taken_back: bool


@dataclass(frozen=True, slots=True)
class ForgetNotices:
    pass


Command: TypeAlias = RecordPair | RecordTakenBack | RecordOpening | RecordAddresses | RecordEnding | ForgetNotices


# Events


@stored("recruitment.pair_recorded.v1")
@dataclass(frozen=True, slots=True)
class PairRecorded:
    cohort: CohortId
    one: PersonId
    other: PersonId


@stored("recruitment.pair_taken_back.v1")
@dataclass(frozen=True, slots=True)
class PairTakenBack:
    pass


@stored("recruitment.pair_opened.v1")
@dataclass(frozen=True, slots=True)
class PairOpened:
    pass


@stored("recruitment.pair_addresses_recorded.v1")
@dataclass(frozen=True, slots=True)
class AddressesRecorded:
    people: Annotated[tuple[PersonId, ...], AtMost(2)]


@stored("recruitment.pair_ended.v1")
@dataclass(frozen=True, slots=True)
class PairEnded:
    pass


@stored("recruitment.pair_notices_forgotten.v1")
@dataclass(frozen=True, slots=True)
class PairNoticesForgotten:
    """How far the e-mails came that the pair caused is not shown any more."""


Event: TypeAlias = PairRecorded | PairTakenBack | PairOpened | AddressesRecorded | PairEnded | PairNoticesForgotten


@dataclass(frozen=True, slots=True)
class Pair:
    """Published again, two people are another pair. `recorded` is None as long as nobody told who they are."""

    recorded: PairRecorded | None = None
    taken_back: bool = False
    opened: bool = False
    ended: bool = False
    addresses: frozenset[PersonId] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether each may read the other's profile now."""
        return self.opened and not self.ended and not self.taken_back


PAIR_RECORDED_ALREADY = Refusal("pair_recorded_already", "It is on record already that these two are paired.")
PAIR_NOT_KNOWN = Refusal("pair_not_known", "It is not on record that these two are paired.")
OPENING_RECORDED_ALREADY = Refusal("opening_recorded_already", "It is on record already that these two know each other.")
ADDRESSES_RECORDED_ALREADY = Refusal("addresses_recorded_already", "This is on record already.")
END_RECORDED_ALREADY = Refusal("end_recorded_already", "It is on record already that this partnership has ended.")
NO_SUCH_PARTNER = Refusal("no_such_partner", "You have no such partner.", Kind.MISSING)


def decide(state: Pair, command: Command) -> Decision[Event]:
    match command:
        case RecordPair(cohort, one, other):
            return PAIR_RECORDED_ALREADY if state.recorded else _record(state, PairRecorded(cohort, one, other))
        case RecordTakenBack():
            return [PairTakenBack()] if state.recorded and not state.taken_back else PAIR_NOT_KNOWN
        case RecordOpening(cohort, one, other):
            known = [] if state.recorded else _record(state, PairRecorded(cohort, one, other))
            return OPENING_RECORDED_ALREADY if state.opened else [*known, PairOpened()]
        case RecordAddresses(people):
            return ADDRESSES_RECORDED_ALREADY if state.addresses == frozenset(people) else [AddressesRecorded(people)]
        case RecordEnding(taken_back):
            back = [PairTakenBack()] if taken_back and not state.taken_back else []
            return END_RECORDED_ALREADY if state.ended else [PairEnded(), *back]
        case ForgetNotices():
            return [PairNoticesForgotten()]


def _record(state: Pair, recorded: PairRecorded) -> list[Event]:
    """That it was taken back may have been told before who they are."""
    return [recorded, PairTakenBack()] if state.taken_back else [recorded]


def partner(state: Pair, own: frozenset[PersonId]) -> PersonId | Refusal:
    """The other of the two, for somebody with these ids who is one of them."""
    people = (state.recorded.one, state.recorded.other) if state.recorded else ()
    others = [person for person in people if person not in own]
    return others[0] if len(others) == 1 else NO_SUCH_PARTNER


def evolve(state: Pair, event: Event) -> Pair:
    match event:
        case PairRecorded():
            return replace(state, recorded=event)
        case PairTakenBack():
            return replace(state, taken_back=True)
        case PairOpened():
            return replace(state, opened=True)
        case AddressesRecorded(people):
            return replace(state, addresses=frozenset(people))
        case PairEnded():
            return replace(state, ended=True)
        case PairNoticesForgotten():
            return state


pairs: Final[Decider[Command, Pair, Event]] = Decider(Pair(), decide, evolve)
