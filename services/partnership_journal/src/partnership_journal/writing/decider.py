"""What a partner has written, text by text: theirs to take back or to put in other words at any time, also after the end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from partnership_journal.ids import PersonId, TextId, text_id
from plp_kit.core.deciding import Decision, Kind, Refusal
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored

# Commands


@dataclass(frozen=True, slots=True)
class WithdrawText:
    partner: PersonId
    text: TextId


@dataclass(frozen=True, slots=True)
class ReviseText:
    partner: PersonId
    text: TextId
    revised: Sealed


Command: TypeAlias = WithdrawText | ReviseText


# Events


@stored("partnership_journal.text_withdrawn.v1")
@dataclass(frozen=True, slots=True)
class TextWithdrawn:
    """It spends the `key`."""

    partner: PersonId
    text: TextId
    key: KeyId


@stored("partnership_journal.text_revised.v1")
@dataclass(frozen=True, slots=True)
class TextRevised:
    """`revised` takes the place of the text, whose `key` it spends."""

    partner: PersonId
    text: TextId
    key: KeyId
    revised: Sealed


Event: TypeAlias = TextWithdrawn | TextRevised


# State


@dataclass(frozen=True, slots=True)
class Text:
    """`label` says which text it is: other words for it are sealed under the same one, with another key."""

    author: PersonId
    label: str
    key: KeyId


Texts: TypeAlias = Mapping[TextId, Text]
"""Those that can still be read."""


# Refusals

NO_SUCH_TEXT = Refusal("no_such_text", "You have written no such text, or have taken it back.", Kind.MISSING)


def written(texts: Texts, author: PersonId, sealed: Iterable[Sealed]) -> Texts:
    return {**texts, **{text_id(value): Text(author, value.label, value.key) for value in sealed}}


def own(texts: Texts, partner: PersonId, text: TextId) -> Text | Refusal:
    """Somebody else's text looks as if there were none."""
    found = texts.get(text)
    return found if found and found.author == partner else NO_SUCH_TEXT


def decide(texts: Texts, command: Command) -> Decision[Event]:
    found = own(texts, command.partner, command.text)
    if isinstance(found, Refusal):
        return found
    match command:
        case WithdrawText(partner, text):
            return [TextWithdrawn(partner, text, found.key)]
        case ReviseText(partner, text, revised):
            return [TextRevised(partner, text, found.key, revised)]


def evolve(texts: Texts, event: Event) -> Texts:
    left = {key: text for key, text in texts.items() if key != event.text}
    match event:
        case TextWithdrawn():
            return left
        case TextRevised(partner, _, _, revised):
            return written(left, partner, [revised])
