"""Applying and what leads to it, decided with the cohort's row locked."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from uuid import UUID

from plp_kit import drafts
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Preparing, Write
from recruitment.applications import drafted, profile, queries
from recruitment.applications.applicants import Entered, SealedForm
from recruitment.applications.commands import Apply, Change, Command, RecordAccessNeeds, ShowInterest
from recruitment.applications.decider import APPLIED_ALREADY, applications
from recruitment.applications.forms import Form
from recruitment.applications.states import is_waiting
from recruitment.applications.table import applications as table
from recruitment.applications.texts import PREFERRED_NAME
from recruitment.applications.use_cases import access_needs
from recruitment.cohorts import use_cases as cohorts
from recruitment.do_not_pair import use_cases as do_not_pair
from recruitment.do_not_pair.exclusions import KnownAs, NamedPerson
from recruitment.do_not_pair.use_cases import Renewal
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.people.use_cases import sealing
from recruitment.staff import table as staff


@dataclass(frozen=True, slots=True)
class UnsealedApplication:
    """A form as it was sent. `do_not_pair` is None where whom they named before stays, `needs` where they say nothing of them."""

    cohort: UUID
    person: UUID
    form: Form
    preferred_name: str | None = field(default=None, repr=False)
    do_not_pair: tuple[NamedPerson, ...] | None = field(default=None, repr=False)
    needs: str | None = field(default=None, repr=False)

    @property
    def application(self) -> UUID:
        return application_id(self.cohort, self.person)


CommandOf: TypeAlias = Callable[[Write, UnsealedApplication, SealedForm], Command | Refusal]
"""The command that a form is sent for, on the cohort's terms, which stay until the transaction ends."""


def application(write: Write, sent: UnsealedApplication, sealed: SealedForm) -> Apply | Refusal:
    terms = cohorts.terms(write, sent.cohort)
    if isinstance(terms, Refusal):
        return terms
    return Apply(CohortId(sent.cohort), PersonId(sent.person), sent.form, sealed, terms, _waited(write, sent))


def change(write: Write, sent: UnsealedApplication, sealed: SealedForm) -> Change | Refusal:
    terms = cohorts.terms(write, sent.cohort)
    return terms if isinstance(terms, Refusal) else Change(PersonId(sent.person), sent.form, sealed, terms)


def seal(context: Preparing, sent: UnsealedApplication) -> SealedForm | Refusal:
    where = (context, applications, sent.application, sent.person)
    shared = sealing.seal_shared(*where, {profile.LABEL: sealing.text_of(sent.form.profile.in_order())})
    if isinstance(shared, Refusal):
        return shared
    own = sealing.seal(*where, {PREFERRED_NAME: sent.preferred_name} if sent.preferred_name else {})
    return own if isinstance(own, Refusal) else SealedForm(shared[profile.LABEL], own.get(PREFERRED_NAME))


def record(write: Write, sent: UnsealedApplication, sealed: SealedForm, command_of: CommandOf) -> Handled | Refusal:
    if refusal := _applied_under_another_id(write, sent.cohort, sent.person):
        return refusal
    command = command_of(write, sent, sealed)
    return command if isinstance(command, Refusal) else write.handle(applications, sent.application, command)


@dataclass(frozen=True, slots=True)
class HandingIn:
    """What is recorded when an application is handed in. The exclusions are there whether or not anybody was named."""

    sealed: SealedForm
    exclusions: Renewal
    needs: RecordAccessNeeds | None = None


def hand_in(context: Preparing, sent: UnsealedApplication, known: KnownAs | None = None) -> HandingIn | Refusal:
    """Before the transaction; `known` is how the list knows them from which it is entered."""
    form = seal(context, sent)
    if isinstance(form, Refusal):
        return form
    exclusions = do_not_pair.handed_in(context, sent.application, sent.person, sent.do_not_pair, known)
    if isinstance(exclusions, Refusal):
        return exclusions
    needs = None if sent.needs is None else access_needs.seal(context, sent.application, sent.person, sent.needs)
    return needs if isinstance(needs, Refusal) else HandingIn(form, exclusions, needs)


def submit(write: Write, sent: UnsealedApplication, handing_in: HandingIn, entered: Entered | None = None) -> Handled | Refusal:
    if refusal := _applied_under_another_id(write, sent.cohort, sent.person):
        return refusal
    command = application(write, sent, handing_in.sealed)
    if isinstance(command, Refusal):
        return command
    submitted = write.handle(applications, sent.application, replace(command, entered=entered))
    if isinstance(submitted, Refusal):
        return submitted
    drafts.sent(write.db, staff.ids_of(write.db, sent.person), drafted.APPLICATION, sent.cohort)
    return _with_the_rest(replace(write, expected=None), submitted, handing_in)


def _with_the_rest(write: Write, submitted: Handled, handing_in: HandingIn) -> Handled | Refusal:
    """What is no part of the form is recorded in the same transaction."""
    written = do_not_pair.record(write, handing_in.exclusions)
    if isinstance(written, Refusal) or handing_in.needs is None:
        return written if isinstance(written, Refusal) else submitted
    return write.handle(applications, submitted.id, handing_in.needs)


def show_interest(write: Write, cohort: UUID, person: UUID, channel: str) -> Handled | Refusal:
    if refusal := _applied_under_another_id(write, cohort, person):
        return refusal
    terms = cohorts.terms(write, cohort)
    if isinstance(terms, Refusal):
        return terms
    command = ShowInterest(CohortId(cohort), PersonId(person), channel, terms, day_of(write.origin.at))
    return write.handle(applications, application_id(cohort, person), command)


def _applied_under_another_id(write: Write, cohort: UUID, person: UUID) -> Refusal | None:
    """Until the transaction ends none of their ids is joined with another."""
    staff.share_joins(write.db)
    return None if queries.applicant_in(write.db, cohort, person) == person else APPLIED_ALREADY


def _waited(write: Write, sent: UnsealedApplication) -> bool:
    """Whether they are on another cohort's waiting list, where nobody answers them until the transaction ends."""
    others = [other for other in table.lock_of_person(write.db, sent.person) if other != sent.application]
    return any(is_waiting(write.load(applications, other).state) for other in others)
