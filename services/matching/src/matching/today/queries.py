"""What waits in matching: rounds that are not published, with what their decisions rest on, and the pairs of those who are.

A round is closed to its candidates but for a signature, so nothing else of it waits for them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from matching.candidates.table import candidates
from matching.cohorts.table import cohorts
from matching.ids import PersonId
from matching.refused_pairs import table as refused_pairs
from matching.rounds import candidacy
from matching.rounds.departures import WITHIN, left_behind
from matching.rounds.events import Purpose
from matching.rounds.membership import Membership
from matching.rounds.queries import closed_to, is_outdated, membership, without_line
from matching.rounds.seats import Seat, fills_seat
from matching.rounds.table import rounds
from matching.rounds.table.rounds import RoundRow
from matching.today import kinds
from plp_kit.core import joined_people
from plp_kit.core.database import Db
from plp_kit.core.today import Asker, Waiting

A_DAY: Final = timedelta(days=1)


def of_matchers(db: Db, asker: Asker) -> Iterator[Waiting]:
    seats = [seat for seat in Seat if seat in asker.roles]
    for row in rounds.unpublished(db):
        there, due = membership(db, row.cohort), _due(db, row)
        holds = row.fingerprint is not None and not is_outdated(db, row, there)
        if holds and _may_sign(row, there.identities.ids_of(PersonId(asker.person)), seats):
            yield kinds.PROPOSAL_TO_SIGN.of(row.round, row.waits_since, due, cohort=row.cohort)
        if candidacy.closed_to(PersonId(asker.person), (*row.people_paired, *row.people_unplaced), there) is None:
            yield from _next(db, row, there, due, holds=holds)


def of_substitutes(db: Db, asker: Asker) -> Iterator[Waiting]:
    """Of rounds for a seat of which the caller was named."""
    ids = joined_people.ids_of(db, PersonId(asker.person))
    for row in rounds.unpublished(db):
        seats = [each.seat for each in row.substitutes if each.person in ids]
        if seats and _may_sign(row, ids, seats) and not is_outdated(db, row, membership(db, row.cohort)):
            yield kinds.PROPOSAL_TO_SIGN.of(row.round, row.waits_since, _due(db, row), cohort=row.cohort)


def to_name(db: Db, asker: Asker) -> Iterator[Waiting]:
    """Rounds of which a seat may need a substitute. It is not known who else could sign in it."""
    for row in rounds.unpublished(db):
        named = {each.seat for each in row.substitutes}
        conflicts = {each.seat for each in row.signatures if not each.fills_seat}
        if conflicts - named - set(row.signed_seats) and closed_to(db, row, PersonId(asker.person)) is None:
            yield kinds.SUBSTITUTE_TO_NAME.of(row.round, row.waits_since, _due(db, row), cohort=row.cohort)


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


def _may_sign(row: RoundRow, ids: frozenset[PersonId], seats: Iterable[Seat]) -> bool:
    """Whether a signature of theirs would fill a seat that is not filled."""
    signed = any(signature.person in ids for signature in row.signatures)
    return not signed and fills_seat(ids, row.people_paired) and not set(seats).issubset(row.signed_seats)


def _next(db: Db, row: RoundRow, there: Membership, due: date | None, *, holds: bool) -> Iterator[Waiting]:
    if holds and set(row.signed_seats) == set(Seat):
        yield kinds.ROUND_TO_PUBLISH.of(row.round, row.waits_since, due, cohort=row.cohort)
    elif not holds and candidates.entered(db, row.cohort) >= row.expected:
        yield kinds.ROUND_TO_PROPOSE.of(row.round, row.waits_since, due, cohort=row.cohort)
    unknown, opened_on = without_line(db, there), rounds.opened_on(db, row.round)
    if unknown and opened_on:
        yield kinds.MANAGERS_NOT_KNOWN.of(row.round, opened_on, due, len(unknown), cohort=row.cohort)
