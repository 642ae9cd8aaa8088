"""What somebody needs to take part: sealed apart from the profile, and never seen by matching."""

from dataclasses import replace
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.service import Preparing
from recruitment.applications.commands import RecordAccessNeeds
from recruitment.applications.decider import applications
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing


def seal(context: Preparing, application: UUID, person: UUID, needs: str | None) -> RecordAccessNeeds | Refusal:
    wish = RecordAccessNeeds(PersonId(person), None)
    if needs is None:
        return wish
    values = sealing.seal(context, applications, application, person, {"access_needs": needs})
    return values if isinstance(values, Refusal) else replace(wish, needs=values["access_needs"])
