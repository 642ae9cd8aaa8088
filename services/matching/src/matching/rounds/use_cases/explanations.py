"""Explanations of pairs under seal: their parts and the words both share. Two people's text, so either's erasure destroys it."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

import msgspec

from matching.domain.planning.tables import Asked
from matching.domain.proposals import Pair
from matching.domain.scores import Part
from plp_kit.core.sealed import Sealed
from plp_kit.vault.vault import Entry, Vault

AUDIENCE: Final = frozenset({"matching"})


def label(senior: UUID, colleague: UUID) -> str:
    return f"explanation_{senior}_{colleague}"


def seal(vault: Vault, round_id: UUID, asked: Asked, pairs: Iterable[Pair]) -> tuple[Sealed, ...]:
    """Raises SubjectErased."""
    known = {candidate.person: candidate for candidate in asked.candidates}
    entries = [
        Entry(
            f"round-{round_id}",
            label(pair.senior, pair.colleague),
            msgspec.json.encode(asked.scoring.score(known[pair.senior], known[pair.colleague]).parts).decode(),
            AUDIENCE,
            frozenset(pair.people),
        )
        for pair in pairs
    ]
    return tuple(vault.seal(entries))


def opened(vault: Vault, explanations: Sequence[Sealed]) -> dict[str, tuple[Part, ...]]:
    """Parts by label; what was destroyed is missing."""
    texts = zip(explanations, vault.open(explanations), strict=True)
    return {sealed.label: msgspec.json.decode(text, type=tuple[Part, ...]) for sealed, text in texts if text is not None}
