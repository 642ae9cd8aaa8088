"""Proposing pairs: the optimiser works before the transaction, on the candidates as they stand then."""

from dataclasses import dataclass, replace
from uuid import UUID

from matching.application.aggregates import ROUNDS
from matching.domain.allocation import propose
from matching.domain.proposals import Proposal
from matching.domain.rounds import NO_SUCH_ROUND, ProposePairs
from matching.read_models import candidates, rounds
from matching.read_models.candidates import CandidateRow
from plp_kit.database import Db
from plp_kit.deciding import Refusal
from plp_kit.events import Origin
from plp_kit.handling import Handled, Handler
from plp_kit.service import TenantContext

CANDIDATES_CHANGED = Refusal("candidates_changed", "Somebody came or went while the pairs were worked out. Propose again.")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A proposal, and the candidates that it was made from."""

    round: UUID
    cohort: UUID
    candidates: list[CandidateRow]
    proposal: Proposal


def prepare(context: TenantContext, round_id: UUID) -> Prepared | Refusal:
    """Everybody in the cohort who has no partner now. Among equals the round's id draws: the same each time it is asked."""
    with context.database.transaction() as db:
        known = rounds.round_row(db, round_id)
        if known is None:
            return NO_SUCH_ROUND
        rows = candidates.without_partner(db, known.cohort)
    return Prepared(round_id, known.cohort, rows, propose((row.candidate for row in rows), str(round_id)))


def record(db: Db, handler: Handler, origin: Origin, prepared: Prepared, expected: int | None = None) -> Handled | Refusal:
    """The decision joins what made each of them a candidate."""
    if candidates.without_partner(db, prepared.cohort) != prepared.candidates:
        return CANDIDATES_CHANGED
    command = ProposePairs(prepared.proposal, candidates.heard(db, prepared.cohort))
    joined = replace(origin, joined=tuple(row.event_id for row in prepared.candidates))
    return handler.handle_in(db, ROUNDS, prepared.round, command, joined, expected)
