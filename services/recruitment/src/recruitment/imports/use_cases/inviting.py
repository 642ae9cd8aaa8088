"""Inviting the people of a list who are new to the cohort, all in one transaction. Being invited is not taking part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import KeyId, Sealed, sealed_in
from plp_kit.service import Preparing, TenantContext, Write
from plp_kit.vault.vault import PERSON_ERASED, Entry
from recruitment.applications.applicants import SealedForm
from recruitment.applications.commands import Invite
from recruitment.applications.decider import INVITED_ALREADY, applications
from recruitment.applications.forms import Form, Terms
from recruitment.applications.profile import LABEL, Profile
from recruitment.cohorts import use_cases as cohorts
from recruitment.do_not_pair import use_cases as do_not_pair
from recruitment.do_not_pair.exclusions import known_as
from recruitment.do_not_pair.use_cases import Renewal
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.imports.chance import Chance
from recruitment.imports.rows import Applicant
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.sealing import NOT_SEALED
from recruitment.staff.decider import RecordContact, staff
from recruitment.staff.use_cases import contacts, recognise
from recruitment.staff.use_cases.contacts import SealedContact

UNSEALED: Final = SealedForm(NOT_SEALED)
NOBODY: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class To:
    """The cohort, and its channel through which the form was advertised."""

    cohort: UUID
    channel: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What would come of good rows. Of those who would be invited, `people` has the ids of those whom lists know."""

    inviting: tuple[Applicant, ...]
    people: Mapping[str, UUID]
    known: int
    refused: tuple[tuple[int, Refusal], ...]


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a row says, sealed for the person's application and for their contact."""

    person: UUID
    form: Form
    sealed: SealedForm
    code: Sealed
    contact: SealedContact

    @property
    def keys(self) -> list[KeyId]:
        """Of all that is recorded with it and with nothing else."""
        contact = [value.key for value in sealed_in(self.contact.command)]
        renewed = [each.exclusions.key for each in self.contact.exclusions]
        return [self.sealed.profile.key, self.code.key, *contact, *renewed]


def look(context: TenantContext, to: To, rows: Sequence[Applicant]) -> Looked | Refusal:
    """Changes nothing. Refuses where nobody at all could be invited."""
    people = recognise.known(context, [row.address for row in rows])
    erased = context.vault.erased(set(people.values()))
    with context.database.transaction() as db:
        today = day_of(context.clock.now(db))
        terms = cohorts.terms_in(context, db, to.cohort, today)
        if isinstance(terms, Refusal):
            return terms
        if (to_all := _refusal(context, db, to, terms, today, None)) is not None:
            return to_all
        refusals = {each: _refusal(context, db, to, terms, today, each) for each in set(people.values()) - erased}
    refusals |= dict.fromkeys(erased, PERSON_ERASED)
    found = [(row, refusals[people[row.address]] if row.address in people else None) for row in rows]
    refused = tuple((row.number, why) for row, why in found if why is not None and why != INVITED_ALREADY)
    return Looked(
        tuple(row for row, why in found if why is None), people, [why for _, why in found].count(INVITED_ALREADY), refused
    )


def refusal_to_all(context: TenantContext, to: To) -> Refusal | None:
    """Why nobody at all could be invited, or None."""
    with context.database.transaction() as db:
        today = day_of(context.clock.now(db))
        terms = cohorts.terms_in(context, db, to.cohort, today)
        return terms if isinstance(terms, Refusal) else _refusal(context, db, to, terms, today, None)


def _refusal(context: TenantContext, db: Db, to: To, terms: Terms, today: date, person: UUID | None) -> Refusal | None:
    """Why an invitation would be refused, or None; of somebody new where `person` is None."""
    state = applications.initial
    if person is not None:
        state = context.handler.load(db, applications, application_id(to.cohort, person)).state
    form, who = Form(channel=to.channel), (CohortId(to.cohort), PersonId(person or NOBODY))
    command = Invite(*who, form, UNSEALED, NOT_SEALED, terms, today)
    decision = applications.decide(state, command)
    return decision if isinstance(decision, Refusal) else None


def prepare(context: Preparing, to: To, looked: Looked, chance: Chance) -> list[Invitation] | Refusal:
    """New people are registered, and everything is sealed at once."""
    people = recognise.known_or_new(context, [row.address for row in looked.inviting], chance.person)
    wanted = [(row, people[row.address]) for row in looked.inviting]
    values = context.sealed([entry for row, person in wanted for entry in _entries(context, to, row, person, chance)])
    if isinstance(values, Refusal):
        return values
    by_row = zip(wanted, _fours(values), strict=True)
    invitations = [_invitation(context, to, row, person, sealed, looked.people) for (row, person), sealed in by_row]
    refused = [each for each in invitations if isinstance(each, Refusal)]
    return refused[0] if refused else [each for each in invitations if isinstance(each, Invitation)]


def _entries(context: Preparing, to: To, row: Applicant, person: UUID, chance: Chance) -> list[Entry]:
    application, profile = application_id(to.cohort, person), {LABEL: sealing.text_of(Profile(answers=row.answers))}
    return [
        *sealing.shared_entries(context, applications, application, person, profile),
        *sealing.entries(context, applications, application, person, {"code": chance.code()}),
        *sealing.entries(context, staff, person, person, {"name": row.name, "address": row.address}),
    ]


def _fours(values: Sequence[Sealed]) -> Iterator[tuple[Sealed, ...]]:
    yield from (tuple(values[place : place + 4]) for place in range(0, len(values), 4))


def _invitation(
    context: Preparing, to: To, row: Applicant, person: UUID, sealed: Sequence[Sealed], known: Mapping[str, UUID]
) -> Invitation | Refusal:
    """Of somebody whom lists know there may be other applications, which know them by the new name, too."""
    profile, code, name, address = sealed
    exclusions: list[Renewal] | Refusal = []
    if row.address in known:
        exclusions = do_not_pair.known_otherwise(context, person, known_as(row.name, row.address))
    if isinstance(exclusions, Refusal):
        return exclusions
    form = Form(channel=to.channel, profile=Profile(answers=row.answers))
    return Invitation(person, form, SealedForm(profile), code, SealedContact(person, RecordContact(name, address), exclusions))


def record(write: Write, to: To, invitations: Iterable[Invitation]) -> int | Refusal:
    """Invites all, or none; returns how many. People who were invited meanwhile stay as they are."""
    terms = cohorts.terms(write, to.cohort)
    if isinstance(terms, Refusal):
        return terms
    invited = 0
    for each in invitations:
        outcome = _record(replace(write, expected=None), to, terms, each)
        if outcome == INVITED_ALREADY:
            write.spend(each.keys)
        elif outcome is not None:
            return outcome
        else:
            invited += 1
    return invited


def _record(write: Write, to: To, terms: Terms, row: Invitation) -> Refusal | None:
    """The invitation and the person's contact."""
    on = day_of(write.origin.at)
    command = Invite(CohortId(to.cohort), PersonId(row.person), row.form, row.sealed, row.code, terms, on)
    invited = write.handle(applications, application_id(to.cohort, row.person), command)
    if isinstance(invited, Refusal):
        return invited
    recorded = contacts.record(write, row.contact)
    return recorded if isinstance(recorded, Refusal) else None
