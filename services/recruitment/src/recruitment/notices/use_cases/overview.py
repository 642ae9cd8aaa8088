"""The e-mails of a cohort as its facilitators see them: what each says, how many came how far, and whom none reached.

Of single people it says only that an e-mail did not arrive, so that somebody can call them. Why one was never sent is counted and
told of nobody: the person may have no address, or data that are not used for a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.applications import queries as applications
from recruitment.applications.use_cases.listing import AS
from recruitment.cohorts.decider import NO_SUCH_COHORT
from recruitment.cohorts.table import cohorts
from recruitment.names import queries as names
from recruitment.names.use_cases.telling import look_at
from recruitment.notices import queries
from recruitment.notices.letters import as_sent
from recruitment.notices.wordings import EVERY
from recruitment.staff import table as staff

NOT_ARRIVED: Final = frozenset({"refused", "returned"})


@shown
@dataclass(frozen=True, slots=True)
class NoticeKind:
    """A wording with what it says, and how many e-mails of it are in which state. Blanks are in brackets."""

    wording: str
    subject: str
    text: str
    by_state: dict[str, int]


@shown
@dataclass(frozen=True, slots=True)
class NotArrived:
    """An e-mail that was refused, or came back. `name` is null where it is not available to the caller."""

    application: UUID
    name: str | None = field(repr=False)
    wording: str
    state: str
    at: datetime


@shown
@dataclass(frozen=True, slots=True)
class NoticeOverview:
    """Every kind of e-mail. `not_arrived` has nobody whose data are restricted."""

    title: str
    kinds: list[NoticeKind]
    not_arrived: list[NotArrived]


@dataclass(frozen=True, slots=True)
class _Row:
    person: UUID
    notice: queries.Notice


def of_cohort(context: TenantContext, reader: UUID, cohort: UUID) -> NoticeOverview | Refusal:
    """Who looked at names is on record before any is shown, as on the list of applications."""
    with context.database.transaction() as db:
        row = cohorts.cohort(db, cohort)
        people = {each.application: each.person for each in applications.of_cohort(db, cohort)}
        counted, lost = queries.by_wording(db, people.keys()), _not_arrived(db, people)
    if row is None:
        return NO_SUCH_COHORT
    looked = look_at(context, reader, AS, [each.person for each in lost]) if lost else []
    called = {each.person: each.name for each in looked}
    return NoticeOverview(
        row.title,
        [_kind(wording, counted.get(wording, {})) for wording in EVERY],
        [_shown(each.notice, called[each.person]) for each in lost],
    )


def _not_arrived(db: Db, people: dict[UUID, UUID]) -> Sequence[_Row]:
    notices = [each for each in queries.of_applications(db, people.keys()) if each.state in NOT_ARRIVED]
    known = names.named(db, staff.everybody_joined(db), {people[each.application] for each in notices})
    rows = [_Row(people[each.application], each) for each in notices]
    return [row for row in rows if not known[row.person].human.restricted]


def _kind(wording: str, by_state: dict[str, int]) -> NoticeKind:
    letter = as_sent(wording)
    return NoticeKind(wording, letter.subject, letter.text, by_state)


def _shown(notice: queries.Notice, name: str | None) -> NotArrived:
    return NotArrived(notice.application, name, notice.wording, notice.state, notice.at)
