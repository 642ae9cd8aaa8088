"""Making, showing and using the code of an entered application: from then on both ids are one human, who is counted once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
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
from recruitment.applications.table import applications as application_table
from recruitment.applications.table.applications import STAGES, ShownApplication
from recruitment.ids import PersonId
from recruitment.joins.decider import NO_SUCH_CODE, Made, MakeCode, UseCode, joins
from recruitment.people.table import availability
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.joined import restrict_since_joined
from recruitment.staff import table as staff_table
from recruitment.staff.decider import JOINED_ALREADY, JoinIdentities, staff

CODE: Final = "join_code"


@shown
@dataclass(frozen=True, slots=True)
class JoinCode:
    """Null where it opens no more."""

    code: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Using:
    """`joined` is the id of the applicant for whom the application was entered."""

    application: UUID
    person: PersonId
    joined: PersonId
    with_its_code: bool


def seal(context: Preparing, application: UUID, code: str) -> Sealed | Refusal:
    """Under a key of the applicant."""
    with context.database.transaction() as db:
        row = application_table.application(db, application)
    if row is None:
        return NO_SUCH_APPLICATION
    values = sealing.seal(context, joins, application, row.person, {CODE: code})
    return values if isinstance(values, Refusal) else values[CODE]


def make(write: Write, application: UUID, by: UUID, code: Sealed) -> Handled | Refusal:
    """Nothing is done with an application of somebody who is being erased."""
    application_table.lock(write.db, application)
    row = application_table.application(write.db, application)
    if row is None or availability.gone(write.db, [row.person]):
        return NO_SUCH_APPLICATION
    command = MakeCode(PersonId(row.person), code, PersonId(by), entered=row.entered_by is not None)
    return write.handle(joins, application, command)


def code(context: TenantContext, viewer: Viewer, application: UUID) -> JoinCode | Refusal:
    """For the facilitator who made it. It is on record before it is shown."""
    sealed = view(context, viewer, Accessed.JOIN_CODE, lambda db: _made_by(context, db, viewer, application))
    if isinstance(sealed, Refusal):
        return sealed
    (text,) = context.open([sealed])
    return JoinCode(text)


def _made_by(context: TenantContext, db: Db, viewer: Viewer, application: UUID) -> Sight[Sealed] | Refusal:
    state = context.handler.load(db, joins, application).state
    if not isinstance(state, Made) or state.by != viewer.person:
        return NO_SUCH_CODE
    return Sight(state.code, [state.person])


def prepare(context: TenantContext, application: UUID, person: UUID, code: str) -> Using | Refusal:
    with context.database.transaction() as db:
        state = context.handler.load(db, joins, application).state
    if not isinstance(state, Made):
        decision = joins.decide(state, UseCode(PersonId(person), frozenset({PersonId(person)}), with_its_code=False))
        return decision if isinstance(decision, Refusal) else NO_SUCH_CODE
    (right,) = context.open([state.code])
    is_right = right is not None and compare_digest(right.encode(), code.encode())
    return Using(application, PersonId(person), state.person, is_right)


def use(write: Write, using: Using) -> Handled | Refusal:
    """One transaction: the code is used, both ids are one human, and of two applications to one cohort one goes on."""
    others = replace(write, expected=None)
    staff_table.lock_joins(write.db)
    ids = staff_table.ids_of(write.db, using.person)
    used = write.handle(joins, using.application, UseCode(using.person, ids, using.with_its_code))
    if isinstance(used, Refusal):
        return used
    joined = others.handle(staff, using.person, JoinIdentities(using.person, using.joined))
    outcomes = (joined, restrict_since_joined(write, using.person), _set_aside(others, using.person))
    return next((each for each in outcomes if isinstance(each, Refusal) and each is not JOINED_ALREADY), used)


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
