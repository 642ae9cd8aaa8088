"""An answer as it waits: JSON, sealed for evaluation alone under a key that the respondent's erasure destroys."""

from uuid import UUID

import msgspec

from evaluation.answers.answering import Said
from plp_kit.core.events import Stream
from plp_kit.core.sealed import Sealed
from plp_kit.vault.vault import Entry

AUDIENCE = frozenset({"evaluation"})
LABEL = "answer"
LENGTH = 2048  # A ciphertext is as long as its text, and the length would tell how many questions somebody answered.


def entry(survey: Stream, person: UUID, said: Said) -> Entry:
    text = msgspec.json.encode(said).decode().ljust(LENGTH)
    return Entry(str(survey), LABEL, text, AUDIENCE, frozenset({person}))


def sealed(survey: Stream, key: UUID, text: str) -> Sealed:
    """From a row of the waiting table."""
    return Sealed(key, str(survey), LABEL, text)


def said(text: str) -> Said:
    return msgspec.json.decode(text, type=Said)
