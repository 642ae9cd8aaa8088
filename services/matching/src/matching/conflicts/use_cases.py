"""Entering that two people must not be paired. Who they are and why is sealed; only the matcher who entered it sees it again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

import msgspec

from matching.cohorts.decider import NO_SUCH_COHORT
from matching.cohorts.decider import cohorts as cohort_decider
from matching.cohorts.retention import own_period
from matching.cohorts.table import cohorts
from matching.conflicts import table
from matching.conflicts.decider import STILL_KEPT, Command, EnterConflict, ForgetConflicts, Kind, LiftConflicts, conflicts
from matching.conflicts.table import ConflictRow
from matching.ids import CohortId, ConflictId, Pair, PersonId, conflicts_id
from matching.rounds.queries import criteria_closed_to
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext, Write
from plp_kit.vault.vault import Entry

AUDIENCE: Final = frozenset({"matching"})
SIZE: Final = 128
"""Bytes of every value, so that its length does not tell the kind."""


@shown
@dataclass(frozen=True, slots=True)
class OwnConflict:
    """Two people who must not be partners, in no order, as the caller entered them."""

    one: PersonId
    other: PersonId
    conflict: Kind

    @property
    def pair(self) -> Pair:
        return frozenset({self.one, self.other})


@dataclass(frozen=True, slots=True)
class Change:
    """What a matcher changes in their list of a cohort."""

    cohort: UUID
    matcher: PersonId
    command: Command


def enter(context: Preparing, cohort: UUID, matcher: PersonId, conflict: ConflictId, about: OwnConflict) -> Change | Refusal:
    """The key belongs to the two whom it is about: the erasure of either destroys it."""
    own, text = conflicts_id(cohort, matcher), msgspec.json.encode(about).ljust(SIZE).decode()
    values = context.sealed([Entry(f"conflicts-{own}", "conflict", text, AUDIENCE, about.pair)])
    if isinstance(values, Refusal):
        return values
    return Change(cohort, matcher, EnterConflict(CohortId(cohort), conflict, about.one, about.other, values[0]))


def lift(context: TenantContext, cohort: UUID, matcher: PersonId, pair: Pair) -> Change:
    own = conflicts_id(cohort, matcher)
    with context.database.transaction() as db:
        rows = table.of_list(db, own)
    about_them = {row.conflict for row, about in opened(context, rows) if about.pair == pair}
    return Change(cohort, matcher, LiftConflicts(frozenset(about_them)))


def record(write: Write, change: Change) -> Handled | Refusal:
    """Under the lock of the cohort's row, as its rounds change. A candidate names others in their application instead."""
    if cohorts.lock(write.db, change.cohort) is None:
        return NO_SUCH_COHORT
    if refusal := criteria_closed_to(write.db, change.cohort, change.matcher):
        return refusal
    command = _retained(write, change)
    if isinstance(command, Refusal):
        return command
    return write.handle(conflicts, conflicts_id(change.cohort, change.matcher), command)


def _retained(write: Write, change: Change) -> Command | Refusal:
    """The period of the cohort's papers is not renewed: its version would tell others that somebody entered something."""
    if not isinstance(change.command, EnterConflict):
        return change.command
    day = own_period(write.load(cohort_decider, change.cohort).state.papers, day_of(write.origin.at))
    return day if isinstance(day, Refusal) else replace(change.command, retain_until=day)


def forget(write: Write, own: UUID) -> Handled | Refusal:
    return write.handle(conflicts, own, ForgetConflicts(day_of(write.origin.at)))


def forget_of_cohort(write: Write, cohort: UUID) -> Refusal | None:
    """With the cohort's papers, whose row is locked; a list that is kept for a period of its own stays."""
    outcomes = [forget(write, own) for own in table.lists_of_cohort(write.db, cohort)]
    return next((each for each in outcomes if isinstance(each, Refusal) and each != STILL_KEPT), None)


def own_conflicts(context: TenantContext, cohort: UUID, matcher: PersonId) -> list[OwnConflict] | Refusal:
    with context.database.transaction() as db:
        if cohorts.cohort_row(db, cohort) is None:
            return NO_SUCH_COHORT
        if refusal := criteria_closed_to(db, cohort, matcher):
            return refusal
        rows = table.of_list(db, conflicts_id(cohort, matcher))
    return [about for _, about in opened(context, rows)]


def opened(context: TenantContext, rows: Sequence[ConflictRow]) -> list[tuple[ConflictRow, OwnConflict]]:
    """Without those about somebody who was erased."""
    texts = zip(rows, context.open([row.sealed for row in rows]), strict=True)
    return [(row, msgspec.json.decode(text, type=OwnConflict)) for row, text in texts if text is not None]
