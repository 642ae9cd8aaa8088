"""Asking to be erased, and taking that back: on the person's stream, and on that of the request, which is the receipt.

The person's applications are locked, so that nobody views them meanwhile: asking restricts the data at once. Both are answered
with the request's version, which is the same for everybody.
"""

from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.applications.table import applications
from recruitment.ids import PersonId
from recruitment.people.decider import ERASURE_NOT_ASKED, AskErasure, Known, RetractErasure, people
from recruitment.requests.decider import MakeRequest, RequestKind, Retract, requests


def ask(write: Write, request: UUID, person: UUID, *, freshly_signed_in: bool) -> Handled | Refusal:
    applications.lock_of_person(write.db, person)
    asked = write.handle(people, person, AskErasure(request, write.origin.at, freshly_signed_in))
    if isinstance(asked, Refusal):
        return asked
    made = MakeRequest(PersonId(person), RequestKind.ERASURE, None, write.origin.at.date())
    return write.handle(requests, request, made)


def retract(write: Write, person: UUID) -> Handled | Refusal:
    applications.lock_of_person(write.db, person)
    state = write.load(people, person).state
    retracted = write.handle(people, person, RetractErasure())
    if isinstance(retracted, Refusal):
        return retracted
    erasure = state.erasure if isinstance(state, Known) else None
    return ERASURE_NOT_ASKED if erasure is None else write.handle(requests, erasure.request, Retract())
