"""What matching holds about a person: what they offered and entered, what matchers wrote about them, their published pairs.

It never says who wrote a note, who else was considered for them, or that somebody named them as not to be paired with. Of a
score it says nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from uuid import UUID

from matching.candidates.decider import candidates
from matching.candidates.people import people
from matching.candidates.table import candidates as candidate_rows
from matching.cohorts.table import cohorts as cohort_rows
from matching.conflicts.decider import conflicts
from matching.considerations.decider import NoteWritten
from matching.considerations.table import notes
from matching.do_not_pair.decider import do_not_pair
from matching.ids import PersonId, conflicts_id
from matching.planning.scores import Part
from matching.refused_pairs import table as refused_pair_rows
from matching.refused_pairs.decider import refused_pairs
from matching.rounds.decider import rounds
from matching.rounds.events import ProposalSigned, ProposedPairsListed, PublishedPairsListed, SubstituteNamed, UnplacedListed
from matching.rounds.table import explanations as explanation_rows
from matching.rounds.table import pairs
from matching.rounds.table import rounds as round_rows
from matching.rounds.table.pairs import PartnerRow
from matching.rounds.use_cases import explanations
from plp_kit.core import joined_people, restricted_people
from plp_kit.core.database import Db
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.my_data import Details, Holding, by_person, whole, without
from plp_kit.service import TenantContext


@shown
@dataclass(frozen=True, slots=True)
class OwnPart:
    """What two partners have in common of one kind, such as topics or half-days."""

    name: str
    shared: Sequence[str]


@shown
@dataclass(frozen=True, slots=True)
class OwnPair:
    """A published pair of the person's, with what explains it. It is empty when its retention is over."""

    partnership: UUID
    partner: UUID
    explanation: Sequence[OwnPart]


@shown
@dataclass(frozen=True, slots=True)
class OwnLists:
    """What lists show about the person today."""

    pairs: list[OwnPair]


Found: TypeAlias = tuple[PartnerRow, Sequence[Sealed]]


def lists(context: TenantContext, person: UUID) -> OwnLists:
    with context.database.transaction() as db:
        ids = sorted(joined_people.ids_of(db, person))
        found = [(pair, _explanation(db, pair, id)) for id in ids for pair in pairs.published_of(db, id)]
    parts = explanations.opened(context, [explanation for _, sealed in found for explanation in sealed])
    return OwnLists([_own_pair(pair, [part for each in sealed for part in parts.get(each.label, ())]) for pair, sealed in found])


def _explanation(db: Db, pair: PartnerRow, person: UUID) -> list[Sealed]:
    """Nothing where the partner's data are restricted."""
    if restricted_people.listed(db, [pair.partner]):
        return []
    labels = {explanations.label(person, pair.partner), explanations.label(pair.partner, person)}
    sealed = [each for row in round_rows.of_cohort(db, pair.cohort) for each in explanation_rows.of_round(db, row.round)]
    return [each for each in sealed if each.label in labels]


def _own_pair(pair: PartnerRow, parts: Sequence[Part]) -> OwnPair:
    return OwnPair(pair.partnership, pair.partner, [OwnPart(part.name, part.shared) for part in parts if part.shared])


def _rounds(db: Db, person: UUID) -> Iterable[UUID]:
    """Of the cohorts in which they are a candidate, and those in which they did something as a matcher or a substitute."""
    as_candidate = [row.round for cohort in candidate_rows.cohorts_of(db, person) for row in round_rows.of_cohort(db, cohort)]
    as_matcher = (*notes.rounds_of_author(db, person), *round_rows.signed_by(db, person))
    return sorted({*as_candidate, *as_matcher, *round_rows.with_substitute(db, person)})


def _lists(db: Db, person: UUID) -> Iterable[UUID]:
    """Of what they entered as a matcher: a list a cohort."""
    return [conflicts_id(cohort, PersonId(person)) for cohort in cohort_rows.every_cohort(db)]


def _of_round(person: UUID, event: object) -> Details | None:
    match event:
        case NoteWritten(_, wording) if wording.author == person:
            return whole(person, wording)
        case NoteWritten(_, wording) if person in wording.pair:
            return without(wording, "one", "other", "author")
        case ProposedPairsListed(proposed):
            return {"paired": True} if any(person in pair.people for pair in proposed) else None
        case UnplacedListed(unplaced):
            return {"paired": False} if person in unplaced else None
        case PublishedPairsListed(pairs=published):
            own = [pair for pair in published if person in pair.people]
            return {"pairs": tuple(own)} if own else None
        case SubstituteNamed(substitute) if substitute.person == person:
            return {"seat": substitute.seat, "named_by": substitute.named_by, "named_on": substitute.named_on}
        case ProposalSigned(signature) if signature.person == person:
            return {"seat": signature.seat, "fills_seat": event.fills_seat}
        case _:
            return None


HOLDINGS: Final = (
    Holding(candidates, candidate_rows.applications_of),
    Holding(people, by_person),
    Holding(do_not_pair, candidate_rows.applications_of),
    Holding(conflicts, _lists),
    Holding(rounds, _rounds, _of_round),
    Holding(refused_pairs, refused_pair_rows.of_person),
    Holding(restricted_people.restricted_people, by_person),
)
