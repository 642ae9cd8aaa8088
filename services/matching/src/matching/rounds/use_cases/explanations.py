"""Explanations of pairs under seal: the parts of their scores. They are about two people: the erasure of either destroys them."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

import msgspec

from matching.planning.problem import MatchingProblem
from matching.planning.scores import Part
from matching.rounds.proposal import ProposedPair
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.service import Preparing, TenantContext
from plp_kit.vault.vault import Entry

AUDIENCE: Final = frozenset({"matching"})


def label(senior: UUID, colleague: UUID) -> str:
    return f"explanation_{senior}_{colleague}"


def seal(
    context: Preparing, round_id: UUID, problem: MatchingProblem, pairs: Iterable[ProposedPair]
) -> tuple[Sealed, ...] | Refusal:
    known = {candidate.person: candidate for candidate in problem.candidates}
    entries = [
        Entry(
            f"round-{round_id}",
            label(pair.senior, pair.colleague),
            msgspec.json.encode(problem.scoring.score(known[pair.senior], known[pair.colleague]).parts).decode(),
            AUDIENCE,
            frozenset(pair.people),
        )
        for pair in pairs
    ]
    return context.sealed(entries)


def opened(context: TenantContext, explanations: Sequence[Sealed]) -> dict[str, tuple[Part, ...]]:
    """Parts by label; destroyed ones are missing."""
    texts = zip(explanations, context.open(explanations), strict=True)
    return {sealed.label: msgspec.json.decode(text, type=tuple[Part, ...]) for sealed, text in texts if text is not None}
