"""An answer as it waits: JSON, sealed for evaluation alone, under a key that the respondent's erasure destroys."""

from typing import Final

import msgspec

from evaluation.answers.answer import Answer
from evaluation.answers.table.waiting_answers import WaitingAnswer
from evaluation.ids import PersonId
from plp_kit.core.events import Stream
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.vault.vault import Entry

AUDIENCE: Final = frozenset({"evaluation"})
LABEL: Final = "answer"
LENGTH: Final = 2048
"""Every answer is padded to this length: the length of a ciphertext would show how many questions were answered."""


def entry(survey: Stream, person: PersonId, answer: Answer) -> Entry:
    text = msgspec.json.encode(answer).decode().ljust(LENGTH)
    return Entry(str(survey), LABEL, text, AUDIENCE, frozenset({person}))


def sealed(survey: Stream, waiting: WaitingAnswer) -> Sealed:
    return Sealed(KeyId(waiting.key), str(survey), LABEL, waiting.sealed)


def opened(text: str) -> Answer:
    return msgspec.json.decode(text, type=Answer)
