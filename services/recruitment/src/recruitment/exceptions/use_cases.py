"""Recording, ending and listing exceptions. The reason is about a person: their key seals it, and each reading is on record."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.core.viewers import Viewer
from plp_kit.service import Preparing, TenantContext, Write
from plp_kit.vault.vault import Entry
from plp_kit.viewing import Sight, view
from recruitment.access_log.viewers import Accessed
from recruitment.exceptions import table
from recruitment.exceptions.decider import EndException, EndRetention, RecordException, Rule, exceptions
from recruitment.exceptions.table import ExceptionRow
from recruitment.ids import PersonId
from recruitment.people.table import availability
from recruitment.staff import table as staff
from recruitment.trusts.use_cases.periods import retention_in_force

AUDIENCE: Final = frozenset({"recruitment", "evaluation"})


@shown
@dataclass(frozen=True, slots=True)
class ShownException:
    """One person is let through one rule until the end of the last day, or until it was ended.

    `reason` is null while the person's data are restricted, and once they are erased or its retention has ended.
    """

    exception: UUID
    person: UUID
    rule: str
    reason: str | None
    recorded_by: UUID
    begins_on: date
    last_day: date
    ended_on: date | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class WantedException:
    """What the decision-maker asks for."""

    exception: UUID
    by: PersonId
    person: PersonId
    rule: Rule
    last_day: date
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """`known`: the vault has an id of the person in this trust, which it keeps for ever."""

    known: bool
    reason: Sealed = field(repr=False)


def seal(context: Preparing, wanted: WantedException) -> Prepared | Refusal:
    known = wanted.person in context.vault.known({wanted.person})
    stream = f"exception-{wanted.exception}"
    values = context.sealed([Entry(stream, "exception", wanted.reason, AUDIENCE, frozenset({wanted.person}))])
    return values if isinstance(values, Refusal) else Prepared(known, values[0])


def record(write: Write, wanted: WantedException, prepared: Prepared) -> Handled | Refusal:
    """Nobody joins ids meanwhile, and nobody else records an exception: the lock is the trust's."""
    staff.lock_joins(write.db)
    on, ids = day_of(write.origin.at), staff.ids_of(write.db, wanted.person)
    command = RecordException(
        wanted.person,
        wanted.rule,
        prepared.reason,
        wanted.last_day,
        wanted.by,
        on,
        retention_in_force(write).requests,
        known=prepared.known,
        own=wanted.by in ids,
        excepted=table.in_force(write.db, ids, wanted.rule, on),
    )
    return write.handle(exceptions, wanted.exception, command)


def end(write: Write, exception: UUID) -> Handled | Refusal:
    return write.handle(exceptions, exception, EndException(day_of(write.origin.at)))


def end_retention(write: Write, exception: UUID) -> Handled | Refusal:
    return write.handle(exceptions, exception, EndRetention(day_of(write.origin.at)))


def everyone(context: TenantContext, viewer: Viewer) -> list[ShownException] | Refusal:
    """All exceptions of the trust, those that are over too."""
    found = view(context, viewer, Accessed.EXCEPTION, _read)
    if isinstance(found, Refusal):
        return found
    with context.database.transaction() as db:
        on = day_of(context.clock.now(db))
    readable = [row for row, is_readable in found if is_readable]
    reasons = dict(zip((row.exception for row in readable), context.open([row.reason for row in readable]), strict=True))
    return [_shown(row, reasons.get(row.exception), on) for row, _ in found]


def _read(db: Db) -> Sight[list[tuple[ExceptionRow, bool]]]:
    """Each with whether its reason can be shown."""
    rows = table.everyone(db)
    people = [row.person for row in rows]
    hidden = availability.restricted(db, people) | availability.gone(db, people)
    return Sight([(row, row.person not in hidden) for row in rows], set(people) - hidden)


def _shown(row: ExceptionRow, reason: str | None, on: date) -> ShownException:
    in_force = row.ended_on is None and row.last_day >= on
    about = (row.exception, row.person, row.rule, reason, row.recorded_by)
    return ShownException(*about, row.begins_on, row.last_day, row.ended_on, in_force)
