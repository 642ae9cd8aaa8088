"""What waits in recruitment: applications_1 with cohorts_1, drafts, access_records; files, proposals, requests, holds.

People are compared under all their ids, which staff_1 knows.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.today import Asker, Kind, Waiting
from recruitment.applications.drafted import APPLICATION
from recruitment.staff import table as staff
from recruitment.today import kinds

A_DAY: Final = timedelta(days=1)
BEFORE_LAUNCH: Final = timedelta(days=14)
UNFINISHED: Final[Mapping[str, Kind]] = {
    "interested": kinds.APPLICATION_TO_HAND_IN,
    "invited": kinds.INVITATION_TO_ANSWER,
}
UNANSWERED: Final[Mapping[str, Kind]] = {"applied": kinds.APPLICATIONS_TO_DECIDE, "waiting": kinds.WAITING_LIST}


def own_applications(db: Db, asker: Asker) -> Iterator[Waiting]:
    """Nobody can hand in on the day on which recruiting closes."""
    rows = db.execute(
        """SELECT application, state, state_since, recruiting_closes_on FROM applications_1 JOIN cohorts_1 USING (tenant, cohort)
           WHERE person = ANY(%s) AND state = ANY(%s)
                 AND recruiting AND recruiting_opens_on <= %s AND recruiting_closes_on > %s""",
        (_ids(db, asker), list(UNFINISHED), asker.on, asker.on),
    )
    for application, state, since, closes_on in rows:
        yield UNFINISHED[state].of(application, since, closes_on - A_DAY)


def begun(db: Db, asker: Asker) -> Iterator[Waiting]:
    """Drafts of applications to cohorts to which they have none that is handed in."""
    rows = db.execute(
        """SELECT subject, min(saved_at), recruiting_closes_on FROM drafts JOIN cohorts_1 ON cohort = subject
           WHERE drafts.person = ANY(%(ids)s) AND form = %(form)s
                 AND recruiting AND recruiting_opens_on <= %(on)s AND recruiting_closes_on > %(on)s
                 AND NOT EXISTS (SELECT FROM applications_1 WHERE applications_1.person = ANY(%(ids)s)
                                 AND applications_1.cohort = subject AND submitted AND state <> 'withdrawn')
           GROUP BY subject, recruiting_closes_on""",
        {"ids": _ids(db, asker), "form": APPLICATION, "on": asker.on},
    )
    for cohort, since, closes_on in rows:
        yield kinds.APPLICATION_BEGUN.of(cohort, day_of(since), closes_on - A_DAY)


def applications(db: Db, asker: Asker) -> Iterator[Waiting]:
    """As the cohort's list shows them: without people who are gone. Nobody answers their own."""
    rows = db.execute(
        """SELECT cohort, state, min(state_since), count(*) FROM applications_1 JOIN cohorts_1 USING (tenant, cohort)
           WHERE person <> ALL(%s) AND NOT destroyed AND (state = 'applied' OR (state = 'waiting' AND NOT launched))
                 AND NOT EXISTS (SELECT FROM availability_1
                                 WHERE availability_1.person = applications_1.person AND gone_at IS NOT NULL)
           GROUP BY cohort, state""",
        (_ids(db, asker),),
    )
    for cohort, state, since, count in rows:
        yield UNANSWERED[state].of(cohort, since, count=count)


def access_needs(db: Db, asker: Asker) -> Iterator[Waiting]:
    """What the facilitators can read: of nobody who is gone, or whose data are restricted."""
    rows = db.execute(
        """SELECT cohort, min(needs_since), count(*) FROM applications_1
           WHERE state = 'accepted' AND needs_since IS NOT NULL AND person <> ALL(%s)
                 AND NOT EXISTS (SELECT FROM availability_1 WHERE availability_1.person = applications_1.person
                                 AND (restricted OR gone_at IS NOT NULL))
                 AND NOT EXISTS (SELECT FROM access_records WHERE access_records.person = applications_1.person
                                 AND what = 'access_needs' AND at >= needs_since)
           GROUP BY cohort""",
        (_ids(db, asker),),
    )
    for cohort, since, count in rows:
        yield kinds.ACCESS_NEEDS_TO_READ.of(cohort, day_of(since), count=count)


