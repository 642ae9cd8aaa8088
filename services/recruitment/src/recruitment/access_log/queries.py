"""What records of accesses may be about somebody: staff_1 for their ids, applications_1 for their cohorts."""

from uuid import UUID

from plp_kit.core.access_records import Concerned
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from recruitment.applications.table import applications
from recruitment.staff import table as staff


def concerned(db: Db, person: UUID) -> Concerned:
    ids = staff.ids_of(db, person)
    return Concerned(ids, {cohort: midnight(day) for cohort, day in applications.cohorts_of(db, ids).items()})
