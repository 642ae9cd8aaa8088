"""Importing applicants from a Microsoft Forms export: people who are new to the cohort are invited, which is not taking part.

Rows come one by one and are worked in batches; what a row says is sealed before its transaction. The same file twice changes
nothing the second time, and a file that broke off is simply imported again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TypeVar
from uuid import UUID

from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.recording import record
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.applications.applicants import SealedForm
from recruitment.applications.commands import Invite
from recruitment.applications.decider import INVITED_ALREADY, applications
from recruitment.applications.forms import Form
from recruitment.applications.profile import LABEL, Profile
from recruitment.cohorts import use_cases as cohorts
from recruitment.cohorts.decider import Closed, Recruiting
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.imports.chance import Chance
from recruitment.imports.lists import EMAIL, NAME, REPEATED, FormsRow, RefusedRow, forms_row, ignored, refused_row, wrong_columns
from recruitment.imports.spreadsheets import Sheet
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.sealing import NOT_SEALED
from recruitment.staff.decider import RecordContact
from recruitment.staff.use_cases import contacts, recognise
from recruitment.staff.use_cases.contacts import SealedContact

BATCH: Final = 100
UNSEALED: Final = SealedContact(UUID(int=0), RecordContact(NOT_SEALED, NOT_SEALED), [])
Item = TypeVar("Item")


@shown
@dataclass(slots=True)
class Imported:
    """What came of a file, or would come of it. `known` rows change nothing."""

    dry_run: bool
    rows: int = 0
    invited: int = 0
    known: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SealedRow:
    """What a row says, sealed for the person's application and for their contact."""

    form: Form
    sealed: SealedForm
    code: Sealed
    contact: SealedContact


@dataclass(frozen=True, slots=True)
class Import:
    """`origin` is who imports, and when; `channel` is the cohort's channel through which the form was advertised."""

    context: TenantContext
    origin: Origin
    chance: Chance
    cohort: UUID
    channel: str
    dry_run: bool

    def run(self, sheet: Sheet) -> Imported | Refusal:
        """Raises NotReadable."""
        state = self.opened()
        if isinstance(state, Refusal):
            return state
        columns = sheet.columns()
        if refusal := wrong_columns(columns, {EMAIL, NAME}):
            return refusal
        questions = state.settings.profile_questions
        imported = Imported(self.dry_run, ignored_columns=ignored(columns, questions))
        rows = (forms_row(row.number, row.cells, questions) for row in sheet.rows())
        for batch in batches(self._good(rows, imported), BATCH):
            self._take(batch, imported)
        imported.refused.sort(key=lambda row: row.row)
        return imported

    def opened(self) -> Recruiting | Closed | Refusal:
        return self.context.write(self.origin, lambda write: cohorts.opened(write, self.cohort))

    def _good(self, rows: Iterable[FormsRow | RefusedRow], imported: Imported) -> Iterator[FormsRow]:
        """Refuses rows on the way. Of each row only a digest is remembered."""
        earlier: set[bytes] = set()
        for row in rows:
            imported.rows += 1
            if isinstance(row, RefusedRow):
                imported.refused.append(row)
                continue
            digest = recognise.digest_of(self.context, row.address)
            if digest in earlier:
                imported.refused.append(refused_row(row.number, REPEATED))
                continue
            earlier.add(digest)
            yield row

    def _take(self, batch: list[FormsRow], imported: Imported) -> None:
        known = recognise.known(self.context, [row.address for row in batch])
        refusals = self._refusals([known.get(row.address) for row in batch])
        fresh = [row for row, refusal in zip(batch, refusals, strict=True) if not self._refused(row, refusal, imported)]
        addresses = [row.address for row in fresh]
        people = {} if self.dry_run else recognise.known_or_new(self.context, addresses, self.chance.person)
        for row in fresh:
            outcome = None if self.dry_run else self._invite(row, people[row.address])
            imported.invited += not self._refused(row, outcome, imported)

    def _refused(self, row: FormsRow, outcome: Handled | Refusal | None, imported: Imported) -> bool:
        if outcome == INVITED_ALREADY:
            imported.known += 1
        elif isinstance(outcome, Refusal):
            imported.refused.append(refused_row(row.number, outcome))
        return isinstance(outcome, Refusal)

    def _refusals(self, people: Sequence[UUID | None]) -> list[Refusal | None]:
        with self.context.database.transaction() as db:
            write = Write(self.context, db, self.origin)
            return [self._refusal(write, person) for person in people]

    def _refusal(self, write: Write, person: UUID | None) -> Refusal | None:
        """Why an invitation would be refused, or None; of somebody new where `person` is None."""
        nobody = UUID(int=0)
        unsealed = SealedRow(Form(channel=self.channel), SealedForm(NOT_SEALED), NOT_SEALED, UNSEALED)
        command = self._command(write, person or nobody, unsealed)
        if isinstance(command, Refusal):
            return command
        application = application_id(self.cohort, person) if person else nobody
        decision = applications.decide(write.load(applications, application).state, command)
        return decision if isinstance(decision, Refusal) else None

    def _command(self, write: Write, person: UUID, row: SealedRow) -> Invite | Refusal:
        """On the terms of this moment: recruiting may have closed since the import began."""
        terms = cohorts.terms(write, self.cohort)
        if isinstance(terms, Refusal):
            return terms
        return Invite(CohortId(self.cohort), PersonId(person), row.form, row.sealed, row.code, terms, day_of(self.origin.at))

    def _invite(self, row: FormsRow, person: UUID) -> Handled | Refusal:
        return record(
            self.context,
            self.origin,
            lambda context: self._sealed(context, row, person),
            lambda write, sealed: self._record(write, person, sealed),
        )

    def _sealed(self, context: Preparing, row: FormsRow, person: UUID) -> SealedRow | Refusal:
        application = application_id(self.cohort, person)
        form = Form(channel=self.channel, profile=Profile(answers=row.answers))
        shared = {LABEL: sealing.text_of(form.profile)}
        values = sealing.seal_shared(context, applications, application, person, shared)
        if isinstance(values, Refusal):
            return values
        code = sealing.seal(context, applications, application, person, {"code": self.chance.code()})
        if isinstance(code, Refusal):
            return code
        contact = contacts.seal(context, person, row.name, row.address)
        if isinstance(contact, Refusal):
            return contact
        return SealedRow(form, SealedForm(values[LABEL]), code["code"], contact)

    def _record(self, write: Write, person: UUID, row: SealedRow) -> Handled | Refusal:
        """The invitation and the person's contact, or neither."""
        command = self._command(write, person, row)
        if isinstance(command, Refusal):
            return command
        invited = write.handle(applications, application_id(self.cohort, person), command)
        return invited if isinstance(invited, Refusal) else contacts.record(write, row.contact)


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
