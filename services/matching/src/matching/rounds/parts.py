"""What is written of a round that grows with its people: a header, and parts filled by size."""

from collections.abc import Iterable
from datetime import date

from matching.ids import CohortId
from matching.rounds.commands import ProposePairs
from matching.rounds.events import (
    Event,
    PairsExplained,
    PairsProposed,
    PairsPublished,
    PairsUnpublished,
    Part,
    ProposedPairsListed,
    PublishedPairsListed,
    UnplacedListed,
    UnpublishedPairsListed,
)
from matching.rounds.membership import PublishedPair
from matching.rounds.proposal import Fingerprint, fingerprint
from plp_kit.core.parts import filled


def proposed(command: ProposePairs) -> list[Event]:
    proposal = command.proposal
    parts: list[Part] = [
        *map(ProposedPairsListed, filled(proposal.pairs)),
        *map(UnplacedListed, filled(proposal.unplaced)),
        *map(PairsExplained, filled(command.explanations)),
    ]
    signed = fingerprint(proposal, command.nonce)
    sizes = len(proposal.pairs), len(proposal.unplaced), len(parts)
    return [PairsProposed(*sizes, command.nonce, signed, command.summary), *parts]


def published(cohort: CohortId, signed: Fingerprint, pairs: Iterable[PublishedPair], on: date) -> list[Event]:
    listed = filled(pairs)
    header = PairsPublished(cohort, signed, sum(map(len, listed)), len(listed), on)
    return [header, *(PublishedPairsListed(cohort, on, part, len(listed), some) for part, some in enumerate(listed, 1))]


def unpublished(cohort: CohortId, pairs: Iterable[PublishedPair], on: date) -> list[Event]:
    listed = filled(pair.partnership for pair in pairs)
    header = PairsUnpublished(cohort, sum(map(len, listed)), len(listed), on)
    return [header, *(UnpublishedPairsListed(cohort, on, part, len(listed), some) for part, some in enumerate(listed, 1))]
