"""A batch: sealed answers are opened, shuffled apart, and enter the two ledgers under an origin that joins nothing.

No seed and no order is kept; the keys are destroyed once the batch is committed.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias, TypeVar
from uuid import UUID

from evaluation.adapters import sealed_answers, spent_keys, waiting_answers
from evaluation.application.aggregates import LEDGERS, REGISTERS
from evaluation.domain.answering import Said
from evaluation.domain.answers import ReceiveAnswers
from evaluation.domain.batching import batch_size, shuffled
from evaluation.domain.identities import AnswerId, PersonId
from evaluation.domain.respondents import RecordRespondents
from evaluation.read_models.due import DESTROY_KEYS, beginning
from plp_kit.core import deadlines
from plp_kit.core.database import Db, LostRace
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin, Stream
from plp_kit.core.handling import FollowUpRefused, Handled, Handler
from plp_kit.service import TenantContext

Random: TypeAlias = Callable[[int], bytes]  # So many random bytes; handed in, like time.
Thing = TypeVar("Thing")

SEED_BYTES, ID_BYTES = 32, 16


@dataclass(frozen=True, slots=True)
class Entry:
    """What waits of one person; `said` is None where the key is gone, because the person was erased meanwhile."""

    person: PersonId
    key: UUID
    said: Said | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """A survey's waiting answers, opened for as long as one batch lasts. `day` is a midnight: nothing finer enters the log."""

    survey: Stream
    day: datetime
    entries: tuple[Entry, ...]
    random: Random

    @property
    def said(self) -> dict[PersonId, Said]:
        return {entry.person: entry.said for entry in self.entries if entry.said is not None}

    def enter(self, db: Db, handler: Handler, *, closing: bool) -> None:
        """The survey must be held. Raises FollowUpRefused; LostRace when one of them waits no more."""
        said = self.said
        going = self._shuffled(sorted(said))[: batch_size(len(said), closing=closing)]
        if going or closing:
            answers = [said[person].identified(AnswerId(self._id())) for person in going]
            register = RecordRespondents(self._shuffled(going), closing)
            ledger = ReceiveAnswers(self._shuffled(answers), closing)
            _must(handler.handle_in(db, REGISTERS, self.survey.id, register, self._origin()))
            _must(handler.handle_in(db, LEDGERS, self.survey.id, ledger, self._origin()))
        self._let_go(db, set(going) | {entry.person for entry in self.entries if entry.said is None})

    def _let_go(self, db: Db, people: Collection[PersonId]) -> None:
        if not people:
            return
        if waiting_answers.remove(db, self.survey.id, people) != len(people):
            raise LostRace(str(self.survey))
        spent_keys.add(db, self.survey.id, [entry.key for entry in self.entries if entry.person in people])
        deadlines.put(db, self.survey, DESTROY_KEYS, self.day)

    def _shuffled(self, things: Sequence[Thing]) -> tuple[Thing, ...]:
        return shuffled(things, self.random(SEED_BYTES))

    def _origin(self) -> Origin:
        """A correlation of its own, no cause and no trace."""
        return Origin("deadline", self.day, self._id())

    def _id(self) -> UUID:
        return UUID(bytes=self.random(ID_BYTES), version=4)


def opened(context: TenantContext, deadline: Deadline, random: Random) -> Opened:
    """Before the transaction: all that waits, so that those whose key is gone are not counted among the five."""
    with context.database.transaction() as db:
        waiting = waiting_answers.of_survey(db, deadline.stream.id)
    texts = context.vault.open([sealed_answers.sealed(deadline.stream, row.key, row.sealed) for row in waiting])
    entries = tuple(
        Entry(PersonId(row.person), row.key, None if text is None else sealed_answers.said(text))
        for row, text in zip(waiting, texts, strict=True)
    )
    return Opened(deadline.stream, beginning(deadline.due_at.date()), entries, random)


def _must(outcome: Handled | Refusal) -> None:
    if isinstance(outcome, Refusal):
        raise FollowUpRefused(outcome)
