"""Making, showing and using the code of an entered application: from then on both ids are one human, who is counted once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hmac import compare_digest
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
from plp_kit.viewing import Sight, view
from recruitment.access_log.viewers import Accessed
from recruitment.applications.commands import SetAside
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications
from recruitment.applications.events import Accepted, Declined, PlacedOnWaitingList
from recruitment.applications.table import applications as application_table
from recruitment.applications.table.applications import STAGES, ShownApplication
from recruitment.ids import PersonId
from recruitment.joins.decider import CODE_USED, CODE_WRONG, NO_SUCH_CODE, Made, MakeCode, UseCode, Used, joins
from recruitment.joins.use_cases.code import new_code, place_of
from recruitment.joins.use_cases.code import shown as in_groups
from recruitment.leavers.use_cases.secret import typed
from recruitment.people.table import availability
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.joined import restrict_since_joined
from recruitment.staff import table as staff_table
from recruitment.staff.decider import JOINED_ALREADY, JoinIdentities, staff

CODE: Final = "join_code"


DECIDING: Final = (Accepted, Declined, PlacedOnWaitingList)


@shown
@dataclass(frozen=True, slots=True)
class JoinCode:
    """`code` is null where it opens no more; `good_until` is its last day, null where it has none."""

    code: str | None = field(repr=False)
    good_until: date | None


@dataclass(frozen=True, slots=True)
class Using:
    """`joined` is the id of the applicant for whom the application was entered."""

    application: UUID
    person: PersonId
    joined: PersonId
    with_its_code: bool


def seal(context: Preparing, application: UUID) -> Sealed | Refusal:
    """A new code, under a key of the applicant."""
    with context.database.transaction() as db:
        row = application_table.application(db, application)
    if row is None:
        return NO_SUCH_APPLICATION
    values = sealing.seal(context, joins, application, row.person, {CODE: new_code(application)})
    return values if isinstance(values, Refusal) else values[CODE]


def make(write: Write, application: UUID, by: UUID, code: Sealed) -> Handled | Refusal:
    """Nothing is done with an application of somebody who is being erased."""
    application_table.lock(write.db, application)
    row = application_table.application(write.db, application)
    if row is None or availability.gone(write.db, [row.person]):
        return NO_SUCH_APPLICATION
    entered_by = None if row.entered_by is None else PersonId(row.entered_by)
    command = MakeCode(PersonId(row.person), code, PersonId(by), entered_by, day_of(write.origin.at))
    return write.handle(joins, application, command)


def code(context: TenantContext, viewer: Viewer, application: UUID) -> JoinCode | Refusal:
    """For the facilitator who made it. It is on record before it is shown."""
    made = view(context, viewer, Accessed.JOIN_CODE, lambda db: _made_by(context, db, viewer, application))
    if isinstance(made, Refusal):
        return made
    (text,) = context.open([made.code])
    return JoinCode(None if text is None else in_groups(text), made.good_until)


def _made_by(context: TenantContext, db: Db, viewer: Viewer, application: UUID) -> Sight[Made] | Refusal:
    state = context.handler.load(db, joins, application).state
    if not isinstance(state, Made) or state.by != viewer.person:
        return NO_SUCH_CODE
    return Sight(state, [state.person])


def prepare(context: TenantContext, person: UUID, text: str) -> Using | Refusal:
    """Looks for the code as it was typed. Where it is none that can be used, nobody is told whether it is like one."""
    code, place = typed(text), place_of(typed(text))
    if place is None:
        return CODE_WRONG
    with context.database.transaction() as db:
        entered = application_table.entered_between(db, *place)
        states = {application: context.handler.load(db, joins, application).state for application in entered}
    made = {application: state for application, state in states.items() if isinstance(state, Made)}
    texts = context.open([state.code for state in made.values()])
    for (application, state), right in zip(made.items(), texts, strict=True):
        if right is not None and compare_digest(right.encode(), code.encode()):
            return Using(application, PersonId(person), state.person, with_its_code=True)
    return CODE_USED if any(isinstance(state, Used) for state in states.values()) else CODE_WRONG


def use(write: Write, using: Using) -> Handled | Refusal:
    """One transaction: the code is used, both ids are one human, and of two applications to one cohort one goes on."""
    others = replace(write, expected=None)
    staff_table.lock_joins(write.db)
    application_table.lock(write.db, using.application)
    ids, today = staff_table.ids_of(write.db, using.person), day_of(write.origin.at)
    decided = _decided(write, using.application)
    used = write.handle(joins, using.application, UseCode(using.person, ids, using.with_its_code, today, decided))
    if isinstance(used, Refusal):
        return used
    joined = others.handle(staff, using.person, JoinIdentities(using.person, using.joined))
    outcomes = (joined, restrict_since_joined(write, using.person), _set_aside(others, using.person))
    return next((each for each in outcomes if isinstance(each, Refusal) and each is not JOINED_ALREADY), used)


def _decided(write: Write, application: UUID) -> frozenset[PersonId]:
    """Who accepted it, declined it or put it on the waiting list."""
    history = write.context.handler.history(write.db, applications, application)
    return frozenset(PersonId(UUID(entry.origin.actor)) for entry in history if isinstance(entry.event, DECIDING))


def _set_aside(write: Write, person: PersonId) -> Refusal | None:
    """Two that were accepted both stay: matching takes them for one human."""
    ids = staff_table.ids_of(write.db, person)
    application_table.lock_of_people(write.db, ids)
    doubles = [row for rows in _by_cohort(write.db, ids).values() for row in _doubles(rows, person)]
    command = SetAside(day_of(write.origin.at))
    outcomes = [write.handle(applications, row.application, command) for row in doubles if row.state != "accepted"]
    return next((each for each in outcomes if isinstance(each, Refusal)), None)


def _by_cohort(db: Db, ids: Collection[UUID]) -> Mapping[UUID, list[ShownApplication]]:
    """Those that are not over."""
    found: defaultdict[UUID, list[ShownApplication]] = defaultdict(list)
    for row in (row for id in sorted(ids) for row in application_table.of_person(db, id) if row.state in STAGES):
        found[row.cohort].append(row)
    return found


def _doubles(rows: Collection[ShownApplication], person: PersonId) -> list[ShownApplication]:
    """All but the one that has come furthest; of two that have come as far, the one under the sign-in stays."""
    stays = max(rows, key=lambda row: (STAGES[row.state], row.person == person))
    return [row for row in rows if row is not stays]
