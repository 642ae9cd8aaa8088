"""Profiles of several people of a cohort beside each other, for matchers: one look, which is on record of each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.access_log import use_cases as access_log
from recruitment.access_log.viewers import Accessed, Viewer
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications
from recruitment.applications.profile import Profile
from recruitment.applications.reading import closed_to, closed_to_co_chair
from recruitment.applications.states import Known, Unwritten
from recruitment.applications.table import applications as table
from recruitment.applications.use_cases.view import co_chair
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.decider import Unopened
from recruitment.ids import CohortId, PersonId
from recruitment.people.use_cases import sealing


@shown
@dataclass(frozen=True, slots=True)
class PersonProfile:
    """What somebody wrote and picked; `profile` is null where it is closed to the caller, or was destroyed."""

    person: UUID
    profile: Profile | None


@shown
@dataclass(frozen=True, slots=True)
class Profiles:
    """`questions` are the cohort's, in the order of the answers."""

    questions: list[str]
    profiles: list[PersonProfile]


@dataclass(frozen=True, slots=True)
class Wanted:
    """`facilitates`: the viewer is a facilitator; co-chairs who are none read profiles while a round is on."""

    cohort: CohortId
    people: Sequence[UUID]
    facilitates: bool


def profiles(context: TenantContext, viewer: Viewer, wanted: Wanted) -> Profiles | Refusal:
    """In the order given. Refused where none of them can be read. Nobody restricts their data between this and the record."""
    with context.database.transaction() as db:
        cohort, found = context.handler.load(db, cohorts.cohorts, wanted.cohort).state, _found(context, db, wanted)
        closed = {person: _closed(context, db, viewer, wanted, state) for person, state in found.items()}
        seen = {person: found[person] for person, refusal in closed.items() if refusal is None}
        if not seen or isinstance(cohort, Unopened):
            return next(filter(None, closed.values()), NO_SUCH_APPLICATION)
        access_log.record(context, db, viewer, list(seen), Accessed.PROFILE)
    opened = _opened(context, seen)
    people = [PersonProfile(person, opened.get(person)) for person in dict.fromkeys(wanted.people)]
    return Profiles(list(cohort.settings.profile_questions), people)


def _found(context: TenantContext, db: Db, wanted: Wanted) -> dict[UUID, Known]:
    ids = table.lock_shared_of_people(db, wanted.cohort, wanted.people)
    states = [context.handler.load(db, applications, each).state for each in ids]
    return {state.applicant.person: state for state in states if not isinstance(state, Unwritten)}


def _closed(context: TenantContext, db: Db, viewer: Viewer, wanted: Wanted, state: Known) -> Refusal | None:
    reader = PersonId(viewer.person)
    own = access_log.refusal(context, db, viewer, state.applicant.person)
    if wanted.facilitates:
        return closed_to(reader, state) or own
    return closed_to_co_chair(co_chair(context, db, reader, wanted.cohort), state) or own


def _opened(context: TenantContext, seen: dict[UUID, Known]) -> dict[UUID, Profile]:
    sealed = {person: state.applicant.profile for person, state in seen.items() if state.applicant.profile is not None}
    texts = zip(sealed, context.open(list(sealed.values())), strict=True)
    return {person: sealing.value_of(text, Profile) for person, text in texts if text is not None}
