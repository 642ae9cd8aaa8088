"""Whom a person reports to, and their team: one sealed value, opened to tell whether a list says anything new."""

from dataclasses import replace
from uuid import UUID

from plp_kit import recording
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.applications.table import applications
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.sealing import NOT_SEALED
from recruitment.staff.decider import LINE, Line, OpenedLine, RecordLine, Staff, staff
from recruitment.staff.use_cases import contacts


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
    (text,) = context.open([state.line.line])
    return None if text is None else OpenedLine(state.line.line.key, sealing.value_of(text, Line))


def record(context: TenantContext, origin: Origin, prepared: RecordLine) -> Handled | Refusal:
    return recording.record(context, origin, lambda preparing: _sealed(preparing, prepared), _record)


def _sealed(context: Preparing, prepared: RecordLine) -> RecordLine | Refusal:
    values = sealing.seal_shared(context, staff, prepared.person, prepared.person, {LINE: sealing.text_of(prepared.line)})
    return values if isinstance(values, Refusal) else replace(prepared, sealed=values[LINE])


def _record(write: Write, command: RecordLine) -> Handled | Refusal:
    return write.handle(staff, command.person, replace(command, applied=contacts.is_applicant(write, command.person)))
