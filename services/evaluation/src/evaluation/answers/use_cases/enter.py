"""The answers of a closed survey enter the log, all at once: who answered in one stream, what was answered in another.

The two origins have nothing in common. No seed and no order is kept, and the keys of waiting answers are spent: in the ledger
each answer has a new one.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from secrets import token_bytes
from typing import Final
from uuid import UUID

from evaluation.answers import decider as ledgers
from evaluation.answers.answer import Answer
from evaluation.answers.decider import EnterAnswers, LedgerEntry
from evaluation.answers.shuffling import shuffled
from evaluation.answers.table import waiting_answers
from evaluation.answers.use_cases import sealing
from evaluation.ids import AnswerId, PersonId
from evaluation.surveys import register
from evaluation.surveys.register import RecordRespondents
from plp_kit.core.database import Db, LostRace
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin, Stream
from plp_kit.core.handling import FollowUpRefused, Handled
from plp_kit.service import Preparing, TenantContext, Write

SEED_BYTES: Final = 32
ID_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class OpenedAnswer:
    """`answer` is None where the key is destroyed, because the person was erased while the answer waited."""

    person: PersonId
    key: UUID
    answer: Answer | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Batch:
    """A survey's waiting answers, and the same sealed anew for the ledger, in an order of chance.

    `day` is a midnight: the log gets no finer time.
    """

    survey: Stream
    day: datetime
    opened: tuple[OpenedAnswer, ...]
    entries: tuple[LedgerEntry, ...]

    @property
    def respondents(self) -> frozenset[PersonId]:
        return frozenset(each.person for each in self.opened if each.answer is not None)

    def require_complete(self, db: Db) -> None:
        """The survey must be locked. Raises LostRace when a person has answered, or changed an answer, since they were opened."""
        waiting = {(row.person, row.key) for row in waiting_answers.of_survey(db, self.survey.id)}
        if waiting != {(each.person, each.key) for each in self.opened}:
            raise LostRace(str(self.survey))

    def enter(self, write: Write, retain_until: date) -> None:
        """The survey must be locked, and closed. Raises FollowUpRefused."""
        survey = self.survey.id
        entering = EnterAnswers(self.entries, token_bytes(SEED_BYTES), retain_until)
        apart = replace(write, origin=_origin(self.day)), replace(write, origin=_origin(self.day))
        _require(apart[0].handle(register.registers, survey, RecordRespondents(self.respondents, token_bytes(SEED_BYTES))))
        _require(apart[1].handle(ledgers.ledgers, survey, entering))
        waiting_answers.remove(write.db, survey, [each.person for each in self.opened])
        write.spend(each.key for each in self.opened)


def batch(context: Preparing, survey: Stream, day: datetime) -> Batch | Refusal:
    """Before the transaction: everything that waits. The order of the keys that are made says nothing about people."""
    opened = _opened(context, survey)
    answers = shuffled((each.answer for each in opened if each.answer is not None), token_bytes(SEED_BYTES))
    sealed = context.sealed([sealing.ledger_entry(survey, answer) for answer in answers])
    if isinstance(sealed, Refusal):
        return sealed
    return Batch(survey, day, opened, tuple(LedgerEntry(AnswerId(_random_id()), value) for value in sealed))


def _opened(context: TenantContext, survey: Stream) -> tuple[OpenedAnswer, ...]:
    with context.database.transaction() as db:
        waiting = waiting_answers.of_survey(db, survey.id)
    texts = context.open([sealing.sealed(survey, row) for row in waiting])
    answers = (None if text is None else sealing.opened(text) for text in texts)
    return tuple(OpenedAnswer(PersonId(row.person), row.key, answer) for row, answer in zip(waiting, answers, strict=True))


def _origin(day: datetime) -> Origin:
    """A correlation of its own, without a cause or a trace."""
    return Origin("deadline", day, _random_id())


def _random_id() -> UUID:
    return UUID(bytes=token_bytes(ID_BYTES), version=4)


def _require(outcome: Handled | Refusal) -> None:
    if isinstance(outcome, Refusal):
        raise FollowUpRefused(outcome)
