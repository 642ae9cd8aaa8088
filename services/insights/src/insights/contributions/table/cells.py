"""What trusts contributed, a row a cell. Table: cells_1."""

from collections.abc import Iterator

from insights.contributions.decider import Contribution, ContributionRecorded, ContributionRefused, Event
from insights.contributions.facts import values
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
                                            catalogue, fact, row_level, column_level, value, version)
                       VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
                    [(recorded.stream.id, *row, recorded.version) for row in _rows(contribution)],
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
