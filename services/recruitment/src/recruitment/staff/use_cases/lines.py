"""Whom people report to, and their teams: one sealed value a person, opened to tell whether a list says anything new."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.applications.table import applications
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.sealing import NOT_SEALED
from recruitment.staff.decider import LINE, Line, OpenedLine, RecordLine, Staff, staff


def prepare(context: TenantContext, lines: Mapping[UUID, Line]) -> Mapping[UUID, RecordLine | Refusal]:
    """Decided before anything is sealed: a line that is refused, or is on record already, makes no key."""
    with context.database.transaction() as db:
        states = {person: context.handler.load(db, staff, person).state for person in lines}
        applied = applications.applicants(db, list(lines))
    known = _known(context, states)
    commands = {
        person: RecordLine(PersonId(person), line, NOT_SEALED, known.get(person), person in applied)
        for person, line in lines.items()
    }
    decided = {person: staff.decide(states[person], command) for person, command in commands.items()}
    return {person: refused if isinstance(refused := decided[person], Refusal) else commands[person] for person in lines}


def _known(context: TenantContext, states: Mapping[UUID, Staff]) -> Mapping[UUID, OpenedLine]:
    recorded = {person: state.line.line for person, state in states.items() if state.line is not None}
    texts = zip(recorded.items(), context.open(list(recorded.values())), strict=True)
    return {person: OpenedLine(value.key, sealing.value_of(text, Line)) for (person, value), text in texts if text is not None}


def seal(context: Preparing, prepared: Iterable[RecordLine]) -> list[RecordLine] | Refusal:
    """All of them at once."""
    commands = list(prepared)
    texts = [(each.person, {LINE: sealing.text_of(each.line)}) for each in commands]
    values = context.sealed([entry for id, text in texts for entry in sealing.shared_entries(context, staff, id, id, text)])
    if isinstance(values, Refusal):
        return values
    return [replace(command, sealed=value) for command, value in zip(commands, values, strict=True)]


def record(write: Write, sealed: Sequence[RecordLine]) -> int:
    """Returns how many. Of people who are no applicants any more, or whose line was recorded meanwhile, nothing changes."""
    applications.lock_of_people(write.db, [each.person for each in sealed])
    applied = applications.applicants(write.db, [each.person for each in sealed])
    recorded = 0
    for each in sealed:
        outcome = write.handle(staff, each.person, replace(each, applied=each.person in applied))
        if isinstance(outcome, Refusal):
            write.spend([each.sealed.key])
        else:
            recorded += 1
    return recorded
