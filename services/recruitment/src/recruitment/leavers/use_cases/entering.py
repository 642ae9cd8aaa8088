"""A private address that an official enters for somebody who has left, with their authority on record, and confirms.

The person reads the code out: it shows that they can be reached there, and signs nobody in.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from plp_kit.core import mails_due
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.core.viewers import Viewer
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.access_log import use_cases as access_log
from recruitment.access_log.viewers import Accessed
from recruitment.applications.applicants import Means
from recruitment.applications.table import applications
from recruitment.ids import PersonId
from recruitment.leavers.decider import AUTHORITY, LABEL, ConfirmAddress, EnterAddress, leavers
from recruitment.leavers.table import codes
from recruitment.leavers.table.codes import Asked, Purpose
from recruitment.leavers.use_cases import address, secret
from recruitment.people.decider import NO_SUCH_PERSON
from recruitment.people.table import availability
from recruitment.people.use_cases import sealing
from recruitment.staff import table as staff

LEFT = "left"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asked for it, how and when, in words of the official's."""

    person: UUID
    address: str = field(repr=False)
    means: Means
    on: date
    authority: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entered:
    asking: Asking
    address: Sealed
    authority: Sealed


def seal(context: Preparing, asking: Asking) -> Entered | Refusal:
    texts = {LABEL: asking.address, AUTHORITY: asking.authority}
    values = sealing.seal(context, leavers, asking.person, asking.person, texts)
    return values if isinstance(values, Refusal) else Entered(asking, values[LABEL], values[AUTHORITY])


def record(write: Write, entered: Entered, viewer: Viewer, mail: UUID) -> Handled | Refusal:
    """It is on record who entered it, for the person to see. A code is sent to it, with this mail."""
    asking = entered.asking
    ids = staff.ids_of(write.db, asking.person)
    command = EnterAddress(
        entered.address,
        entered.authority,
        asking.means,
        asking.on,
        PersonId(viewer.person),
        day_of(write.origin.at),
        has_left=any(row.state == LEFT for id in ids for row in applications.of_person(write.db, id)),
        own=viewer.person in ids,
    )
    if not is_known(write.context, asking.person):
        return NO_SUCH_PERSON
    given = write.handle(leavers, asking.person, command)
    if isinstance(given, Handled):
        access_log.record(write.context, write.db, viewer, [asking.person], Accessed.PRIVATE_ADDRESS)
        codes.ask(write.db, Asked(mail, Purpose.ENTER, secret.of_person(write.context, asking.person), asking.person))
        mails_due.put_now(write.db, mail)
    return given


def is_known(context: TenantContext, person: UUID) -> bool:
    """Whether an application of theirs is kept, and they are not being erased."""
    with context.database.transaction() as db:
        return bool(applications.applicants(db, [person])) and not availability.gone(db, [person])


def confirm(context: TenantContext, person: UUID, code: str) -> ConfirmAddress | Refusal:
    return address.confirm(context, person, code, Purpose.ENTER) if is_known(context, person) else NO_SUCH_PERSON
