"""Asking to be erased, and taking that back: on the person's stream, and on that of the request, which is the receipt.

The person's applications are locked, so that nobody views them meanwhile: asking restricts the data under all ids at once. It may
be taken back under any of them. Both are answered with the request's version, which is the same for everybody.
"""

from uuid import UUID

from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.ids import PersonId
from recruitment.people.decider import AskErasure, RetractErasure, people
from recruitment.people.use_cases import joined, rule
from recruitment.requests.commands import MakeRequest, Retract
from recruitment.requests.decider import requests
from recruitment.requests.grounds import RequestKind
from recruitment.trusts.use_cases.periods import retention_in_force


def ask(write: Write, request: UUID, person: UUID, *, freshly_signed_in: bool) -> Handled | Refusal:
    in_force = rule.in_force(write)
    others = joined.lock(write, person) - {person}
    elsewhere = bool(joined.erasures(write, others))
    asked = write.handle(people, person, AskErasure(request, write.origin.at, freshly_signed_in, in_force, elsewhere))
    if isinstance(asked, Refusal):
        return asked
    if refused := joined.restrict(write, others, request):
        return refused
    months = retention_in_force(write).requests
    made = MakeRequest(PersonId(person), RequestKind.ERASURE, None, day_of(write.origin.at), months)
    return write.handle(requests, request, made)


def retract(write: Write, person: UUID) -> Handled | Refusal:
    ids = joined.lock(write, person)
    asked = joined.erasures(write, ids)
    asking = person if person in asked else next(iter(asked), person)
    retracted = write.handle(people, asking, RetractErasure())
    if isinstance(retracted, Refusal):
        return retracted
    request = asked[asking].request
    return joined.free(write, ids - {asking}, request) or write.handle(requests, request, Retract(day_of(write.origin.at)))
