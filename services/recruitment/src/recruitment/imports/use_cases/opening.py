"""A kept file, opened: its table, and which of its columns is what."""

from dataclasses import dataclass, field
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.service import TenantContext
from recruitment.cohorts import use_cases as cohorts
from recruitment.imports.columns import Columns, by_headings
from recruitment.imports.decider import FILE_GONE, IMPORTED_ALREADY, NO_SUCH_FILE, Imported, Kept, State, Unkept, import_files
from recruitment.imports.reading.tables import Table
from recruitment.imports.table import contents
from recruitment.people.use_cases import sealing


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """`columns` are as a facilitator said, or as its headings say. `questions` are those of the cohort, if it is for one."""

    kept: Kept
    version: int
    table: Table = field(repr=False)
    columns: Columns
    questions: tuple[str, ...]


def opened(context: TenantContext, file: UUID) -> OpenedFile | Refusal:
    """For a look, or for an import; refuses a file that was imported."""
    with context.database.transaction() as db:
        loaded = context.handler.load(db, import_files, file)
        kept = _kept(loaded.state)
        if isinstance(kept, Refusal):
            return kept
        sealed = contents.of(db, kept.content.key)
        cohort = None if kept.cohort is None else cohorts.opened_in(context, db, kept.cohort)
    if isinstance(cohort, Refusal):
        return cohort
    (text,) = context.open([sealed]) if sealed else [None]
    if text is None:
        return FILE_GONE
    table = sealing.value_of(text, Table)
    questions = () if cohort is None else cohort.settings.profile_questions
    columns = by_headings(kept.kind, table.headings, questions) if kept.places is None else Columns(kept.places)
    return OpenedFile(kept, loaded.version, table, columns, tuple(questions))


def stream(context: TenantContext, file: UUID) -> Stream:
    """To which everything is bound that is sealed of the file."""
    return Stream(context.handler.slices.of(import_files).kind, file)


def _kept(state: State) -> Kept | Refusal:
    match state:
        case Kept():
            return state
        case Imported():
            return IMPORTED_ALREADY
        case Unkept():
            return NO_SUCH_FILE
        case _:
            return FILE_GONE
