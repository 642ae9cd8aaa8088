"""Entering an application for somebody who told a facilitator by phone or on paper, with the authority that they gave."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS, STAFF
from recruitment.application.ports import Writing
from recruitment.applications.applicants import Entered, Means
from recruitment.applications.forms import Form
from recruitment.applications.use_cases import apply
from recruitment.applications.use_cases.apply import Handed
from recruitment.ids import PersonId
from recruitment.staff.decider import RecordContact
from recruitment.staff.use_cases import recognise


@dataclass(frozen=True, slots=True)
class Told:
    """How the person told of themselves, and what they agreed to."""

    name: str = field(repr=False)
    address: str = field(repr=False)
    means: Means
    on: date
    authority: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    handed: Handed
    form: Form
    entered: Entered
    contact: RecordContact


def prepare(context: TenantContext, handed: Handed, told: Told, by: UUID) -> Prepared | Refusal:
    form = apply.seal(context.vault, handed)
    stream = Stream(APPLICATIONS.kind, handed.application)
    authority = apply.sealed(context.vault, stream, handed.person, {"authority": told.authority}, own=True)
    contact = recognise.seal_contact(context, handed.person, told.name, told.address)
    if isinstance(form, Refusal) or isinstance(authority, Refusal) or isinstance(contact, Refusal):
        return apply.ERASED
    entered = Entered(PersonId(by), told.means, told.on, authority["authority"])
    return Prepared(handed, form, entered, contact)


def record(write: Writing, prepared: Prepared) -> Handled | Refusal:
    handed = prepared.handed
    done = apply.record(write, handed, prepared.form, prepared.entered)
    if isinstance(done, Refusal):
        return done
    kept = write.context.handler.handle_in(write.db, STAFF, handed.person, prepared.contact, write.origin)
    return kept if isinstance(kept, Refusal) else done
