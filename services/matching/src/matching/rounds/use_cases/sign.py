"""Signing a proposal: under whichever other ids the matcher is known is read when the signature is decided on."""

from dataclasses import replace
from uuid import UUID

from matching.application.aggregates import ROUNDS
from matching.application.locking import lock_cohort_of
from matching.domain.rounds import NO_SUCH_ROUND, SignProposal
from matching.read_models import identities
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler


def sign(
    db: Db, handler: Handler, origin: Origin, round_id: UUID, command: SignProposal, expected: int | None = None
) -> Handled | Refusal:
    if lock_cohort_of(db, round_id) is None:
        return NO_SUCH_ROUND
    signature = replace(command.signature, also=identities.others(db, command.signature.person))
    return handler.handle_in(db, ROUNDS, round_id, replace(command, signature=signature), origin, expected)
