"""Whom an applicant must not be paired with: sealed apart from the application, and shown to nobody but the applicant.

The value is made anew whenever it changes: when the application is handed in, when the applicant names others, and when
recruitment knows the applicant by another name or address.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.applications import queries
from recruitment.applications.decider import APPLICATION_OVER, NO_SUCH_APPLICATION, applications
from recruitment.applications.states import BeingDestroyed, Over, Unwritten, is_of
from recruitment.applications.table import applications as application_table
from recruitment.do_not_pair.decider import OfApplication, State, WriteExclusions, Written, do_not_pair, latest_key
from recruitment.do_not_pair.exclusions import KNOWN_PLACES, LABEL, Exclusions, Kind, KnownAs, NamedPerson, known_as, padded, read
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.staff import table as staff
from recruitment.staff.table import SealedContact
from recruitment.staff.use_cases import opening, recognise


@shown
@dataclass(frozen=True, slots=True)
class ShownName:
    """Somebody with whom the caller must not be paired, as the caller wrote it."""

    name: str
    email: str | None
    department: str | None
    kind: Kind


@shown
@dataclass(frozen=True, slots=True)
class NamedPeople:
    """At most ten."""

    people: list[ShownName]
    version: int


@dataclass(frozen=True, slots=True)
class Renewal:
    """A value that is sealed and not on record yet; `replaces` is the key of the one from which it was made."""

    application: UUID
    person: PersonId
    exclusions: Sealed
    replaces: KeyId | None


def handed_in(
    context: Preparing,
    application: UUID,
    person: UUID,
    people: tuple[NamedPerson, ...] | None = None,
    known: KnownAs | None = None,
) -> Renewal | Refusal:
    """For an application that is being handed in. Whom they name now replaces whom they named before; None leaves these.

    `known` is how a list knows them.
    """
    return _renewed(context, application, person, people, known)


def named(context: Preparing, application: UUID, person: UUID, people: Iterable[NamedPerson]) -> Renewal | Refusal:
    """For an applicant who names others, or nobody any more. They replace those before."""
    with context.database.transaction() as db:
        applicant = queries.applicant_of(db, application, person)
    return _renewed(context, application, applicant, tuple(people), None)


def known_by_lists(context: Preparing, addresses: Collection[str]) -> list[Renewal] | Refusal:
    """For applicants who gave an address that a list has now: the person it names may be them."""
    wanted = {address.strip().casefold() for address in addresses}
    with context.database.transaction() as db:
        rows = [row for row in staff.with_contact(db) if row.contact]
        applied = application_table.applicants(db, [row.person for row in rows])
    there = [(row.person, row.contact.address) for row in rows if row.person in applied and row.contact and row.contact.address]
    texts = zip(there, context.open([address for _, address in there]), strict=True)
    renewals: list[Renewal] = []
    for (person, _), address in texts:
        if address is not None and address.strip().casefold() in wanted:
            renewed = known_otherwise(context, person, None)
            if isinstance(renewed, Refusal):
                return renewed
            renewals += renewed
    return renewals


def known_otherwise(
    context: Preparing, person: UUID, known: KnownAs | None, besides: UUID | None = None
) -> list[Renewal] | Refusal:
    """For somebody of whom another name or address gets on record: of all their applications, but for one."""
    with context.database.transaction() as db:
        own = [row.application for row in application_table.of_person(db, person) if row.application != besides]
        written = [each for each in own if isinstance(context.handler.load(db, do_not_pair, each).state, Written)]
    renewals = [_renewed(context, application, person, None, known) for application in written]
    refused = [each for each in renewals if isinstance(each, Refusal)]
    return refused[0] if refused else [each for each in renewals if isinstance(each, Renewal)]


def record(write: Write, renewal: Renewal) -> Handled | Refusal:
    """Nobody answers or ends the application until the transaction ends."""
    application_table.lock(write.db, renewal.application)
    of = _of_application(write.context, write.db, renewal.application)
    command = WriteExclusions(renewal.person, of, renewal.exclusions, renewal.replaces)
    return write.handle(do_not_pair, renewal.application, command)


def record_known_otherwise(write: Write, renewals: Iterable[Renewal]) -> Refusal | None:
    """An application that is over keeps what it had."""
    alone = replace(write, expected=None)
    outcomes = [record(alone, renewal) for renewal in renewals]
    return next((each for each in outcomes if isinstance(each, Refusal) and each != APPLICATION_OVER), None)


def shown_to_author(context: TenantContext, application: UUID, person: UUID) -> NamedPeople | Refusal:
    """Whom the caller named in their own application; nobody where the key is destroyed."""
    with context.database.transaction() as db:
        applicant = queries.applicant_of(db, application, person)
        if not is_of(context.handler.load(db, applications, application).state, applicant):
            return NO_SUCH_APPLICATION
        loaded = context.handler.load(db, do_not_pair, application)
    people = _exclusions(context, loaded.state).named
    return NamedPeople([ShownName(each.name, each.email, each.department, each.kind) for each in people], loaded.version)


def _of_application(context: TenantContext, db: Db, application: UUID) -> OfApplication | None:
    state = context.handler.load(db, applications, application).state
    if isinstance(state, Unwritten):
        return None
    return OfApplication(state.applicant.cohort, state.applicant.person, isinstance(state, Over | BeingDestroyed))


def _renewed(
    context: Preparing, application: UUID, person: UUID, people: tuple[NamedPerson, ...] | None, known: KnownAs | None
) -> Renewal | Refusal:
    """None of `people` or `known` means as before."""
    with context.database.transaction() as db:
        state = context.handler.load(db, do_not_pair, application).state
        row = staff.of(db, person)
        rows = [row, *(staff.of(db, other) for other in (row.same_as if row else ()))]
    contacts = [each.contact for each in rows if each and each.contact and (each is not row or known is None)]
    known_by = [*([known] if known else []), *_opened(context, contacts)]
    people = _exclusions(context, state).named if people is None else people
    known_by = known_by[:KNOWN_PLACES]
    may_be = _may_be(context, known_by, {person, *(each.person for each in rows if each), *(row.same_as if row else ())})
    text = padded(Exclusions(tuple(known_by), people, may_be))
    values = sealing.seal_shared(context, do_not_pair, application, person, {LABEL: text})
    if isinstance(values, Refusal):
        return values
    return Renewal(application, PersonId(person), values[LABEL], latest_key(state))


def _may_be(context: TenantContext, known_by: Iterable[KnownAs], own: Collection[UUID]) -> tuple[PersonId, ...]:
    """Whom lists know by one of these addresses. The applicant's own word makes nobody them, and keeps pairs from both."""
    known = recognise.known(context, [each.email for each in known_by if each.email])
    return tuple(PersonId(each) for each in sorted(set(known.values()) - set(own)))


def _exclusions(context: TenantContext, state: State) -> Exclusions:
    if not isinstance(state, Written):
        return Exclusions()
    (text,) = context.open([state.exclusions])
    return Exclusions() if text is None else read(text)


def _opened(context: TenantContext, contacts: Sequence[SealedContact]) -> list[KnownAs]:
    """Of what opens no more nothing is known, not even a part."""
    both = zip(contacts, opening.opened(context, contacts), strict=True)
    return [
        known_as(name, address)
        for contact, (name, address) in both
        if name is not None and (address is not None or contact.address is None)
    ]
