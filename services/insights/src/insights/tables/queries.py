"""What the national tables are made of: sums over all that trusts contributed, and who contributed it."""

from psycopg.rows import class_row

from insights.contributions.catalogue import CATALOGUE
from insights.tables.coverage import Contributed
from insights.tables.national import Sum
from plp_kit.core.database import Db


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
