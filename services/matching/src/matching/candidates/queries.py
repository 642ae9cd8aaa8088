"""Of whom matching holds bare facts, and until when: candidates_1 with cohorts_1. Only candidates are considered and paired."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.periods import WITHOUT_END


def held(db: Db) -> Iterator[tuple[UUID, date]]:
    """For the kit, which tells the vault: a person may come several times. A cohort may be unknown yet."""
    rows = db.execute(
        "SELECT person, facts_until FROM candidates_1 LEFT JOIN cohorts_1 USING (tenant, cohort) WHERE person IS NOT NULL"
    )
    for person, facts_until in rows:
        yield person, facts_until or WITHOUT_END
