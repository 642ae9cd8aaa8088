"""Working papers are retained for a period. When it ends they are hidden, on record, and then their keys are destroyed.

Each step can be repeated without harm, and falls due again until it is done.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from matching.cohorts import decider as cohorts
from matching.cohorts.retention import ConfirmDestruction, EndRetention, RetainPapers
from matching.cohorts.use_cases.criteria import change
from matching.considerations.decider import NoteWritten
from matching.rounds import decider as rounds
from matching.rounds.commands import HidePapers
from matching.rounds.events import Event, PairsExplained, PapersHidden
from matching.rounds.table import rounds as round_rows
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext, Write


def retain_papers(write: Write, cohort: UUID, written: Handled) -> Handled | Refusal:
    """After a paper was written in a round of the cohort, whose row is locked. Answers with the round's version."""
    outcome = replace(write, expected=None).handle(cohorts.cohorts, cohort, RetainPapers(write.origin.at.date()))
    return outcome if isinstance(outcome, Refusal) else written


def end_retention(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.write(origin, lambda write: _all_or_nothing(write, deadline))


def _all_or_nothing(write: Write, deadline: Deadline) -> Handled | Refusal:
    outcome = _end(write, deadline)
    if isinstance(outcome, Refusal):
        write.db.rollback()
    return outcome


def _end(write: Write, deadline: Deadline) -> Handled | Refusal:
    cohort, on = deadline.stream.id, deadline.due_at.date()
    ended = change(write, cohort, EndRetention(on))
    if isinstance(ended, Refusal):
        return ended
    for row in round_rows.of_cohort(write.db, cohort):
        hidden = write.handle(rounds.rounds, row.round, HidePapers(on))
        if isinstance(hidden, Refusal):
            return hidden
    return ended


def destroy_papers(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    """The keys of everything that was ever hidden: of replaced proposals and withdrawn notes, too."""
    cohort, confirm = deadline.stream.id, ConfirmDestruction(deadline.due_at.date())
    with context.database.transaction() as db:
        histories = [context.handler.history(db, rounds.rounds, row.round) for row in round_rows.of_cohort(db, cohort)]
    hidden = [paper for history in histories for paper in _hidden([entry.event for entry in history])]
    context.vault.destroy({paper.key for paper in hidden})
    return context.write(origin, lambda write: change(write, cohort, confirm))


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
