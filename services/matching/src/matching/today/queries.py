"""What waits in matching: rounds that are not published, with what their decisions rest on, and the pairs of those who are.

A round is closed to its candidates but for a signature, so nothing else of it waits for them.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from matching.candidates.table import candidates
from matching.cohorts.table import cohorts
from matching.considerations.decider import Considered
from matching.considerations.table import considerations
from matching.ids import Pair, PersonId
from matching.refused_pairs import table as refused_pairs
from matching.rounds import candidacy
from matching.rounds.events import Purpose
from matching.rounds.membership import Membership
from matching.rounds.queries import membership
from matching.rounds.seats import Seat, fills_seat
from matching.rounds.table import pairs, rounds
from matching.rounds.table.rounds import RoundRow
from matching.today import kinds
from matching.today.departures import WITHIN, left_behind
from plp_kit.core import joined_people
from plp_kit.core.database import Db
from plp_kit.core.today import Asker, Waiting

A_DAY: Final = timedelta(days=1)


def of_matchers(db: Db, asker: Asker) -> Iterator[Waiting]:
    seats = [seat for seat in Seat if seat in asker.roles]
    for row in rounds.unpublished(db):
        there, due = membership(db, row.cohort), _due(db, row)
        holds = row.fingerprint is not None and not _is_outdated(db, row, there)
        if holds and _may_sign(row, there.identities.ids_of(PersonId(asker.person)), seats):
            yield kinds.PROPOSAL_TO_SIGN.of(row.round, row.waits_since, due, cohort=row.cohort)
        if candidacy.closed_to(PersonId(asker.person), (*row.people_paired, *row.people_unplaced), there) is None:
            yield from _next(db, row, there, due, holds=holds)


def of_substitutes(db: Db, asker: Asker) -> Iterator[Waiting]:
    """Of rounds for a seat of which the caller was named."""
    ids = joined_people.ids_of(db, PersonId(asker.person))
    for row in rounds.unpublished(db):
        seats = [each.seat for each in row.substitutes if each.person in ids]
        if seats and _may_sign(row, ids, seats) and not _is_outdated(db, row, membership(db, row.cohort)):
            yield kinds.PROPOSAL_TO_SIGN.of(row.round, row.waits_since, _due(db, row), cohort=row.cohort)


def to_rematch(db: Db, asker: Asker) -> Iterator[Waiting]:
    """Of cohorts without an open round: one that is open takes everybody without a partner."""
    rows = db.execute(
        """SELECT DISTINCT round.cohort FROM pairs_1 pair JOIN rounds_1 round USING (tenant, round)
           WHERE pair.partnership IS NOT NULL
                 AND (EXISTS (SELECT FROM candidates_1 gone WHERE gone.cohort = round.cohort AND gone.gone_on IS NOT NULL
                                     AND gone.person IN (pair.senior, pair.colleague))
                      OR EXISTS (SELECT FROM refused_pairs_1 refused WHERE refused.partnership = pair.partnership))
                 AND NOT EXISTS (SELECT FROM rounds_1 o WHERE o.cohort = round.cohort AND o.published_on IS NULL)"""
    )
    for (cohort,) in rows.fetchall():
        there = membership(db, cohort)
        since = left_behind(there, candidates.gone_on(db, cohort), refused_pairs.of_cohort(db, cohort))
        if since and candidacy.closed_to(PersonId(asker.person), (), there) is None:
            first = min(since.values())
            yield kinds.PEOPLE_TO_REMATCH.of(cohort, first, first + WITHIN, len(since))


def several_partners(db: Db, _asker: Asker) -> Iterator[Waiting]:
    """It is not on record when ids were joined: they wait since pairs of the cohort were published last."""
    rows = db.execute(
        """SELECT cohort, max(published_on) FROM rounds_1
           WHERE published_on IS NOT NULL AND EXISTS (SELECT FROM identities_1) GROUP BY cohort"""
    )
    for cohort, since in rows.fetchall():
        if several := membership(db, cohort).with_several():
            yield kinds.SEVERAL_PARTNERS.of(cohort, since, count=len(several))


def _due(db: Db, row: RoundRow) -> date | None:
    """The first pairs of a cohort are published before its launch."""
    cohort = cohorts.cohort_row(db, row.cohort) if row.purpose == Purpose.FIRST else None
    return cohort.launch_on - A_DAY if cohort and cohort.launch_on else None


def _is_outdated(db: Db, row: RoundRow, there: Membership) -> bool:
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


def _may_sign(row: RoundRow, ids: frozenset[PersonId], seats: Iterable[Seat]) -> bool:
    """Whether a signature of theirs would fill a seat that is not filled."""
    signed = any(signature.person in ids for signature in row.signatures)
    return not signed and fills_seat(ids, row.people_paired) and not set(seats).issubset(row.signed_seats)


def _next(db: Db, row: RoundRow, there: Membership, due: date | None, *, holds: bool) -> Iterator[Waiting]:
    if holds and set(row.signed_seats) == set(Seat):
        yield kinds.ROUND_TO_PUBLISH.of(row.round, row.waits_since, due, cohort=row.cohort)
    elif not holds and candidates.entered(db, row.cohort) >= row.expected:
        yield kinds.ROUND_TO_PROPOSE.of(row.round, row.waits_since, due, cohort=row.cohort)
    unknown, opened_on = _without_line(db, there), rounds.opened_on(db, row.round)
    if unknown and opened_on:
        yield kinds.MANAGERS_NOT_KNOWN.of(row.round, opened_on, due, len(unknown), cohort=row.cohort)


def _without_line(db: Db, there: Membership) -> frozenset[PersonId]:
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
