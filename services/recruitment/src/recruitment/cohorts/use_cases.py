"""Opening a cohort, its terms, closing recruiting, moving its dates, its launch, and the end of what is kept of its notices.

Each with the rows locked.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import CHANGED_SINCE_READ, Handled
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext, Write
from recruitment.applications.commands import FollowDates, ForgetNotices
from recruitment.applications.decider import applications as application_decider
from recruitment.applications.forms import Terms
from recruitment.applications.table import applications
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.dates import Move, MoveReason, NewDates, moves
from recruitment.cohorts.decider import (
    NO_SUCH_COHORT,
    Closed,
    CloseRecruiting,
    DatesMoved,
    EndNoticeRetention,
    MoveDates,
    Moving,
    OpenCohort,
    Plan,
    Recruiting,
    Unopened,
)
from recruitment.cohorts.launching import LaunchCohort, lacking
from recruitment.cohorts.table import cohorts as table
from recruitment.guide.queries import missing_for_launch
from recruitment.ids import trust_id
from recruitment.notices.table import pair_notices
from recruitment.pairs.decider import ForgetNotices as ForgetPairNotices
from recruitment.pairs.decider import pairs
from recruitment.trusts.decider import in_force
from recruitment.trusts.decider import trusts as trust_decider
from recruitment.trusts.table import trusts


def open_cohort(write: Write, cohort: UUID, plan: Plan) -> Handled | Refusal:
    """The cohort keeps the trust's settings as they are now. No others are approved meanwhile."""
    own = trust_id(write.context.tenant)
    trusts.lock_shared(write.db, own)
    settings = in_force(write.load(trust_decider, own).state)
    if isinstance(settings, Refusal):
        return settings
    return write.handle(cohorts.cohorts, cohort, OpenCohort(plan, settings.version, settings.settings))


def close_recruiting(write: Write, cohort: UUID) -> Handled | Refusal:
    """By a facilitator or on its date. The accepted are counted when nobody else is being accepted."""
    table.lock(write.db, cohort)
    return write.handle(
        cohorts.cohorts, cohort, CloseRecruiting(applications.ever_accepted(write.db, cohort), day_of(write.origin.at))
    )


def move_dates(write: Write, cohort: UUID, new: NewDates, reason: MoveReason) -> Handled | Refusal:
    """The days that count from those, too, of each of the cohort's applications. Nobody applies or is accepted meanwhile."""
    return _move(write, cohort, MoveDates(new, reason, day_of(write.origin.at)))


def launch(write: Write, cohort: UUID, on: date) -> Handled | Refusal:
    """What counts from the launch counts from the day itself, as when a date is moved."""
    table.lock(write.db, cohort)
    return _move(write, cohort, LaunchCohort(on, day_of(write.origin.at), missing_for_launch(write.db, cohort)))


def _move(write: Write, cohort: UUID, command: Moving) -> Handled | Refusal:
    table.lock(write.db, cohort)
    planned = _launch_on(write, cohort)
    moved = write.handle(cohorts.cohorts, cohort, command)
    if isinstance(moved, Refusal):
        return moved
    own_terms = terms(write, cohort)
    if isinstance(own_terms, Refusal):
        return own_terms
    anew = _launch_on(write, cohort) if isinstance(command, MoveDates) else planned
    following = FollowDates(own_terms, None if anew == planned else anew)
    for row in applications.of_cohort(write.db, cohort):
        followed = replace(write, expected=None).handle(application_decider, row.application, following)
        if isinstance(followed, Refusal):
            return followed
    return moved


def _launch_on(write: Write, cohort: UUID) -> date | None:
    state = write.load(cohorts.cohorts, cohort).state
    return None if isinstance(state, Unopened) else state.plan.launch_on


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change of dates would move. `version` is the cohort's as it is."""

    id: UUID
    version: int
    moves: tuple[Move, ...]


