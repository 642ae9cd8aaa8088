"""What a round's decisions rest on beside the round: who is in the cohort now, who has a partner, and who is a candidate."""

from collections.abc import Collection, Iterable
from typing import LiteralString
from uuid import UUID

from matching.candidates.table import candidates
from matching.considerations.decider import Considered
from matching.considerations.table import considerations
from matching.ids import Pair, PersonId
from matching.refused_pairs import table as refused_pairs
from matching.rounds import candidacy
from matching.rounds.membership import Member, Membership
from matching.rounds.table import pairs, rounds
from matching.rounds.table.rounds import RoundRow
from plp_kit.core import joined_people, restricted_people, sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed


def membership(db: Db, cohort: UUID) -> Membership:
    members = tuple(Member(*present) for present in candidates.presence(db, cohort))
    identities = joined_people.everybody(db)
    restricted = restricted_people.listed(db, list(identities.all_ids(member.person for member in members)))
    refused = frozenset(refused_pairs.of_cohort(db, cohort))
    return Membership(members, pairs.published_in(db, cohort), identities, frozenset(map(PersonId, restricted)), refused)


def closed_to(db: Db, row: RoundRow, matcher: PersonId) -> Refusal | None:
    """Why this round is closed to the matcher, but for its proposal and a signature."""
    proposed = (*row.people_paired, *row.people_unplaced)
    return candidacy.closed_to(matcher, proposed, membership(db, row.cohort), is_published=row.published_on is not None)


def criteria_closed_to(db: Db, cohort: UUID, matcher: PersonId) -> Refusal | None:
    """Why what holds for all rounds of the cohort is closed to the matcher: they are a candidate of one of them."""
    proposed = [person for row in rounds.of_cohort(db, cohort) for person in (*row.people_paired, *row.people_unplaced)]
    return candidacy.closed_to(matcher, proposed, membership(db, cohort))


def rematch_closed_to(db: Db, cohort: UUID, matcher: PersonId) -> Refusal | None:
    """Why the matcher may not open a re-match of the cohort: they would be a candidate of it."""
    return candidacy.closed_to(matcher, (), membership(db, cohort))


def reporting_lines(db: Db) -> dict[PersonId, Sealed]:
    """Of everybody in the trust who is not erased: a manager need not be a candidate."""
    return _lines(db.execute(_LINES + "ORDER BY person").fetchall())


def reporting_lines_of(db: Db, people: Collection[PersonId]) -> dict[PersonId, Sealed]:
    return _lines(db.execute(_LINES + "AND person = ANY(%s) ORDER BY person", (list(people),)).fetchall())


_LINES: LiteralString = """
    SELECT person, line FROM lines_1
    WHERE NOT EXISTS (SELECT FROM erased_people_1 WHERE erased_people_1.person = lines_1.person)
"""


def _lines(rows: Iterable[tuple[UUID, object]]) -> dict[PersonId, Sealed]:
    return {PersonId(person): sealed_columns.values(line)[0] for person, line in rows}


def is_outdated(db: Db, row: RoundRow, there: Membership) -> bool:
    """Somebody has gone since, or a pair was pinned or vetoed: then nothing but another proposal helps."""
    if not there.present().issuperset(row.people_paired):
        return True
    held: dict[str, set[Pair]] = {"pin": set(), "veto": set()}
    for each in considerations.of_round(db, row.round):
        held[each.kind].add(frozenset({each.one, each.other}))
    considered = Considered(frozenset(held["pin"]), frozenset(held["veto"]))
    return considered != Considered() and bool(considered.against(_proposed(db, row), there.identities))


def _proposed(db: Db, row: RoundRow) -> frozenset[Pair]:
    return frozenset(frozenset({pair.senior, pair.colleague}) for pair in pairs.of_round(db, row.round))


def without_line(db: Db, there: Membership) -> frozenset[PersonId]:
    """Those who can be proposed of whom, under any of their ids, no list said anything. What a list said stays sealed here."""
    people = there.present() - there.not_available()
    listed = there.identities.humans(_listed(db, there.identities.all_ids(people)))
    return there.identities.humans(people) - listed


def _listed(db: Db, people: Collection[PersonId]) -> list[PersonId]:
    rows: Iterable[tuple[UUID]] = db.execute(
        """SELECT person FROM lines_1 WHERE person = ANY(%s)
           AND NOT EXISTS (SELECT FROM erased_people_1 WHERE erased_people_1.person = lines_1.person)""",
        (list(people),),
    ).fetchall()
    return [PersonId(person) for (person,) in rows]
