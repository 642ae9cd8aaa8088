"""What recruitment receives: matching tells when a round is on and who is paired, the journal when the two know each other.

Messages of one service about one thing arrive in order, and may come twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from plp_kit.core.slices import Reaction
from plp_kit.messaging.consuming.reacting import Received, Subscription
from recruitment.ids import CohortId, PersonId
from recruitment.pairs.decider import (
    ADDRESSES_RECORDED_ALREADY,
    END_RECORDED_ALREADY,
    OPENING_RECORDED_ALREADY,
    PAIR_NOT_KNOWN,
    PAIR_RECORDED_ALREADY,
    RecordAddresses,
    RecordEnding,
    RecordOpening,
    RecordPair,
    RecordTakenBack,
    pairs,
)
from recruitment.rounds.decider import (
    NOT_ON,
    ON_ALREADY,
    SUBSTITUTE_ON_RECORD,
    RecordBeginning,
    RecordEnd,
    RecordSubstitute,
    rounds,
)

TAKEN_BACK: Final = "taken_back"


@dataclass(frozen=True, slots=True)
class RoundOpened:
    round: UUID
    cohort: CohortId


@dataclass(frozen=True, slots=True)
class SubstituteNamed:
    round: UUID
    person: PersonId


@dataclass(frozen=True, slots=True)
class Pair:
    partnership: UUID
    senior: PersonId
    colleague: PersonId


@dataclass(frozen=True, slots=True)
class PairsPublished:
    """Of many pairs it comes in parts, as the taking back does."""

    round: UUID
    cohort: CohortId
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class PairsUnpublished:
    """The round goes on, as the first part says."""

    round: UUID
    cohort: CohortId
    partnerships: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnershipOpened:
    partnership: UUID
    cohort: CohortId
    senior: PersonId
    colleague: PersonId


@dataclass(frozen=True, slots=True)
class AddressesShown:
    partnership: UUID
    people: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnershipEnded:
    partnership: UUID
    how: str


def react(received: Received) -> Iterator[Reaction]:
    match received.fact:
        case RoundOpened(round_id, cohort):
            yield Reaction(rounds, round_id, RecordBeginning(cohort), (ON_ALREADY,))
        case SubstituteNamed(round_id, person):
            yield Reaction(rounds, round_id, RecordSubstitute(person), (SUBSTITUTE_ON_RECORD,))
        case PairsUnpublished(round_id, cohort, partnerships):
            yield Reaction(rounds, round_id, RecordBeginning(cohort), (ON_ALREADY,))
            for partnership in partnerships:
                yield Reaction(pairs, partnership, RecordTakenBack(), (PAIR_NOT_KNOWN,))
        case PairsPublished(round_id, cohort, published):
            yield Reaction(rounds, round_id, RecordEnd(cohort), (NOT_ON,))
            for pair in published:
                command = RecordPair(cohort, pair.senior, pair.colleague)
                yield Reaction(pairs, pair.partnership, command, (PAIR_RECORDED_ALREADY,))
        case _:
            yield from _of_partners(received.fact)


def _of_partners(fact: object) -> Iterator[Reaction]:
    match fact:
        case PartnershipOpened(partnership, cohort, senior, colleague):
            opening = RecordOpening(cohort, senior, colleague)
            yield Reaction(pairs, partnership, opening, (OPENING_RECORDED_ALREADY,))
        case AddressesShown(partnership, people):
            yield Reaction(pairs, partnership, RecordAddresses(people), (ADDRESSES_RECORDED_ALREADY,))
        case PartnershipEnded(partnership, how):
            yield Reaction(pairs, partnership, RecordEnding(how == TAKEN_BACK), (END_RECORDED_ALREADY,))
        case _:
            return


SUBSCRIPTION: Final = Subscription(
    ("matching", "partnership_journal"),
    {
        "matching.RoundOpened.v1": RoundOpened,
        "matching.SubstituteNamed.v1": SubstituteNamed,
        "matching.PairsPublished.v1": PairsPublished,
        "matching.PairsUnpublished.v1": PairsUnpublished,
        "partnership_journal.PartnershipOpened.v1": PartnershipOpened,
        "partnership_journal.AddressesShown.v1": AddressesShown,
        "partnership_journal.PartnershipEnded.v1": PartnershipEnded,
    },
    react,
)
