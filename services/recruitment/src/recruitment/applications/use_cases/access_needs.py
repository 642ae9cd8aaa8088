"""What somebody needs to take part: sealed apart from the profile, and never seen by matching."""

from dataclasses import replace
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.service import TenantContext
from recruitment.applications.commands import RecordAccessNeeds
from recruitment.applications.decider import applications
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing


def seal(context: TenantContext, application: UUID, person: UUID, needs: str | None) -> RecordAccessNeeds | Refusal:
    """Refused before anything is sealed where it would be refused afterwards."""
    wish = RecordAccessNeeds(PersonId(person), None)
    if needs is None:
        return wish
    with context.database.transaction() as db:
        decision = applications.decide(context.handler.load(db, applications, application).state, wish)
    if isinstance(decision, Refusal):
        return decision
    values = sealing.seal(context, applications, application, person, {"access_needs": needs})
    return values if isinstance(values, Refusal) else replace(wish, needs=values["access_needs"])
