"""Whom a person reports to, and their team: one sealed value, opened to tell whether a list says anything new.

The line that was replaced is destroyed once the log says so. If anything stops before, a deadline is left.
"""

from dataclasses import replace
from uuid import UUID

from plp_kit.core import deadlines
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write
from recruitment.applications.table import applications
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.sealing import NOT_SEALED
from recruitment.staff import table
from recruitment.staff.decider import LINE, Line, LineRecorded, OpenedLine, RecordLine, Staff, staff
from recruitment.staff.table import DESTROY_LINES


def prepare(context: TenantContext, person: UUID, line: Line) -> RecordLine | Refusal:
    """Decided before anything is sealed: a line that is refused, or is on record already, makes no key."""
    with context.database.transaction() as db:
        state = context.handler.load(db, staff, person).state
        applied = bool(applications.applicants(db, [person]))
    command = RecordLine(PersonId(person), line, NOT_SEALED, _known(context, state), applied)
    decision = staff.decide(state, command)
    return decision if isinstance(decision, Refusal) else command


def _known(context: TenantContext, state: Staff) -> OpenedLine | None:
    if state.line is None:
        return None
    (text,) = context.vault.open([state.line.line])
    return None if text is None else OpenedLine(state.line.line.key, sealing.value_of(text, Line))


def record(context: TenantContext, origin: Origin, prepared: RecordLine) -> Handled | Refusal:
    values = sealing.seal_shared(context, staff, prepared.person, prepared.person, {LINE: sealing.text_of(prepared.line)})
    if isinstance(values, Refusal):
        return values
    recorded = context.write(origin, lambda write: _record(write, replace(prepared, sealed=values[LINE])))
    destroy(context, prepared.person)
    return recorded


def _record(write: Write, command: RecordLine) -> Handled | Refusal:
    applied = bool(applications.lock_of_person(write.db, command.person))
    return write.handle(staff, command.person, replace(command, applied=applied))


def destroy(context: TenantContext, person: UUID) -> Handled:
    """The keys of all lines that were replaced. Harmless when repeated."""
    with context.database.transaction() as db:
        history = context.handler.history(db, staff, person)
    keys = {key for entry in history if isinstance(entry.event, LineRecorded) for key in entry.event.spent}
    if keys:
        context.vault.destroy(keys)
        with context.database.transaction() as db:
            table.lock(db, person)
            if len(context.handler.history(db, staff, person)) == len(history):
                deadlines.remove(db, history[0].stream, DESTROY_LINES)
    return Handled(person, len(history))
