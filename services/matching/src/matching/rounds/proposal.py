"""What the optimiser proposes to the matchers: pairs, and the people who have no partner among them."""

import hmac
import json
from dataclasses import dataclass
from typing import NewType

from matching.ids import PersonId
from plp_kit.core.shown import shown

Fingerprint = NewType("Fingerprint", str)
Nonce = NewType("Nonce", str)
"""32 random bytes, in hexadecimal."""


@shown
@dataclass(frozen=True, slots=True)
class ProposedPair:
    """Two people by their ids; `colleague` is on the side that the cohort serves."""

    senior: PersonId
    colleague: PersonId
    score: int

    @property
    def people(self) -> tuple[PersonId, PersonId]:
        return self.senior, self.colleague


@dataclass(frozen=True, slots=True)
class Proposal:
    pairs: tuple[ProposedPair, ...]
    unplaced: tuple[PersonId, ...] = ()

    @property
    def people(self) -> list[PersonId]:
        return [person for pair in self.pairs for person in pair.people] + list(self.unplaced)


@shown
@dataclass(frozen=True, slots=True)
class Summary:
    """What a proposal achieves. `worst_pair_score` leaves pinned pairs out; `total` is the sum of all scores.

    `greatest` is the greatest sum that there could be if the worst pair did not matter: `greatest` less `total` is the price of
    fairness. It is null where a round is too large to work it out. `first_in_line` counts the people placed who were on a waiting
    list; `kept` the pairs that were signed before and stay.
    """

    worst_pair_score: int
    total: int
    greatest: int | None
    first_in_line: int
    kept: int


def fingerprint(proposal: Proposal, nonce: Nonce) -> Fingerprint:
    """HMAC-SHA256, in hexadecimal, of everything that a matcher reads; the same in whatever order pairs and people are listed.

    The key is the proposal's nonce, which nobody is shown: otherwise somebody who sees the pairs without their scores could try
    out which scores give this fingerprint.
    """
    content = {
        "pairs": sorted([str(pair.senior), str(pair.colleague), pair.score] for pair in proposal.pairs),
        "unplaced": sorted(map(str, proposal.unplaced)),
    }
    return Fingerprint(hmac.digest(bytes.fromhex(nonce), json.dumps(content, separators=(",", ":")).encode(), "sha256").hex())
