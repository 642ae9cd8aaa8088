"""What a round is matched from: read in one transaction, then opened, for the people of this round alone.

Nothing that is opened here is kept, logged or sent: it lives for one request.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from matching.domain.considerations import Stance
from matching.domain.exclusions import Identities, Line, apart
from matching.domain.identities import PersonId
from matching.domain.planning.tables import Asked
from matching.domain.points import Scoring
from matching.domain.rounds import NO_SUCH_ROUND
from matching.domain.scores import Candidate, Couple
from matching.domain.weights import Weights
from matching.read_models import (
    candidates,
    cohorts,
    conflicts,
    considerations,
    identities,
    kept_apart,
    lines,
    notes,
    pairs,
    rounds,
    signed,
)
from matching.read_models.candidates import CandidateRow
from matching.read_models.considerations import ConsiderationRow
from matching.read_models.kept_apart import KeptApartRow
from matching.read_models.notes import NoteRow
from matching.read_models.rounds import RoundRow
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.service import TenantContext
from plp_kit.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Gathered:
    """As it stands in one transaction; whatever is personal text is still sealed."""

    round: RoundRow
    candidates: list[CandidateRow]
    weights: Weights
    identities: Identities
    lines: dict[PersonId, Line]
    couples: list[tuple[UUID, UUID]]
    named: list[KeptApartRow] = field(repr=False)
    considered: list[ConsiderationRow]
    notes: list[NoteRow] = field(repr=False)
    signed: list[tuple[PersonId, PersonId]]
    today: date


def gather(db: Db, round_id: UUID, today: date) -> Gathered | Refusal:
    """Everybody in the cohort who has no partner now, and all that is known of who must not be paired."""
    row = rounds.round_row(db, round_id)
    if row is None:
        return NO_SUCH_ROUND
    declared = [(conflict.one, conflict.other) for conflict in conflicts.of_cohort(db, row.cohort)]
    return Gathered(
        round=row,
        candidates=_people(db, row),
        weights=cohorts.cohort_row(db, row.cohort).weights,
        identities=identities.everybody(db),
        lines=lines.everybody(db),
        couples=[*declared, *pairs.published_before(db, round_id)],
        named=kept_apart.of_cohort(db, row.cohort),
        considered=considerations.of_round(db, round_id),
        notes=notes.of_round(db, round_id),
        signed=signed.of_round(db, round_id),
        today=today,
    )


def _people(db: Db, row: RoundRow) -> list[CandidateRow]:
    """Of a published round, those whom it paired or left without a partner; they are looked at, and no more paired."""
    if row.published_on is None:
        return candidates.without_partner(db, row.cohort)
    there = {*row.people_paired, *row.people_unplaced}
    return [candidate for candidate in candidates.of_cohort(db, row.cohort) if candidate.person in there]


def gathered(context: TenantContext, round_id: UUID) -> Gathered | Refusal:
    with context.database.transaction() as db:
        return gather(db, round_id, context.clock.now(db).date())


def asked(vault: Vault, known: Gathered) -> Asked:
    """What the optimiser is asked. The round's id draws among equals: the same each time it is asked."""
    people = _opened(vault, known.candidates)
    return Asked(
        candidates=people,
        scoring=Scoring.of(people, known.weights, _balances(known)),
        salt=str(known.round.round),
        apart=apart(known.identities, known.lines, [*_couples(known.couples), *_named(vault, known.named)]),
        pins=frozenset(_couples((row.one, row.other) for row in known.considered if row.kind == "pin")),
        vetoes=frozenset(_couples((row.one, row.other) for row in known.considered if row.kind == "veto")),
        signed=tuple(known.signed),
    )


def _opened(vault: Vault, rows: list[CandidateRow]) -> tuple[Candidate, ...]:
    """What was erased since is left blank."""
    sealed = [value for row in rows for value in row.sealed if value is not None]
    texts = dict(zip((value.key for value in sealed), vault.open(sealed), strict=True))
    opened = [[texts.get(value.key) or "" if value else "" for value in row.sealed] for row in rows]
    return tuple(row.candidate(wants, offers) for row, (wants, offers) in zip(rows, opened, strict=True))


def _named(vault: Vault, rows: list[KeptApartRow]) -> Iterable[Couple]:
    """Whoever is erased has named nobody any more."""
    sealed = [(row.person, other) for row in rows for other in row.others]
    named = vault.open([other for _, other in sealed])
    return _couples((asker, UUID(text)) for (asker, _), text in zip(sealed, named, strict=True) if text is not None)


def _couples(couples: Iterable[tuple[UUID, UUID]]) -> Iterable[Couple]:
    return (frozenset({PersonId(one), PersonId(other)}) for one, other in couples)


def _balances(known: Gathered) -> dict[Couple, int]:
    """Notes that still count: as many for as against a pair balance out."""
    sums: dict[Couple, int] = {}
    for note in known.notes:
        if note.until is None or note.until >= known.today:
            couple = frozenset({PersonId(note.one), PersonId(note.other)})
            sums[couple] = sums.get(couple, 0) + (1 if note.stance == Stance.FOR else -1)
    return {couple: max(-1, min(1, balance)) for couple, balance in sums.items()}
