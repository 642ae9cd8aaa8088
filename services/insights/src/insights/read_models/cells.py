"""What trusts contributed, a row a cell, and its sums. Table: cells_1."""

from collections.abc import Iterator

from psycopg.rows import class_row

from insights.domain.catalogue import CATALOGUE
from insights.domain.contributions import Contribution, ContributionRecorded, ContributionRefused, Event
from insights.domain.coverage import Contributed
from insights.domain.facts import values
from insights.domain.national_tables import Sum
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


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
    """By region and in all; of one group served, one wave and the catalogue in force."""
    with db.cursor(row_factory=class_row(Sum)) as rows:
        return rows.execute(
            """SELECT fact, coalesce(region, 'all') AS area, row_level AS row, column_level AS column,
                      sum(value)::integer AS count, count(DISTINCT trust)::integer AS trusts,
                      count(DISTINCT block)::integer AS blocks, bool_or(synthetic) AS synthetic
               FROM cells_1 WHERE group_served = %s AND wave = %s AND catalogue = %s
               GROUP BY GROUPING SETS ((fact, region, row_level, column_level), (fact, row_level, column_level))""",
            (group_served, wave, CATALOGUE),
        ).fetchall()


def blocks(db: Db) -> list[Contributed]:
    with db.cursor(row_factory=class_row(Contributed)) as rows:
        return rows.execute(
            "SELECT DISTINCT trust, name, kind, region, synthetic, group_served, wave, month, block FROM cells_1"
        ).fetchall()
