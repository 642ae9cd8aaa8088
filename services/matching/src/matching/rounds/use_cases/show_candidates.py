"""Who of a cohort can be matched, for matchers who are none of them."""

from dataclasses import dataclass
from uuid import UUID

from matching.cohorts.decider import NO_SUCH_COHORT
from matching.cohorts.table import cohorts
from matching.ids import PersonId
from matching.rounds.queries import criteria_closed_to, membership
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class CohortCandidate:
    """Somebody who is there and available, with the sides on which they can be."""

    person: PersonId
    sides: list[str]


def read(db: Db, cohort: UUID, matcher: PersonId) -> list[CohortCandidate] | Refusal:
    if cohorts.cohort_row(db, cohort) is None:
        return NO_SUCH_COHORT
    if refusal := criteria_closed_to(db, cohort, matcher):
        return refusal
    there = membership(db, cohort)
    shown_people = there.present() - there.not_available()
    members = [member for member in there.members if member.person in shown_people]
    return [CohortCandidate(member.person, sorted(member.sides)) for member in sorted(members, key=lambda one: one.person)]
