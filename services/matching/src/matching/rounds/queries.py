"""What a round's decisions rest on beside the round: who is in the cohort now, and who has a partner there."""

from uuid import UUID

from matching.candidates.table import candidates, identities
from matching.ids import PersonId
from matching.rounds.membership import Member, Membership
from matching.rounds.table import pairs
from plp_kit.core import restricted_people
from plp_kit.core.database import Db


def membership(db: Db, cohort: UUID) -> Membership:
    members = tuple(Member(*present) for present in candidates.presence(db, cohort))
    restricted = restricted_people.listed(db, [member.person for member in members])
    return Membership(members, pairs.published_in(db, cohort), identities.everybody(db), frozenset(map(PersonId, restricted)))
