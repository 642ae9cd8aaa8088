"""Working papers are kept for a period, and then go: on record and out of sight first, their keys after that.

Whatever stops in between, what is still to be done falls due again, and nothing of it does harm when it is repeated.
"""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from matching.application.aggregates import COHORTS, ROUNDS
from matching.application.criteria import change
from matching.domain.considerations import NoteWritten
from matching.domain.retention import ConfirmDestroyed, EndRetention, KeepPapers
from matching.domain.rounds import Event, HidePapers, PairsExplained, PapersHidden
from matching.read_models import rounds
from plp_kit.core.database import Db
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler, history_of
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext


def keep_papers(db: Db, handler: Handler, origin: Origin, cohort: UUID, written: Handled) -> Handled | Refusal:
    """What was just written in a round of the cohort, whose row is locked: there is a day on which it goes."""
    outcome = handler.handle_in(db, COHORTS, cohort, KeepPapers(origin.at.date()), origin)
    return outcome if isinstance(outcome, Refusal) else written


def end_retention(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    def end(db: Db) -> Handled | Refusal:
        outcome = _end(db, context.handler, origin, deadline)
        if isinstance(outcome, Refusal):
            db.rollback()
        return outcome

    return context.database.retrying(end)


def _end(db: Db, handler: Handler, origin: Origin, deadline: Deadline) -> Handled | Refusal:
    cohort, on = deadline.stream.id, deadline.due_at.date()
    ended = change(db, handler, origin, cohort, EndRetention(on))
    if isinstance(ended, Refusal):
        return ended
    for row in rounds.of_cohort(db, cohort):
        hidden = handler.handle_in(db, ROUNDS, row.round, HidePapers(on), origin)
        if isinstance(hidden, Refusal):
            return hidden
    return ended


def destroy_papers(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    """The keys of everything that was ever hidden, of proposals that were replaced and notes that were withdrawn, too."""
    cohort, confirm = deadline.stream.id, ConfirmDestroyed(deadline.due_at.date())
    with context.database.transaction() as db:
        histories = [history_of(db, ROUNDS, row.round) for row in rounds.of_cohort(db, cohort)]
    hidden = [paper for history in histories for paper in _hidden([entry.event for entry in history])]
    context.vault.destroy({paper.key for paper in hidden})
    return context.database.retrying(lambda db: change(db, context.handler, origin, cohort, confirm))


def _hidden(events: Sequence[Event]) -> Iterator[Sealed]:
    last = max((place for place, event in enumerate(events) if isinstance(event, PapersHidden)), default=0)
    return _papers(events[:last])


def _papers(events: Iterable[Event]) -> Iterator[Sealed]:
    for event in events:
        match event:
            case PairsExplained(explanations):
                yield from explanations
            case NoteWritten(_, wording):
                yield wording.reason
            case _:
                continue
