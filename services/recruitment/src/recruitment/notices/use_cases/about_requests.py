"""The letter that a request about somebody's data causes. It is sent although the data are restricted: it is their own request.

To people who have left it goes to the address that they gave for then; to everybody else to the one that is on record.
"""

from collections.abc import Collection, Iterator
from typing import Final
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.service import Write
from recruitment.applications.table import applications as application_rows
from recruitment.leavers.decider import leavers
from recruitment.notices.letters import LETTERS_ABOUT_REQUESTS
from recruitment.notices.table.request_notices import CausedByRequest
from recruitment.notices.use_cases.ready import Ready
from recruitment.notices.wordings import ERASED, is_true_of_request
from recruitment.people.table import availability
from recruitment.requests.commands import ForgetAddress
from recruitment.requests.decider import Closed, Open, Unmade, requests
from recruitment.staff import table as staff_rows

LEFT: Final = "left"


def ready(write: Write, caused: CausedByRequest) -> Ready | None:
    """None where it is true no more, or the person is erased or has no address."""
    state = write.load(requests, caused.request).state
    if isinstance(state, Unmade) or not is_true_of_request(caused.wording, state):
        return None
    address = _address(write, caused.wording, state)
    return None if address is None else Ready((address,), LETTERS_ABOUT_REQUESTS[caused.wording])


def over(write: Write, caused: CausedByRequest) -> Handled | Refusal | None:
    """Nothing more is sent by this notice: where an erasure was told, its address is forgotten."""
    return write.handle(requests, caused.request, ForgetAddress()) if caused.wording == ERASED else None


def _address(write: Write, wording: str, state: Open | Closed) -> Sealed | None:
    if isinstance(state, Closed) and wording == ERASED:
        return state.address
    person = state.asked.person if isinstance(state, Closed) else state.person
    return None if availability.gone(write.db, [person]) else address_of(write, person)


def address_of(write: Write, person: UUID) -> Sealed | None:
    """The human's, under any id. None where there is none."""
    ids = sorted(staff_rows.ids_of(write.db, person))
    known, private = list(on_record(write, ids)), list(_private(write, ids))
    return next(iter((*private, *known) if _left(write, ids) else (*known, *private)), None)


def _left(write: Write, ids: Collection[UUID]) -> bool:
    return any(row.state == LEFT for id in ids for row in application_rows.of_person(write.db, id))


def on_record(write: Write, ids: Collection[UUID]) -> Iterator[Sealed]:
    """The addresses of these people, for what they take part in."""
    for row in staff_rows.of_people(write.db, ids):
        if row.contact is not None and row.contact.address is not None:
            yield row.contact.address


def _private(write: Write, ids: Collection[UUID]) -> Iterator[Sealed]:
    for id in ids:
        confirmed = write.load(leavers, id).state.confirmed
        if confirmed is not None:
            yield confirmed
