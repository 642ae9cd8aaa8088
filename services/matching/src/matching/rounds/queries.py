"""What a round's decisions rest on beside the round: who is in the cohort now, and who has a partner there."""

from uuid import UUID

from matching.candidates.table import candidates
from matching.rounds.membership import Member, Membership
from matching.rounds.table import pairs
from plp_kit.core import joined_people
from plp_kit.core.database import Db


def membership(db: Db, cohort: UUID) -> Membership:
    members = tuple(Member(*present) for present in candidates.presence(db, cohort))
    return Membership(members, pairs.published_in(db, cohort), joined_people.everybody(db))
