"""Importing applicants from a Microsoft Forms export: whoever is new to the cohort is invited, nobody takes part by it.

The rows come one by one and go in batches; what a row says is sealed before its transaction. The same file twice changes nothing
the second time, and a file that broke off is simply imported again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TypeVar
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin, Stream
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS, STAFF
from recruitment.application.asking import refusal_of
from recruitment.application.identities import application_id
from recruitment.applications.commands import Invite
from recruitment.applications.decider import INVITED_ALREADY
from recruitment.applications.forms import Form
from recruitment.applications.use_cases.apply import filled, opened, sealed
from recruitment.cohorts.decider import terms
from recruitment.ids import CohortId, PersonId
from recruitment.imports.lists import (
    EMAIL,
    NAME,
    REPEATED,
    FormsRow,
    RefusedRow,
    forms_row,
    ignored,
    refused_row,
    wrong_columns,
)
from recruitment.imports.spreadsheets import Sheet
from recruitment.staff.use_cases import recognise
from recruitment.staff.use_cases.recognise import Chance

BATCH: Final = 100
NOT_SEALED: Final = Sealed(UUID(int=0), "", "", "")
"""Stands for the code where it is only asked what would happen."""
Item = TypeVar("Item")


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
class Import:
    """`origin` is who imports, and when; `channel` is the cohort's that the form was advertised through."""

    context: TenantContext
    origin: Origin
    chance: Chance
    cohort: UUID
    channel: str
    dry_run: bool

    def run(self, sheet: Sheet) -> Imported | Refusal:
        """Raises NotReadable."""
        with self.context.database.transaction() as db:
            state = opened(db, self.cohort)
        if isinstance(state, Refusal):
            return state
        columns = sheet.columns()
        if refusal := wrong_columns(columns, {EMAIL, NAME}):
            return refusal
        questions = state.settings.profile_questions
        told = Imported(self.dry_run, ignored_columns=ignored(columns, questions))
        read = (forms_row(row.number, row.cells, questions) for row in sheet.rows())
        for batch in batches(self._good(read, told), BATCH):
            self._take(batch, told)
        told.refused.sort(key=lambda row: row.row)
        return told

    def _good(self, read: Iterable[FormsRow | RefusedRow], told: Imported) -> Iterator[FormsRow]:
        """Refuses rows on the way; of each row before, a digest is remembered and nothing else."""
        seen: set[bytes] = set()
        for row in read:
            told.rows += 1
            if isinstance(row, RefusedRow):
                told.refused.append(row)
                continue
            digest = recognise.digest_of(self.context, row.address)
            if digest in seen:
                told.refused.append(refused_row(row.number, REPEATED))
                continue
            seen.add(digest)
            yield row

    def _take(self, batch: list[FormsRow], told: Imported) -> None:
        known = recognise.known(self.context, [row.address for row in batch])
        with self.context.database.transaction() as db:
            asked = [(row, self._would(db, known.get(row.address))) for row in batch]
        fresh = [row for row, refusal in asked if not self._refused(row, refusal, told)]
        people = {} if self.dry_run else recognise.known_or_new(self.context, [row.address for row in fresh], self.chance)
        for row in fresh:
            outcome = None if self.dry_run else self._invite(row, people[row.address])
            told.invited += not self._refused(row, outcome, told)

    def _refused(self, row: FormsRow, outcome: Handled | Refusal | None, told: Imported) -> bool:
        if outcome == INVITED_ALREADY:
            told.known += 1
        elif isinstance(outcome, Refusal):
            told.refused.append(refused_row(row.number, outcome))
        return isinstance(outcome, Refusal)

    def _would(self, db: Db, person: UUID | None) -> Refusal | None:
        nobody = UUID(int=0)
        command = self._command(db, person or nobody, Form(channel=self.channel), NOT_SEALED)
        if isinstance(command, Refusal):
            return command
        return refusal_of(db, APPLICATIONS, application_id(self.cohort, person) if person else nobody, command)

    def _command(self, db: Db, person: UUID, form: Form, code: Sealed) -> Invite | Refusal:
        """On the terms of this moment: recruiting may have closed since the file was begun."""
        state = opened(db, self.cohort)
        if isinstance(state, Refusal):
            return state
        return Invite(CohortId(self.cohort), PersonId(person), form, code, terms(state), self.origin.at.date())

    def _invite(self, row: FormsRow, person: UUID) -> Handled | Refusal:
        application = application_id(self.cohort, person)
        stream = Stream(APPLICATIONS.kind, application)
        texts = sealed(self.context.vault, stream, person, row.texts)
        code = sealed(self.context.vault, stream, person, {"code": self.chance.code()}, own=True)
        contact = recognise.seal_contact(self.context, person, row.name, row.address)
        if isinstance(texts, Refusal) or isinstance(code, Refusal) or isinstance(contact, Refusal):
            return next(value for value in (texts, code, contact) if isinstance(value, Refusal))
        form, its_code, handle = filled(Form(channel=self.channel), texts), code["code"], self.context.handler.handle_in

        def record(db: Db) -> Handled | Refusal:
            command = self._command(db, person, form, its_code)
            done = command if isinstance(command, Refusal) else handle(db, APPLICATIONS, application, command, self.origin)
            return done if isinstance(done, Refusal) else handle(db, STAFF, person, contact, self.origin)

        return self.context.database.retrying(record)


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
