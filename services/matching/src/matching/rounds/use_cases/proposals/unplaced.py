"""Who has no partner in a round's proposal, and why; the reason is worked out anew. No candidate of the round reads it."""

from dataclasses import dataclass
from uuid import UUID

from matching.ids import PersonId
from matching.planning.left_over import LeftOver, WhyAlone
from matching.rounds.use_cases.looks import round_at_work
from matching.rounds.use_cases.proposals.reading import Reading, reading
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext


@shown
@dataclass(frozen=True, slots=True)
class UnplacedPerson:
    """`partners` is with how many people they could be paired if nobody were pinned. Both null for a candidate of the round."""

    person: PersonId
    reason: WhyAlone | None
    partners: int | None


@shown
@dataclass(frozen=True, slots=True)
class Unplaced:
    """How many people there are on each side now, those who offered both on both; null for a candidate of the round."""

    cohort: UUID
    purpose: str
    scored: bool
    seniors: int | None
    colleagues: int | None
    people: list[UnplacedPerson]


def unplaced(context: TenantContext, round_id: UUID, reader: PersonId) -> Unplaced | Refusal:
    with context.database.transaction() as db:
        found = reading(db, round_id, reader)
    if isinstance(found, Refusal):
        return found
    people = sorted(found.row.people_unplaced)
    if not found.scored or not people:
        return _unexplained(found, people)
    at_work = round_at_work.opened(context, round_id, reader)
    if isinstance(at_work, Refusal):
        return at_work
    left_over = LeftOver(at_work.problem, at_work.matrix, at_work.assignment)
    explained = [_person(left_over, person, at_work.problem.placed_as(person)) for person in people]
    sides = len(at_work.matrix.seniors), len(at_work.matrix.colleagues)
    return Unplaced(found.row.cohort, found.row.purpose, found.scored, *sides, explained)


def _unexplained(found: Reading, people: list[PersonId]) -> Unplaced:
    named = [UnplacedPerson(person, None, None) for person in people]
    return Unplaced(found.row.cohort, found.row.purpose, found.scored, None, None, named)


def _person(left_over: LeftOver, person: PersonId, placed_as: PersonId) -> UnplacedPerson:
    return UnplacedPerson(person, left_over.why(placed_as), left_over.partners(placed_as))
