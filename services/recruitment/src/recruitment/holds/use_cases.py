"""Placing and ending a hold: the log first, then the vault, then the log again. A deadline carries on what stopped in between."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from plp_kit import recording
from plp_kit.core.days import day_of
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import CHANGED_SINCE_READ, Handled
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext, Write
from recruitment.applications.table import applications
from recruitment.holds import queries
from recruitment.holds.decider import (
    NO_SUCH_HOLD,
    TOO_LATE,
    AskHold,
    End,
    EndRetention,
    PassReview,
    Place,
    Release,
    Review,
    Unasked,
    holds,
)
from recruitment.holds.table.holds import HoldRow
from recruitment.ids import PersonId
from recruitment.names import table as names
from recruitment.names.use_cases import finding
from recruitment.people.use_cases import sealing
from recruitment.staff import table as staff
from recruitment.trusts.use_cases.periods import retention_in_force


@shown
@dataclass(frozen=True, slots=True)
class ShownHold:
    """A hold on a person. `review_passed`: nobody has reviewed it by `review_on`; it stays in force.

    `name` is null where it is not known any more, `reference` once it is not kept any more.

    `days_left` until the review, below zero where it has passed; null where the hold is over.

    `state`: being_placed, in_force, failed (the person's erasure had begun), ended.
    """

    hold: UUID
    person: UUID
    name: str | None = field(repr=False)
    reference: str | None = field(repr=False)
    state: str
    placed_on: date
    review_on: date
    days_left: int | None
    review_passed: bool
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class WantedHold:
    """What the decision-maker asks for. `reference` is where the reason is filed."""

    correlation: UUID
    hold: UUID
    by: PersonId
    person: PersonId
    review_on: date
    reference: str = field(repr=False)


def everyone(context: TenantContext, reader: UUID) -> list[ShownHold]:
    """All holds but those on the reader."""
    with context.database.transaction() as db:
        rows, on = queries.not_on(db, reader), day_of(context.clock.now(db))
    return _shown(context, reader, rows, on)


def one(context: TenantContext, reader: UUID, hold: UUID) -> tuple[ShownHold, int] | Refusal:
    """A hold, and its version. One on the reader is none."""
    with context.database.transaction() as db:
        rows = [row for row in queries.not_on(db, reader) if row.hold == hold]
        version, on = context.handler.load(db, holds, hold).version, day_of(context.clock.now(db))
    return (_shown(context, reader, rows, on)[0], version) if rows else NO_SUCH_HOLD


def _shown(context: TenantContext, reader: UUID, rows: Sequence[HoldRow], on: date) -> list[ShownHold]:
    """No access record names a person: they would see it, and learn of the hold."""
    known = finding.names_of(context, reader, [row.person for row in rows])
    references = context.open([row.reference for row in rows])
    return [
        ShownHold(
            row.hold,
            row.person,
            known.get(row.person),
            reference,
            row.state,
            row.placed_on,
            row.review_on,
            None if row.state in queries.OVER else (row.review_on - on).days,
            row.review_passed,
            row.ended_on,
        )
        for row, reference in zip(rows, references, strict=True)
    ]


def ask(context: TenantContext, wanted: WantedHold, expected: int | None) -> WantedHold | Refusal:
    """Puts the hold on record, and then has the vault preserve the person. Nobody can have read a version of a new hold."""
    if expected is not None:
        return CHANGED_SINCE_READ
    with context.database.transaction() as db:
        origin = Origin(str(wanted.by), context.clock.now(db), wanted.correlation)
    asked = recording.record(
        context,
        origin,
        lambda preparing: sealing.seal(preparing, holds, wanted.hold, wanted.hold, {"reference": wanted.reference}),
        lambda write, values: _asked(write, wanted, values["reference"]),
    )
    if isinstance(asked, Refusal) or _preserved(context, wanted.hold):
        return asked if isinstance(asked, Refusal) else wanted
    failed = context.handler.handle(holds, wanted.hold, Place(preserved=False, on=day_of(origin.at)), origin)
    return failed if isinstance(failed, Refusal) else TOO_LATE


def _asked(write: Write, wanted: WantedHold, reference: Sealed) -> Handled | Refusal:
    """A person of another trust looks unknown. Their applications, and what lists say of them, are locked meanwhile."""
    applied, listed = applications.lock_of_person(write.db, wanted.person), staff.lock(write.db, wanted.person)
    known = bool(applied) or listed or bool(names.of_people(write.db, [wanted.person]))
    own = _is_on(write, wanted.person, wanted.by)
    months = retention_in_force(write).requests
    command = AskHold(wanted.person, reference, wanted.review_on, day_of(write.origin.at), months, known, own)
    return write.handle(holds, wanted.hold, command)


def _preserved(context: TenantContext, hold: UUID) -> bool:
    """Whether the vault preserves the person now, under any id: not if their erasure is certain. Their complaints, too."""
    with context.database.transaction() as db:
        state = context.handler.load(db, holds, hold).state
        if isinstance(state, Unasked):
            return False
        people, complaints = staff.ids_of(db, state.person), queries.complaints(db, state.person)
    preserved = [context.vault.preserve(person, hold) for person in sorted(people)]
    if any(preserved):
        for complaint in sorted(complaints):
            context.vault.preserve(complaint, hold)
    return any(preserved)


def preserved(write: Write, hold: UUID) -> Handled | Refusal:
    return write.handle(holds, hold, Place(preserved=True, on=day_of(write.origin.at)))


def place(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    """A hold that was asked for and not placed, because something stopped in between."""
    hold = deadline.stream.id
    return context.handler.handle(holds, hold, Place(_preserved(context, hold), day_of(origin.at)), origin)


def review(write: Write, hold: UUID, by: UUID, review_on: date) -> Handled | Refusal:
    return write.handle(holds, hold, Review(_is_on_by(write, hold, by), review_on, day_of(write.origin.at)))


def end(write: Write, hold: UUID, by: UUID) -> Handled | Refusal:
    return write.handle(holds, hold, End(_is_on_by(write, hold, by)))


def _is_on_by(write: Write, hold: UUID, by: UUID) -> bool:
    """Whether the hold is on who acts."""
    state = write.load(holds, hold).state
    return not isinstance(state, Unasked) and _is_on(write, state.person, by)


def _is_on(write: Write, person: UUID, by: UUID) -> bool:
    return by in staff.ids_of(write.db, person)


def pass_review(write: Write, hold: UUID) -> Handled | Refusal:
    return write.handle(holds, hold, PassReview())


def release(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    hold = deadline.stream.id
    context.vault.end_preservation(hold)
    return context.handler.handle(holds, hold, Release(day_of(origin.at)), origin)


def end_retention(write: Write, hold: UUID) -> Handled | Refusal:
    return write.handle(holds, hold, EndRetention(day_of(write.origin.at)))
