"""What a round's decisions rest on beside the round: who is in the cohort now, who has a partner there, who reports to whom."""

from uuid import UUID

from matching.candidates.table import candidates
from matching.ids import PersonId
from matching.rounds.membership import Member, Membership
from matching.rounds.table import pairs
from plp_kit.core import joined_people, restricted_people, sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.sealed import Sealed


def membership(db: Db, cohort: UUID) -> Membership:
    members = tuple(Member(*present) for present in candidates.presence(db, cohort))
    restricted = restricted_people.listed(db, [member.person for member in members])
    return Membership(members, pairs.published_in(db, cohort), joined_people.everybody(db), frozenset(map(PersonId, restricted)))


def reporting_lines(db: Db) -> dict[PersonId, Sealed]:
    """Of everybody in the trust who is not erased: a manager need not be a candidate."""
    rows = db.execute(
        """SELECT person, line FROM lines_1
           WHERE NOT EXISTS (SELECT FROM erased_people_1 WHERE erased_people_1.person = lines_1.person) ORDER BY person"""
    ).fetchall()
    return {PersonId(person): sealed_columns.values(line)[0] for person, line in rows}
