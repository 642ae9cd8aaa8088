"""What trusts contributed, a row a cell, and its sums. Table: cells_1."""

from collections.abc import Iterator
from dataclasses import dataclass

from psycopg.rows import class_row

from insights.domain.catalogue import CATALOGUE
from insights.domain.contributions import Contribution, ContributionRecorded, ContributionRefused, Event
from insights.domain.facts import values
from insights.domain.national_tables import Sum
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class Contributor:
    """A trust with what it has contributed of one group served and wave; the months are those of closed surveys."""

    trust: str
    name: str
    kind: str
    region: str
    synthetic: bool
    group_served: str
    wave: str
    blocks: int
    first_month: str
    last_month: str


@writes("cells_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case ContributionRecorded(contribution):
            with db.cursor() as cursor:
                cursor.executemany(
                    """INSERT INTO cells_1 (block, trust, name, kind, region, synthetic, cohort, group_served, wave, month,
                                            catalogue, fact, row_level, column_level, value)
                       VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
                    [(recorded.stream.id, *row) for row in _rows(contribution)],
                )
        case ContributionRefused():
            return


def _rows(contribution: Contribution) -> Iterator[tuple[object, ...]]:
    trust, block = contribution.trust, contribution.block
    whose = (trust.code, trust.name, trust.kind, trust.region, trust.synthetic)
    which = (block.cohort, block.group_served, block.wave, block.month)
    for fact in contribution.facts:
        for (row, column), count in values(fact).items():
            yield (*whose, *which, fact.catalogue, fact.name, row, column, count)


def sums(db: Db, group_served: str, wave: str) -> list[Sum]:
    """By region and in all, by row and over all rows; of one group served, one wave and the catalogue in force."""
    with db.cursor(row_factory=class_row(Sum)) as rows:
        return rows.execute(
            """SELECT fact, coalesce(region, 'all') AS area, coalesce(row_level, 'all') AS row, column_level AS column,
                      sum(value)::integer AS count, count(DISTINCT trust)::integer AS trusts,
                      count(DISTINCT block)::integer AS blocks, bool_or(synthetic) AS synthetic
               FROM cells_1 WHERE group_served = %s AND wave = %s AND catalogue = %s
               GROUP BY GROUPING SETS ((fact, region, row_level, column_level), (fact, region, column_level),
                                       (fact, row_level, column_level), (fact, column_level))""",
            (group_served, wave, CATALOGUE),
        ).fetchall()


def coverage(db: Db) -> list[Contributor]:
    """Who has contributed what, under the name of the latest month; groups served and waves each on their own."""
    with db.cursor(row_factory=class_row(Contributor)) as rows:
        return rows.execute(
            """SELECT trust, (array_agg(name ORDER BY month DESC, block))[1] AS name,
                      (array_agg(kind ORDER BY month DESC, block))[1] AS kind,
                      (array_agg(region ORDER BY month DESC, block))[1] AS region, bool_or(synthetic) AS synthetic,
                      group_served, wave, count(DISTINCT block)::integer AS blocks,
                      min(month) AS first_month, max(month) AS last_month
               FROM cells_1 GROUP BY trust, group_served, wave ORDER BY region, trust, group_served, wave"""
        ).fetchall()
