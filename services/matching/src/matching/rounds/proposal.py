"""What the optimiser hands to the matchers: pairs, and the people for whom there is nobody."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import NewType

from matching.domain.identities import PersonId

Fingerprint = NewType("Fingerprint", str)


@dataclass(frozen=True, slots=True)
class Pair:
    senior: PersonId
    colleague: PersonId
    score: int

    @property
    def people(self) -> tuple[PersonId, PersonId]:
        return self.senior, self.colleague


@dataclass(frozen=True, slots=True)
class Proposal:
    pairs: tuple[Pair, ...]
    unplaced: tuple[PersonId, ...] = ()

    @property
    def people(self) -> list[PersonId]:
        return [person for pair in self.pairs for person in pair.people] + list(self.unplaced)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a proposal comes to. `floor` is the worst pair's score, pinned pairs aside; `greatest` the sum without a floor.

    The difference of the two sums is the price of fairness; None where a round is too large to work it out beside.
    """

    floor: int
    total: int
    greatest: int | None
    first_in_line: int
    kept: int


def fingerprint(proposal: Proposal) -> Fingerprint:
    """SHA-256, in hexadecimal, of everything that a matcher reads; the order in which it stands does not matter."""
    content = {
        "pairs": sorted([str(pair.senior), str(pair.colleague), pair.score] for pair in proposal.pairs),
        "unplaced": sorted(map(str, proposal.unplaced)),
    }
    return Fingerprint(sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest())
