"""A partner's name, and once the two are open to each other what they wrote and their address, as they chose.

The look is on record before anything is shown.
"""

from dataclasses import dataclass, field
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.access_log import use_cases as access_log
from recruitment.access_log.viewers import Accessed, Viewer
from recruitment.applications import queries
from recruitment.applications.consents import Purpose
from recruitment.applications.decider import applications
from recruitment.applications.profile import Profile
from recruitment.applications.states import TakingPart
from recruitment.applications.table import applications as application_rows
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.decider import Unopened
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.names.use_cases.telling import look_at
from recruitment.pairs.decider import NO_SUCH_PARTNER, Pair, pairs, partner
from recruitment.people.use_cases import sealing
from recruitment.staff import table as staff

AS_PARTICIPANT = frozenset({"participant"})


@shown
@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """`answer` is null where it was left out, or taken back."""

    question: str
    answer: str | None = field(repr=False)


@shown
@dataclass(frozen=True, slots=True)
class PartnersProfile:
    """What an applicant is told that their partner can read; nothing else of what they picked."""

    answers: list[AnsweredQuestion]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]


@shown
@dataclass(frozen=True, slots=True)
class OwnPartner:
    """The caller's partner in one partnership. `name` is null where it is not available to the caller.

    `open` is whether the two may read each other's profile. Only then there are `profile`, null where the partner agreed to none
    being shown, and `address`, null unless the partner shows one. `available` is false while nothing of theirs is shown.
    """

    partnership: UUID
    partner: UUID
    name: str | None = field(repr=False)
    open: bool
    available: bool
    profile: PartnersProfile | None
    address: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one transaction found, still sealed."""

    partner: PersonId
    open: bool
    available: bool = False
    profile: Sealed | None = field(default=None, repr=False)
    address: Sealed | None = field(default=None, repr=False)
    questions: tuple[str, ...] = ()


def own_partner(context: TenantContext, viewer: Viewer, pair: UUID) -> OwnPartner | Refusal:
    with context.database.transaction() as db:
        sight = _sight(context, db, viewer, pair)
    if isinstance(sight, Refusal):
        return sight
    (named,) = look_at(context, viewer.person, AS_PARTICIPANT, [sight.partner])
    profile, address = (context.open([value])[0] if value else None for value in (sight.profile, sight.address))
    shown_profile = None if profile is None else _profile(sealing.value_of(profile, Profile), sight.questions)
    return OwnPartner(pair, sight.partner, named.name, sight.open, sight.available, shown_profile, address)


def _profile(written: Profile, questions: tuple[str, ...]) -> PartnersProfile:
    answered = [AnsweredQuestion(*each) for each in zip(questions, written.answers, strict=False)]
    return PartnersProfile(answered, written.topics_to_learn, written.topics_to_share)


def _sight(context: TenantContext, db: Db, viewer: Viewer, pair: UUID) -> Sight | Refusal:
    state = context.handler.load(db, pairs, pair).state
    other = partner(state, staff.ids_of(db, viewer.person))
    if isinstance(other, Refusal) or state.recorded is None:
        return NO_SUCH_PARTNER
    return _open_sight(context, db, viewer, state, other) if state.is_open else Sight(other, open=False)


def _open_sight(context: TenantContext, db: Db, viewer: Viewer, pair: Pair, other: PersonId) -> Sight:
    """Nobody restricts the partner's data until the transaction ends, and their application stays as it is."""
    cohort = pair.recorded.cohort if pair.recorded else CohortId(UUID(int=0))
    application = application_id(cohort, queries.applicant_in(db, cohort, other))
    application_rows.lock_shared(db, application)
    state = context.handler.load(db, applications, application).state
    if not isinstance(state, TakingPart) or access_log.refusal(context, db, viewer, state.applicant.person):
        return Sight(other, open=True)
    profile = state.applicant.profile if Purpose.PROFILE_SHOWN in state.applicant.purposes else None
    address = _address(db, other) if other in pair.addresses else None
    for value, what in ((profile, Accessed.PROFILE), (address, Accessed.CONTACT)):
        if value is not None:
            access_log.record(context, db, viewer, [state.applicant.person], what)
    return Sight(other, open=True, available=True, profile=profile, address=address, questions=_questions(context, db, cohort))


def _address(db: Db, person: PersonId) -> Sealed | None:
    """Under whichever of their ids they have given it."""
    rows = staff.of_people(db, sorted(staff.ids_of(db, person), key=lambda id: (id != person, id)))
    return next((row.contact.address for row in rows if row.contact and row.contact.address), None)


def _questions(context: TenantContext, db: Db, cohort: CohortId) -> tuple[str, ...]:
    state = context.handler.load(db, cohorts.cohorts, cohort).state
    return () if isinstance(state, Unopened) else tuple(state.settings.profile_questions)
