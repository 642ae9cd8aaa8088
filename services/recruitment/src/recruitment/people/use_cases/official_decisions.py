"""What the data protection officer decides about somebody who is known here. Somebody of another trust looks like nobody.

The person's applications, and what lists say of them, are locked first: nothing of theirs is destroyed or shown meanwhile.
"""

from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled, load
from recruitment.application.aggregates import APPLICATIONS, PEOPLE
from recruitment.application.ports import Writing
from recruitment.applications.states import BeingForgotten
from recruitment.applications.table import applications
from recruitment.people.decider import LiftHold, Officially, PlaceHold, RefuseErasure, Restrict
from recruitment.staff import table


def place_hold(write: Writing, person: UUID, reference: str) -> Handled | Refusal:
    own = applications.lock_of_person(write.db, person)
    being_forgotten = any(isinstance(load(write.db, APPLICATIONS, each).state, BeingForgotten) for each in own)
    return _decided(write, person, PlaceHold(reference, being_forgotten))


def lift_hold(write: Writing, person: UUID) -> Handled | Refusal:
    return _decided(write, person, LiftHold(write.origin.at))


def end_restriction(write: Writing, person: UUID) -> Handled | Refusal:
    return _decided(write, person, Restrict(restricted=False))


def refuse_erasure(write: Writing, person: UUID) -> Handled | Refusal:
    return _decided(write, person, RefuseErasure())


def _decided(write: Writing, person: UUID, decision: RefuseErasure | PlaceHold | LiftHold | Restrict) -> Handled | Refusal:
    applied, listed = applications.lock_of_person(write.db, person), table.lock(write.db, person)
    return write.handle(PEOPLE, person, Officially(bool(applied) or listed, decision))
