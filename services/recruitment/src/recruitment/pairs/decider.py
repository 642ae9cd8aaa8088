"""Two people who are paired, as matching tells of it: each may see the other's name."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal
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


Command: TypeAlias = RecordPair | RecordTakenBack


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


Event: TypeAlias = PairRecorded | PairTakenBack


@dataclass(frozen=True, slots=True)
class Pair:
    """Published again, two people are another pair."""

    known: bool = False
    taken_back: bool = False


PAIR_RECORDED_ALREADY = Refusal("pair_recorded_already", "It is on record already that these two are paired.")
PAIR_NOT_KNOWN = Refusal("pair_not_known", "It is not on record that these two are paired.")


def decide(state: Pair, command: Command) -> Decision[Event]:
    match command:
        case RecordPair(cohort, one, other):
            return PAIR_RECORDED_ALREADY if state.known else [PairRecorded(cohort, one, other)]
        case RecordTakenBack():
            return [PairTakenBack()] if state.known and not state.taken_back else PAIR_NOT_KNOWN


def evolve(state: Pair, event: Event) -> Pair:
    match event:
        case PairRecorded():
            return Pair(known=True)
        case PairTakenBack():
            return Pair(known=state.known, taken_back=True)


pairs: Final[Decider[Command, Pair, Event]] = Decider(Pair(), decide, evolve)
