"""What the data protection officer decides about a person who is known here. A person of another trust looks unknown.

The person's applications, and what lists say of them, are locked first: nothing of theirs is destroyed or shown meanwhile.
"""

from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.applications.decider import applications
from recruitment.applications.states import BeingDestroyed
from recruitment.applications.table import applications as application_table
from recruitment.people.decider import LiftHold, OfficerDecision, PlaceHold, RefuseErasure, Restrict, people
from recruitment.staff import table as staff


def place_hold(write: Write, person: UUID, reference: str) -> Handled | Refusal:
    own = application_table.lock_of_person(write.db, person)
    destruction_begun = any(isinstance(write.load(applications, each).state, BeingDestroyed) for each in own)
    return _decided(write, person, PlaceHold(reference, destruction_begun))


def lift_hold(write: Write, person: UUID) -> Handled | Refusal:
    return _decided(write, person, LiftHold(write.origin.at))


def end_restriction(write: Write, person: UUID) -> Handled | Refusal:
    return _decided(write, person, Restrict(restricted=False))


def refuse_erasure(write: Write, person: UUID) -> Handled | Refusal:
    return _decided(write, person, RefuseErasure())


def _decided(write: Write, person: UUID, decision: RefuseErasure | PlaceHold | LiftHold | Restrict) -> Handled | Refusal:
    applied, listed = application_table.lock_of_person(write.db, person), staff.lock(write.db, person)
    return write.handle(people, person, OfficerDecision(bool(applied) or listed, decision))
