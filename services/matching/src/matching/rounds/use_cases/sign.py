"""Signing a proposal: the matcher's other ids, and who is not available, are read when the signature is decided on."""

from dataclasses import replace
from uuid import UUID

from matching.rounds import decider as rounds
from matching.rounds.commands import SignProposal
from matching.rounds.decider import NO_SUCH_ROUND
from matching.rounds.queries import membership
from matching.rounds.use_cases.locking import lock_cohort_of
from plp_kit.core import joined_people
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write


def sign(write: Write, round_id: UUID, command: SignProposal) -> Handled | Refusal:
    cohort = lock_cohort_of(write.db, round_id)
    if cohort is None:
        return NO_SUCH_ROUND
    person = command.signature.person
    others = joined_people.ids_of(write.db, person) - {person}
    signature = replace(command.signature, also=tuple(sorted(others)))
    there = membership(write.db, cohort.cohort)
    known = replace(command, signature=signature, restricted=there.not_available(), identities=there.identities)
    return write.handle(rounds.rounds, round_id, known)
