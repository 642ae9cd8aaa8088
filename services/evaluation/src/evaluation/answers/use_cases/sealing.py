"""An answer as it waits and as it is in the ledger: JSON, sealed for evaluation alone.

While it waits the respondent's erasure destroys its key. In the ledger its key is the survey's, and leads to nobody.
"""

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
LEDGERS: Final = "answers"
"""The kind of a ledger's stream."""
LENGTH: Final = 2048
"""Every answer is padded to this length: the length of a ciphertext would show how many questions were answered."""


def entry(survey: Stream, person: PersonId, answer: Answer) -> Entry:
    text = msgspec.json.encode(answer).decode().ljust(LENGTH)
    return Entry(str(survey), LABEL, text, AUDIENCE, frozenset({person}))


def ledger_entry(survey: Stream, answer: Answer) -> Entry:
    text = msgspec.json.encode(answer).decode().ljust(LENGTH)
    return Entry(str(Stream(LEDGERS, survey.id)), LABEL, text, AUDIENCE, frozenset({survey.id}))


def sealed(survey: Stream, waiting: WaitingAnswer) -> Sealed:
    return Sealed(KeyId(waiting.key), str(survey), LABEL, waiting.sealed)


def opened(text: str) -> Answer:
    return msgspec.json.decode(text, type=Answer)
