"""What a round is matched from: read in one transaction, then opened, for the people of this round alone.

Nothing that is opened here is kept, logged or sent: it lives for one request.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from matching.application.locking import membership
from matching.domain.considerations import Stance, balance, counts
from matching.domain.exclusions import Identities, Line, apart
from matching.domain.identities import PersonId
from matching.domain.partners import Membership
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

CANDIDATES_CHANGED = Refusal(
    "candidates_changed", "Somebody came or went, or a matcher changed something, while this was worked out. Try again."
)


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
    cohort, found = cohorts.cohort_row(db, row.cohort), membership(db, row.cohort)
    return Gathered(
        round=row,
        candidates=_asked_of(db, row, found),
        weights=cohort.weights if cohort else Weights(),
        identities=found.identities,
        lines=lines.everybody(db),
        couples=[*declared, *pairs.published_before(db, round_id)],
        named=kept_apart.of_cohort(db, row.cohort),
        considered=considerations.of_round(db, round_id),
        notes=notes.of_round(db, round_id),
        signed=signed.of_round(db, round_id),
        today=today,
    )


def _asked_of(db: Db, row: RoundRow, found: Membership) -> list[CandidateRow]:
    """Of a published round, those whom it paired or left without a partner; they are looked at, and no more paired."""
    everybody = candidates.of_cohort(db, row.cohort)
    if row.published_on is not None:
        there = {*row.people_paired, *row.people_unplaced}
        return [candidate for candidate in everybody if candidate.person in there]
    alone = found.without_partner()
    return [candidate for candidate in everybody if candidate.gone_on is None and candidate.person in alone]


def gathered(context: TenantContext, round_id: UUID) -> Gathered | Refusal:
    with context.database.transaction() as db:
        return gather(db, round_id, context.clock.now(db).date())


def is_unchanged(db: Db, known: Gathered) -> bool:
    """Whether it is still so. Asked under the lock of the cohort's row, before what was worked out from it is recorded."""
    return gather(db, known.round.round, known.today) == known


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
    stances: dict[Couple, list[Stance]] = {}
    for note in known.notes:
        if counts(note.until, known.today):
            stances.setdefault(frozenset({PersonId(note.one), PersonId(note.other)}), []).append(Stance(note.stance))
    return {couple: balance(of) for couple, of in stances.items()}
