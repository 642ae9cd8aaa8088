"""Ending restrictions that were granted. A person of another trust looks unknown.

The person's applications, and what lists say of them, are locked first: nobody views them meanwhile.
"""

from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.applications.table import applications
from recruitment.people.decider import EndRestrictions, people
from recruitment.staff import table as staff


def end_restrictions(write: Write, person: UUID) -> Handled | Refusal:
    applied, listed = applications.lock_of_person(write.db, person), staff.lock(write.db, person)
    return write.handle(people, person, EndRestrictions(bool(applied) or listed))
