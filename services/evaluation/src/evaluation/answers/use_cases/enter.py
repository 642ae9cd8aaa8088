"""The answers of a closed survey enter the log, all at once: who answered in one stream, what was answered in another.

The two origins have nothing in common. No seed and no order is kept, and the keys are spent.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from secrets import token_bytes
from typing import Final
from uuid import UUID

from evaluation.answers import decider as ledgers
from evaluation.answers.answer import Answer
from evaluation.answers.decider import EnterAnswers, LedgerEntry
from evaluation.answers.table import waiting_answers
from evaluation.answers.use_cases import sealing
from evaluation.ids import AnswerId, PersonId
from evaluation.surveys import register
from evaluation.surveys.register import RecordRespondents
from plp_kit.core.database import Db, LostRace
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin, Stream
from plp_kit.core.handling import FollowUpRefused, Handled
from plp_kit.service import TenantContext, Write

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
    """A survey's waiting answers, open for as long as its closing lasts. `day` is a midnight: the log gets no finer time."""

    survey: Stream
    day: datetime
    opened: tuple[OpenedAnswer, ...]

    @property
    def answers(self) -> dict[PersonId, Answer]:
        return {each.person: each.answer for each in self.opened if each.answer is not None}

    def require_complete(self, db: Db) -> None:
        """The survey must be locked. Raises LostRace when a person has answered, or changed an answer, since they were opened."""
        waiting = {(row.person, row.key) for row in waiting_answers.of_survey(db, self.survey.id)}
        if waiting != {(each.person, each.key) for each in self.opened}:
            raise LostRace(str(self.survey))

    def enter(self, write: Write) -> None:
        """The survey must be locked, and closed. Raises FollowUpRefused."""
        survey, answers = self.survey.id, self.answers
        entries = tuple(LedgerEntry(AnswerId(_random_id()), answer) for answer in answers.values())
        apart = replace(write, origin=_origin(self.day)), replace(write, origin=_origin(self.day))
        _require(apart[0].handle(register.registers, survey, RecordRespondents(frozenset(answers), token_bytes(SEED_BYTES))))
        _require(apart[1].handle(ledgers.ledgers, survey, EnterAnswers(entries, token_bytes(SEED_BYTES))))
        waiting_answers.remove(write.db, survey, [each.person for each in self.opened])
        write.spend(each.key for each in self.opened)


def opened(context: TenantContext, survey: Stream, day: datetime) -> Batch:
    """Before the transaction: everything that waits."""
    with context.database.transaction() as db:
        waiting = waiting_answers.of_survey(db, survey.id)
    texts = context.open([sealing.sealed(survey, row) for row in waiting])
    answers = (None if text is None else sealing.opened(text) for text in texts)
    return Batch(
        survey,
        day,
        tuple(OpenedAnswer(PersonId(row.person), row.key, answer) for row, answer in zip(waiting, answers, strict=True)),
    )


def _origin(day: datetime) -> Origin:
    """A correlation of its own, without a cause or a trace."""
    return Origin("deadline", day, _random_id())


def _random_id() -> UUID:
    return UUID(bytes=token_bytes(ID_BYTES), version=4)


def _require(outcome: Handled | Refusal) -> None:
    if isinstance(outcome, Refusal):
        raise FollowUpRefused(outcome)