def launches(db: Db, asker: Asker) -> Iterator[Waiting]:
    rows = db.execute(
        "SELECT cohort, launch_on FROM cohorts_1 WHERE NOT launched AND launch_on <= %s", (asker.on + BEFORE_LAUNCH,)
    )
    for cohort, launch_on in rows:
        yield kinds.COHORT_TO_LAUNCH.of(cohort, launch_on - BEFORE_LAUNCH, launch_on)


def files(db: Db, _asker: Asker) -> Iterator[Waiting]:
    rows = db.execute("SELECT import_file, cohort, kept_at, forget_at FROM waiting_files_1")
    for file, cohort, kept_at, forget_at in rows:
        yield kinds.FILE_TO_IMPORT.of(file, day_of(kept_at), day_of(forget_at), cohort=cohort)


def first_settings(db: Db, _asker: Asker) -> Iterator[Waiting]:
    """The operator's, which a facilitator answers."""
    rows = db.execute("SELECT proposal, proposed_on FROM settings_proposals_1 WHERE state = 'waiting' AND proposed_by IS NULL")
    for proposal, since in rows:
        yield kinds.SETTINGS_TO_ANSWER.of(proposal, since)


def settings(db: Db, asker: Asker) -> Iterator[Waiting]:
    """The trust's own, unless others were approved meanwhile. Nobody answers what they proposed."""
    rows = db.execute(
        """SELECT proposal, proposed_on FROM settings_proposals_1 AS waiting WHERE state = 'waiting' AND proposed_by <> ALL(%s)
                  AND NOT EXISTS (SELECT FROM settings_proposals_1 AS approved WHERE approved.trust = waiting.trust
                                  AND approved.state = 'approved' AND approved.revises >= waiting.revises)""",
        (_ids(db, asker),),
    )
    for proposal, since in rows:
        yield kinds.SETTINGS_TO_ANSWER.of(proposal, since)


def requests_of_officer(db: Db, asker: Asker) -> Iterator[Waiting]:
    """Nobody deals with their own. A complaint alone has a day by which it is acknowledged."""
    rows = db.execute(
        """SELECT request, made_on, acknowledge_by, answer_by, acknowledged_on IS NOT NULL, advised FROM requests_1
           WHERE state = 'looked_at' AND person <> ALL(%s)""",
        (_ids(db, asker),),
    )
    for request, since, acknowledge_by, answer_by, acknowledged, advised in rows:
        if acknowledge_by is not None and not acknowledged:
            yield kinds.REQUEST_TO_ACKNOWLEDGE.of(request, since, acknowledge_by)
        if not advised:
            yield kinds.REQUEST_TO_ADVISE.of(request, since, answer_by)


def requests(db: Db, asker: Asker) -> Iterator[Waiting]:
    rows = db.execute(
        "SELECT request, made_on, answer_by FROM requests_1 WHERE state = 'looked_at' AND person <> ALL(%s)", (_ids(db, asker),)
    )
    for request, since, answer_by in rows:
        yield kinds.REQUEST_TO_ANSWER.of(request, since, answer_by)


def holds(db: Db, asker: Asker) -> Iterator[Waiting]:
    """None that is on the caller."""
    rows = db.execute(
        "SELECT hold, review_on FROM holds_1 WHERE state = 'in_force' AND review_on <= %s AND person <> ALL(%s)",
        (asker.on, _ids(db, asker)),
    )
    for hold, review_on in rows:
        yield kinds.HOLD_TO_REVIEW.of(hold, review_on, review_on)


def _ids(db: Db, asker: Asker) -> list[object]:
    return list(staff.ids_of(db, asker.person))
