"""Who reads a cohort's Guide, and what of Guide and signposts is missing before the cohort can be launched."""

from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from recruitment.cohorts.decider import NO_SUCH_COHORT
from recruitment.cohorts.launching import Missing
from recruitment.cohorts.table import cohorts
from recruitment.guide.decider import GUIDE_FOR_PARTICIPANTS
from recruitment.guide.table import guides
from recruitment.signposts import decider as signposts
from recruitment.signposts import table as signpost_rows
from recruitment.staff import table as staff


def missing_for_launch(db: Db, cohort: UUID) -> Missing:
    """What is there stays until the transaction ends: whoever takes a page or a signpost away waits."""
    return Missing(guides.locked_pages(db, cohort) == 0, signposts.missing(signpost_rows.locked(db).signposts))


def closed_to(db: Db, cohort: UUID, person: UUID | None) -> Refusal | None:
    """Why this person does not read the Guide; without a person, only whether there is such a cohort."""
    if cohorts.cohort(db, cohort) is None:
        return NO_SUCH_COHORT
    return None if person is None or _takes_part(db, cohort, person) else GUIDE_FOR_PARTICIPANTS


def _takes_part(db: Db, cohort: UUID, person: UUID) -> bool:
    row = db.execute(
        "SELECT FROM applications_1 WHERE cohort = %s AND person = ANY(%s) AND state = 'accepted' LIMIT 1",
        (cohort, list(staff.ids_of(db, person))),
    ).fetchone()
    return row is not None
