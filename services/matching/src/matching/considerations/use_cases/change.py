"""Releasing a pair and withdrawing a note, by a matcher to whom the round is open."""

from dataclasses import replace
from uuid import UUID

from matching.considerations.decider import ReleasePair, WithdrawNote
from matching.ids import PersonId
from matching.rounds import decider as rounds
from matching.rounds.use_cases.locking import lock_for
from plp_kit.core import joined_people
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write


def change(write: Write, round_id: UUID, matcher: PersonId, command: ReleasePair | WithdrawNote) -> Handled | Refusal:
    cohort = lock_for(write.db, round_id, matcher)
    if isinstance(cohort, Refusal):
        return cohort
    if isinstance(command, ReleasePair):
        command = replace(command, identities=joined_people.everybody(write.db))
    return write.handle(rounds.rounds, round_id, command)
