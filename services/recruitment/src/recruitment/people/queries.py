"""Of whom recruitment holds bare facts, and until when: applications_1 with cohorts_1, and requests_1."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.periods import WITHOUT_END
from recruitment.names import table as names
from recruitment.people.periods import application_held_until


def held(db: Db) -> Iterator[tuple[UUID, date]]:
    """For the kit, which tells the vault: a person may come several times."""
    applications = db.execute(
        """SELECT person, retain_until, CASE WHEN ever_accepted THEN facts_until END, ever_submitted
           FROM applications_1 LEFT JOIN cohorts_1 USING (tenant, cohort)"""
    )
    for person, retain_until, facts_until, submitted in applications:
        yield person, application_held_until(retain_until, facts_until, submitted=submitted) or WITHOUT_END
    yield from names.held(db)
    for person, retain_until in db.execute("SELECT person, retain_until FROM requests_1"):
        yield person, retain_until or WITHOUT_END
