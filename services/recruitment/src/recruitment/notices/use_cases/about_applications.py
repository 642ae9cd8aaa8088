"""The letter that an application causes, as long as it is true, and to whom it goes."""

from itertools import dropwhile
from uuid import UUID

from plp_kit.core.sealed import Sealed
from plp_kit.service import Write
from recruitment.applications.decider import applications
from recruitment.applications.events import Event, Invited, LaunchMoved
from recruitment.applications.states import Unfinished, Unwritten
from recruitment.applications.table import applications as application_rows
from recruitment.ids import PersonId
from recruitment.notices.letters import LETTERS, Invitation, Letter, Values, invitation, launch_moved
from recruitment.notices.table.notices import Caused
from recruitment.notices.use_cases.ready import Ready
from recruitment.notices.wordings import is_true
from recruitment.people.table import availability
from recruitment.staff import table as staff_rows


def ready(write: Write, notice: UUID, caused: Caused) -> Ready | None:
    """None where it is true no more, or the person is erased, has no address or may not be written to.

    Nobody takes or removes an invitation meanwhile; afterwards what it says does not open any more.
    """
    application_rows.lock(write.db, caused.application)
    history = write.context.handler.history(write.db, applications, caused.application)
    state = applications.replay(entry.event for entry in history)
    cause, *since = [entry.event for entry in dropwhile(lambda entry: entry.id != notice, history)]
    invited = isinstance(cause, Invited)
    if isinstance(state, Unwritten) or not is_true(cause, since) or (invited and not isinstance(state, Unfinished)):
        return None
    address = _address(write, state.applicant.person)
    return None if address is None else _ready(address, cause, caused)


def _address(write: Write, person: PersonId) -> Sealed | None:
    row = staff_rows.of(write.db, person)
    if availability.gone(write.db, [person]) or availability.restricted(write.db, [person]):
        return None
    return row.contact.address if row is not None and row.contact is not None else None


def _ready(address: Sealed, cause: Event, caused: Caused) -> Ready:
    codes = (cause.code,) if isinstance(cause, Invited) else ()
    return Ready((address, *codes), lambda pages, *opened: _letter(pages, cause, caused, *opened))


def _letter(pages: str, cause: Event, caused: Caused, code: str = "") -> Letter:
    match cause:
        case Invited(lapses_on=ends_on):
            return invitation(Invitation(pages, caused.application, code, ends_on))
        case LaunchMoved(launch_on):
            return launch_moved(Values(pages, caused.application), launch_on)
        case _:
            return LETTERS[caused.wording](Values(pages, caused.application))
