"""Working papers are retained for a period. When it ends they are hidden in all rounds of the cohort, which spends their keys.

So are the matchers' lists of conflicts.
"""

from dataclasses import replace
from uuid import UUID

from matching.cohorts import decider as cohorts
from matching.cohorts.retention import EndRetention, RetainPapers
from matching.cohorts.use_cases.criteria import change
from matching.conflicts.use_cases import forget_of_cohort
from matching.rounds import decider as rounds
from matching.rounds.commands import HidePapers
from matching.rounds.table import rounds as round_rows
from plp_kit.core.days import day_of
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write


def retain_papers(write: Write, cohort: UUID, written: Handled) -> Handled | Refusal:
    """After a paper was written in a round of the cohort, whose row is locked. Answers with the round's version."""
    outcome = replace(write, expected=None).handle(cohorts.cohorts, cohort, RetainPapers(day_of(write.origin.at)))
    return outcome if isinstance(outcome, Refusal) else written


def end_retention(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.write(origin, lambda write: _end(write, deadline))


def _end(write: Write, deadline: Deadline) -> Handled | Refusal:
    cohort, on = deadline.stream.id, day_of(deadline.due_at)
    ended = change(write, cohort, EndRetention(on))
    if isinstance(ended, Refusal):
        return ended
    for row in round_rows.of_cohort(write.db, cohort):
        hidden = write.handle(rounds.rounds, row.round, HidePapers(on))
        if isinstance(hidden, Refusal):
            return hidden
    return forget_of_cohort(write, cohort) or ended
