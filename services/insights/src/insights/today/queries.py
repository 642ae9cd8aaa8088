"""What waits in the national picture: refusals_1 without what was mended, as cells_1 tells."""

from collections.abc import Iterator

from insights.today import kinds
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.today import Asker, Waiting


def refusals(db: Db, _asker: Asker) -> Iterator[Waiting]:
    """Each contribution once, for whatever it was refused."""
    rows = db.execute(
        """SELECT contribution, min(at) FROM refusals_1
           WHERE NOT EXISTS (SELECT FROM cells_1 WHERE cells_1.block = refusals_1.block AND cells_1.version > refusals_1.version)
           GROUP BY contribution"""
    )
    for contribution, since in rows:
        yield kinds.CONTRIBUTION_REFUSED.of(contribution, day_of(since))
