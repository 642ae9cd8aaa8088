"""A file as its facilitators see it: which column is what, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.imports.columns import NEEDED, ListKind, Reading, titles
from recruitment.imports.decider import FILE_GONE, NO_SUCH_FILE, Imported, Kept, Unkept, import_files
from recruitment.imports.headings import named
from recruitment.imports.outcomes import Outcome
from recruitment.imports.table import contents
from recruitment.imports.use_cases import opening
from recruitment.imports.use_cases.opening import OpenedFile
from recruitment.people.use_cases import sealing


@shown
@dataclass(frozen=True, slots=True)
class ShownColumn:
    """`place` counts from 0; `column` is its heading, or its letters where it has none. `read_as` is null if it is not used."""

    place: int
    column: str
    read_as: Reading | None


@shown
@dataclass(frozen=True, slots=True)
class ShownReading:
    """What a column of such a list can be read as. `title` is that by which it is known: of an answer, the cohort's question."""

    read_as: Reading
    title: str
    needed: bool


@shown
@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file that is kept until then. `missing` and `repeated` are titles that are needed and that it has not, or not once.

    `readings` are all that its columns can be read as. `outcome` is there once it is imported; then columns are shown no more.
    """

    import_file: UUID
    kind: ListKind
    cohort: UUID | None
    channel: str | None
    kept_until: datetime
    version: int
    source: str
    rows: int
    headings_in_row: int | None = None
    columns: tuple[ShownColumn, ...] = ()
    missing: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    readings: tuple[ShownReading, ...] = ()
    outcome: Outcome | None = None


def show(context: TenantContext, file: UUID) -> ShownFile | Refusal:
    with context.database.transaction() as db:
        loaded = context.handler.load(db, import_files, file)
    match loaded.state:
        case Unkept():
            return NO_SUCH_FILE
        case Imported():
            return _imported(context, file, loaded.state, loaded.version)
        case Kept():
            opened = opening.opened(context, file)
            return opened if isinstance(opened, Refusal) else _kept(file, opened)
        case _:
            return FILE_GONE


def _kept(file: UUID, opened: OpenedFile) -> ShownFile:
    table, read = opened.table, opened.columns
    read_as = {place: reading for reading, place in read.places.items()}
    return ShownFile(
        *_of(file, opened.kept, opened.version),
        source=table.source,
        rows=len(table.rows),
        headings_in_row=table.headings_in_row,
        columns=tuple(ShownColumn(place, named(title, place), read_as.get(place)) for place, title in enumerate(table.headings)),
        missing=read.missing,
        repeated=read.repeated,
        readings=tuple(_readings(opened)),
    )


def _readings(opened: OpenedFile) -> Iterator[ShownReading]:
    kind = opened.kept.kind
    for reading, (title, *_) in titles(kind, opened.questions).items():
        yield ShownReading(reading, title, reading in NEEDED[kind])


def _imported(context: TenantContext, file: UUID, imported: Imported, version: int) -> ShownFile | Refusal:
    """With the counts of the import, which may know more people than its dry run did."""
    with context.database.transaction() as db:
        sealed = contents.of(db, imported.outcome.key)
    (text,) = context.open([sealed]) if sealed else [None]
    if text is None:
        return FILE_GONE
    foreseen, done = sealing.value_of(text, Outcome), imported.counts
    outcome = replace(foreseen, invited=done.invited, known=done.known, recorded=done.recorded, unchanged=done.unchanged)
    return ShownFile(*_of(file, imported.kept, version), source=outcome.source, rows=outcome.rows, outcome=outcome)


def _of(file: UUID, kept: Kept, version: int) -> tuple[UUID, ListKind, UUID | None, str | None, datetime, int]:
    return file, kept.kind, kept.cohort, kept.channel, kept.forget_at, version
