"""Sealing what somebody wrote: each text under a key of its own, which is gone when the person is erased."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from plp_kit.core.deciding import AnyDecider, Refusal
from plp_kit.core.events import Stream
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from plp_kit.vault.vault import Entry

OWN: Final = frozenset({"recruitment"})
SHARED: Final = frozenset({"recruitment", "matching"})
"""Audiences: the services that may open a text."""


def seal(
    context: TenantContext,
    decider: AnyDecider,
    id: UUID,
    person: UUID,
    texts: Mapping[str, str],
    audience: frozenset[str] = OWN,
) -> Mapping[str, Sealed] | Refusal:
    """By their labels, for the decider's stream of this id. Refused where the person is erased."""
    stream = str(Stream(context.handler.slices.of(decider).kind, id))
    entries = [Entry(stream, label, text, audience, frozenset({person})) for label, text in texts.items()]
    values = context.vault.sealed(entries)
    return values if isinstance(values, Refusal) else dict(zip(texts, values, strict=True))