def preview(context: TenantContext, db: Db, cohort: UUID, command: MoveDates, expected: int | None = None) -> Preview | Refusal:
    """For a look, which changes nothing, in the version `expected` or as it is."""
    loaded = context.handler.load(db, cohorts.cohorts, cohort)
    if isinstance(loaded.state, Unopened):
        return NO_SUCH_COHORT
    if expected not in {None, loaded.version}:
        return CHANGED_SINCE_READ
    decided = cohorts.move(loaded.state, command)
    if isinstance(decided, Refusal):
        return decided
    moved = [move for event in decided if isinstance(event, DatesMoved) for move in moves(event.before, event.after)]
    return Preview(cohort, loaded.version, tuple(moved))


@shown
@dataclass(frozen=True, slots=True)
class MissingForLaunch:
    """What the cohort cannot be launched without. `code` and `detail` are those of the refusal."""

    code: str
    detail: str


@shown
@dataclass(frozen=True, slots=True)
class Launchable:
    """When it `lacks` nothing the cohort can be launched; `launched`: it has been. `launch_on` is the planned day until then."""

    cohort: UUID
    title: str
    launch_on: date
    lacks: list[MissingForLaunch]
    launched: bool
    version: int


def launchable(context: TenantContext, cohort: UUID) -> Launchable | Refusal:
    """For a look, which changes nothing."""
    with context.database.transaction() as db:
        loaded = context.handler.load(db, cohorts.cohorts, cohort)
        missing = missing_for_launch(db, cohort)
    state = loaded.state
    if isinstance(state, Unopened):
        return NO_SUCH_COHORT
    launched = isinstance(state, Closed) and state.launched
    told = [] if launched else lacking(missing, recruiting=isinstance(state, Recruiting))
    shown = [MissingForLaunch(each.code, each.message) for each in told]
    return Launchable(cohort, state.plan.title, state.plan.launch_on, shown, launched, loaded.version)


def end_notice_retention(write: Write, cohort: UUID) -> Handled | Refusal:
    """Of all its applications and their pairs. Nobody applies meanwhile."""
    table.lock(write.db, cohort)
    ended = write.handle(cohorts.cohorts, cohort, EndNoticeRetention(day_of(write.origin.at)))
    if isinstance(ended, Refusal):
        return ended
    rows = applications.of_cohort(write.db, cohort)
    for row in rows:
        forgotten = write.handle(application_decider, row.application, ForgetNotices())
        if isinstance(forgotten, Refusal):
            return forgotten
    for pair in pair_notices.pairs_of(write.db, [row.application for row in rows]):
        forgotten = write.handle(pairs, pair, ForgetPairNotices())
        if isinstance(forgotten, Refusal):
            return forgotten
    return ended


def opened(write: Write, cohort: UUID) -> Recruiting | Closed | Refusal:
    """The cohort as it stays until the transaction ends: closing recruiting has to wait."""
    return opened_in(write.context, write.db, cohort)


def opened_in(context: TenantContext, db: Db, cohort: UUID) -> Recruiting | Closed | Refusal:
    """As `opened`, for a look."""
    table.lock_shared(db, cohort)
    state = context.handler.load(db, cohorts.cohorts, cohort).state
    return NO_SUCH_COHORT if isinstance(state, Unopened) else state


@shown
@dataclass(frozen=True, slots=True)
class Channels:
    """Through which a cohort is advertised."""

    channels: tuple[str, ...]


def channels(context: TenantContext, cohort: UUID) -> Channels | Refusal:
    with context.database.transaction() as db:
        state = context.handler.load(db, cohorts.cohorts, cohort).state
    return NO_SUCH_COHORT if isinstance(state, Unopened) else Channels(state.plan.channels)


def terms(write: Write, cohort: UUID) -> Terms | Refusal:
    """What the cohort asks of people who apply, until the transaction ends."""
    return terms_in(write.context, write.db, cohort, day_of(write.origin.at))


def terms_in(context: TenantContext, db: Db, cohort: UUID, on: date) -> Terms | Refusal:
    """As `terms`, for a look."""
    state = opened_in(context, db, cohort)
    return state if isinstance(state, Refusal) else cohorts.terms(state, on)
