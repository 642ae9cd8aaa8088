"""What a partner has written, text by text: theirs to take back or to put in other words at any time, also after the end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from partnership_journal.domain.identities import PersonId, TextId
from plp_kit.core.deciding import Decision, Refusal
from plp_kit.core.sealed import Sealed

# Commands


@dataclass(frozen=True, slots=True)
class WithdrawText:
    partner: PersonId
    text: TextId


@dataclass(frozen=True, slots=True)
class ReviseText:
    """`revised` stands in the place of the text, whose key is destroyed."""

    partner: PersonId
    text: TextId
    revised: Sealed


Command: TypeAlias = WithdrawText | ReviseText


# Events


@dataclass(frozen=True, slots=True)
class TextWithdrawn:
    partner: PersonId
    text: TextId


@dataclass(frozen=True, slots=True)
class TextRevised:
    partner: PersonId
    text: TextId
    revised: Sealed


Event: TypeAlias = TextWithdrawn | TextRevised


# State

Texts: TypeAlias = Mapping[TextId, PersonId]
"""Whose each text is that still can be read."""


# Refusals

NO_SUCH_TEXT = Refusal("no_such_text", "You have written no such text, or have taken it back.")


def written(texts: Texts, author: PersonId, sealed: Iterable[Sealed]) -> Texts:
    return {**texts, **{TextId(value.key): author for value in sealed}}


def decide(texts: Texts, command: Command) -> Decision[Event]:
    if texts.get(command.text) != command.partner:
        return NO_SUCH_TEXT
    match command:
        case WithdrawText(partner, text):
            return [TextWithdrawn(partner, text)]
        case ReviseText(partner, text, revised):
            return [TextRevised(partner, text, revised)]


def evolve(texts: Texts, event: Event) -> Texts:
    left = {text: author for text, author in texts.items() if text != event.text}
    match event:
        case TextWithdrawn():
            return left
        case TextRevised(partner, _, revised):
            return written(left, partner, [revised])
