"""Of whom the journal holds bare facts, and until when: partnerships_1 and attendances_1, with cohorts_1.

Its texts hold their authors by their keys: as long as nothing ends a journal, what leads to somebody who wrote in one stays.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.periods import WITHOUT_END


def held(db: Db) -> Iterator[tuple[UUID, date]]:
    """For the kit, which tells the vault: a person may come several times. A cohort may be unknown yet."""
    rows = db.execute(
        """SELECT person, facts_until FROM (
               SELECT senior AS person, cohort FROM partnerships_1
               UNION SELECT colleague, cohort FROM partnerships_1
               UNION SELECT attendances_1.person, sessions_1.cohort FROM attendances_1 JOIN sessions_1 USING (tenant, session)
           ) AS taking_part LEFT JOIN cohorts_1 USING (cohort)"""
    )
    for person, facts_until in rows:
        yield person, facts_until or WITHOUT_END
