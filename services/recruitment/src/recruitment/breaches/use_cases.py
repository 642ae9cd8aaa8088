"""Whose data a breach concerns: in counts, for the Information Commissioner, and as a list of people to be told.

The list has no word that somebody wrote. Restricted people are on it: they have to be told, too.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.access_log import use_cases as access_log
from recruitment.access_log.viewers import Accessed, Viewer
from recruitment.breaches import queries
from recruitment.breaches.queries import Held
from recruitment.cohorts.decider import NO_SUCH_COHORT
from recruitment.cohorts.table import cohorts
from recruitment.exports.files import FileKind, written
from recruitment.staff.use_cases import opening

HEAD: Final = ("Name", "Work address", "Cohorts", "Application", "Access needs", "Took part")
YES, NO = "yes", "no"


@shown
@dataclass(frozen=True, slots=True)
class Scope:
    """How many people it concerns, and of how many of them there is what: each count is out of `people`."""

    people: int
    contacts: int
    applications: int
    access_needs: int
    took_part: int


def scope(context: TenantContext, cohort: UUID | None) -> Scope | Refusal:
    with context.database.transaction() as db:
        found = _held(db, cohort)
    if isinstance(found, Refusal):
        return found
    return Scope(
        len(found),
        sum(each.contact is not None for each in found),
        sum(each.wrote for each in found),
        sum(each.needs for each in found),
        sum(each.took_part for each in found),
    )


def people(context: TenantContext, viewer: Viewer, cohort: UUID | None, kind: FileKind) -> bytes | Refusal:
    """That it was taken away is on record for each person, before it is given."""
    with context.database.transaction() as db:
        found, titles = _held(db, cohort), {each.cohort: each.title for each in cohorts.cohorts(db)}
        if isinstance(found, Refusal):
            return found
        access_log.record(context, db, viewer, [each.person for each in found], Accessed.EXPORT)
    opened = iter(opening.opened(context, [each.contact for each in found if each.contact]))
    lines = []
    for each in found:
        name, address = next(opened) if each.contact else (None, None)
        joined = "; ".join(sorted(titles[cohort] for cohort in each.cohorts if cohort in titles))
        lines.append((name or "", address or "", joined, *(YES if so else NO for so in (each.wrote, each.needs, each.took_part))))
    return written(kind, [HEAD, *sorted(lines)])


def _held(db: Db, cohort: UUID | None) -> list[Held] | Refusal:
    if cohort is not None and cohorts.cohort(db, cohort) is None:
        return NO_SUCH_COHORT
    return queries.held(db, cohort)
