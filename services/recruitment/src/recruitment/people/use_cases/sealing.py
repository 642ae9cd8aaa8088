"""Sealing what somebody wrote: each text under a key of its own, which is gone when the person is erased."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar
from uuid import UUID

import msgspec

from plp_kit.core.deciding import AnyDecider, Refusal
from plp_kit.core.events import Stream
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.service import Preparing, TenantContext
from plp_kit.vault.vault import Entry

Value = TypeVar("Value")

OWN: Final = frozenset({"recruitment"})
SHARED: Final = frozenset({"recruitment", "matching"})
"""Audiences: the services that may open a text."""
NOT_SEALED: Final = Sealed(KeyId(UUID(int=0)), "", "", "")
"""Takes the place of a sealed value when the question is only what would be decided."""


def seal(
    context: Preparing, decider: AnyDecider, id: UUID, person: UUID, texts: Mapping[str, str]
) -> Mapping[str, Sealed] | Refusal:
    """For recruitment alone. By their labels, for the decider's stream of this id. Refused where the person is erased."""
    return _by_label(context, entries(context, decider, id, person, texts))


def seal_shared(
    context: Preparing, decider: AnyDecider, id: UUID, person: UUID, texts: Mapping[str, str]
) -> Mapping[str, Sealed] | Refusal:
    """As `seal`, for matching too."""
    return _by_label(context, shared_entries(context, decider, id, person, texts))


def entries(context: TenantContext, decider: AnyDecider, id: UUID, person: UUID, texts: Mapping[str, str]) -> list[Entry]:
    """What is sealed for the decider's stream of this id, for recruitment alone, to be sealed together with others."""
    stream = _stream(context, decider, id)
    return [Entry(stream, label, text, OWN, frozenset({person})) for label, text in texts.items()]


def shared_entries(context: TenantContext, decider: AnyDecider, id: UUID, person: UUID, texts: Mapping[str, str]) -> list[Entry]:
    """As `entries`, for matching too."""
    stream = _stream(context, decider, id)
    return [Entry(stream, label, text, SHARED, frozenset({person})) for label, text in texts.items()]


def text_of(value: object) -> str:
    """A value with fields as the text that is sealed."""
    return msgspec.json.encode(value).decode()


def value_of(text: str, shape: type[Value]) -> Value:
    """That text as the value that it was."""
    return msgspec.json.decode(text, type=shape)


def _stream(context: TenantContext, decider: AnyDecider, id: UUID) -> str:
    return str(Stream(context.handler.slices.of(decider).kind, id))


def _by_label(context: Preparing, wanted: Sequence[Entry]) -> Mapping[str, Sealed] | Refusal:
    values = context.sealed(wanted)
    return values if isinstance(values, Refusal) else dict(zip((entry.label for entry in wanted), values, strict=True))
