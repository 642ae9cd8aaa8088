"""What recruitment receives: matching tells when a round is on. Messages of one round arrive in order, and may come twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from plp_kit.core.slices import Reaction
from plp_kit.messaging.consuming.reacting import Received, Subscription
from recruitment.ids import CohortId
from recruitment.rounds.decider import NOT_ON, ON_ALREADY, RecordBeginning, RecordEnd, rounds


@dataclass(frozen=True, slots=True)
class RoundOpened:
    round: UUID
    cohort: CohortId


@dataclass(frozen=True, slots=True)
class PairsPublished:
    round: UUID
    cohort: CohortId


@dataclass(frozen=True, slots=True)
class PairsUnpublished:
    """The round goes on. Of many pairs it comes in parts, as the publication does; the first says it all."""

    round: UUID
    cohort: CohortId


def react(received: Received) -> Iterable[Reaction]:
    match received.fact:
        case RoundOpened(round_id, cohort) | PairsUnpublished(round_id, cohort):
            return [Reaction(rounds, round_id, RecordBeginning(cohort), (ON_ALREADY,))]
        case PairsPublished(round_id, cohort):
            return [Reaction(rounds, round_id, RecordEnd(cohort), (NOT_ON,))]
        case _:
            return ()


SUBSCRIPTION: Final = Subscription(
    ("matching",),
    {
        "matching.RoundOpened.v1": RoundOpened,
        "matching.PairsPublished.v1": PairsPublished,
        "matching.PairsUnpublished.v1": PairsUnpublished,
    },
    react,
)
