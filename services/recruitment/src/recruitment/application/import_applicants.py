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
from plp_kit.core.handling import Handled, load
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from recruitment.adapters.spreadsheets import Sheet
from recruitment.application import recognising
from recruitment.application.aggregates import APPLICATIONS, STAFF
from recruitment.application.apply import filled, opened, sealed
from recruitment.application.identities import application_id
from recruitment.application.recognising import Chance
from recruitment.domain.application_commands import Invite
from recruitment.domain.applications import INVITED_ALREADY, decide
from recruitment.domain.cohorts import Closed, Recruiting, terms
from recruitment.domain.forms import Form
from recruitment.domain.identities import CohortId, PersonId
from recruitment.domain.lists import EMAIL, NAME, REPEATED, FormsRow, RefusedRow, forms_row, ignored, refused_row, wrong_columns

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
            self._take(batch, state, told)
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
            digest = recognising.digest_of(self.context, row.address)
            if digest in seen:
                told.refused.append(refused_row(row.number, REPEATED))
                continue
            seen.add(digest)
            yield row

    def _take(self, batch: list[FormsRow], state: Recruiting | Closed, told: Imported) -> None:
        known = recognising.known(self.context, [row.address for row in batch])
        with self.context.database.transaction() as db:
            asked = [(row, self._would(db, known.get(row.address), state)) for row in batch]
        fresh = []
        for row, refusal in asked:
            if refusal is INVITED_ALREADY:
                told.known += 1
            elif refusal is not None:
                told.refused.append(refused_row(row.number, refusal))
            else:
                fresh.append(row)
        people = {} if self.dry_run else recognising.known_or_new(self.context, [row.address for row in fresh], self.chance)
        for row in fresh:
            refusal = None if self.dry_run else self._invite(row, people[row.address], state)
            told.invited += refusal is None
            if refusal is not None:
                told.refused.append(refused_row(row.number, refusal))

    def _would(self, db: Db, person: UUID | None, state: Recruiting | Closed) -> Refusal | None:
        identifier = application_id(self.cohort, person) if person else UUID(int=0)
        now = load(db, APPLICATIONS, identifier).state
        decision = decide(now, self._command(person or UUID(int=0), Form(channel=self.channel), NOT_SEALED, state))
        return decision if isinstance(decision, Refusal) else None

    def _command(self, person: UUID, form: Form, code: Sealed, state: Recruiting | Closed) -> Invite:
        return Invite(CohortId(self.cohort), PersonId(person), form, code, terms(state))

    def _invite(self, row: FormsRow, person: UUID, state: Recruiting | Closed) -> Refusal | None:
        application = application_id(self.cohort, person)
        stream = Stream(APPLICATIONS.kind, application)
        texts = sealed(self.context.vault, stream, person, row.texts)
        code = sealed(self.context.vault, stream, person, {"code": self.chance.code()}, own=True)
        contact = recognising.seal_contact(self.context, person, row.name, row.address)
        if isinstance(texts, Refusal) or isinstance(code, Refusal) or isinstance(contact, Refusal):
            return next(value for value in (texts, code, contact) if isinstance(value, Refusal))
        command = self._command(person, filled(Form(channel=self.channel), texts), code["code"], state)

        def record(db: Db) -> Handled | Refusal:
            done = self.context.handler.handle_in(db, APPLICATIONS, application, command, self.origin)
            return done if isinstance(done, Refusal) else self.context.handler.handle_in(db, STAFF, person, contact, self.origin)

        outcome = self.context.database.retrying(record)
        return outcome if isinstance(outcome, Refusal) else None


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
