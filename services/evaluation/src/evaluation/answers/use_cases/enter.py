"""The one batch of a survey: sealed answers are opened, and enter the two ledgers under origins that join nothing.

No seed and no order is kept; the keys are destroyed once the batch is committed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from evaluation.answers.answering import Said
from evaluation.answers.decider import ReceiveAnswers
from evaluation.answers.table import spent_keys, waiting_answers
from evaluation.answers.use_cases import sealing
from evaluation.application.aggregates import LEDGERS, REGISTERS
from evaluation.ids import AnswerId, PersonId
from evaluation.surveys.register import RecordRespondents
from evaluation.surveys.table.deadlines import DESTROY_KEYS, beginning
from plp_kit.core import deadlines
from plp_kit.core.database import Db, LostRace
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin, Stream
from plp_kit.core.handling import FollowUpRefused, Handled, Handler
from plp_kit.service import TenantContext

Random: TypeAlias = Callable[[int], bytes]  # So many random bytes; handed in, like time.

SEED_BYTES, ID_BYTES = 32, 16


@dataclass(frozen=True, slots=True)
class Entry:
    """What waits of one person; `said` is None where the key is gone, because the person was erased meanwhile."""

    person: PersonId
    key: UUID
    said: Said | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """A survey's waiting answers, opened for as long as its closing lasts. `day` is a midnight: nothing finer enters the log."""

    survey: Stream
    day: datetime
    entries: tuple[Entry, ...]
    random: Random

    @property
    def said(self) -> dict[PersonId, Said]:
        return {entry.person: entry.said for entry in self.entries if entry.said is not None}

    def require_complete(self, db: Db) -> None:
        """The survey must be held. Raises LostRace when somebody has answered, or changed an answer, since they were opened."""
        waiting = {(row.person, row.key) for row in waiting_answers.of_survey(db, self.survey.id)}
        if waiting != {(entry.person, entry.key) for entry in self.entries}:
            raise LostRace(str(self.survey))

    def enter(self, db: Db, handler: Handler) -> None:
        """The survey must be held, and closed. Raises FollowUpRefused."""
        answers = tuple(said.identified(AnswerId(self._id())) for said in self.said.values())
        register, ledger = RecordRespondents(frozenset(self.said), self._seed()), ReceiveAnswers(answers, self._seed())
        _must(handler.handle_in(db, REGISTERS, self.survey.id, register, self._origin()))
        _must(handler.handle_in(db, LEDGERS, self.survey.id, ledger, self._origin()))
        waiting_answers.remove(db, self.survey.id, [entry.person for entry in self.entries])
        spent_keys.add(db, self.survey.id, [entry.key for entry in self.entries])
        deadlines.put(db, self.survey, DESTROY_KEYS, self.day)

    def _origin(self) -> Origin:
        """A correlation of its own, no cause and no trace."""
        return Origin("deadline", self.day, self._id())

    def _id(self) -> UUID:
        return UUID(bytes=self.random(ID_BYTES), version=4)

    def _seed(self) -> bytes:
        return self.random(SEED_BYTES)


def opened(context: TenantContext, deadline: Deadline, random: Random) -> Opened:
    """Before the transaction: all that waits."""
    with context.database.transaction() as db:
        waiting = waiting_answers.of_survey(db, deadline.stream.id)
    texts = context.vault.open([sealing.sealed(deadline.stream, row.key, row.sealed) for row in waiting])
    entries = tuple(
        Entry(PersonId(row.person), row.key, None if text is None else sealing.said(text))
        for row, text in zip(waiting, texts, strict=True)
    )
    return Opened(deadline.stream, beginning(deadline.due_at.date()), entries, random)


def _must(outcome: Handled | Refusal) -> None:
    if isinstance(outcome, Refusal):
        raise FollowUpRefused(outcome)
