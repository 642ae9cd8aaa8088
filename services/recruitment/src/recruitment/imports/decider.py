"""A file with a list of people: kept for a day under a key of its own, told which column is what, imported once, and gone.

What it says is in no event: the file is sealed beside the log, and so is what became of each row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.sealed import KeyId
from plp_kit.core.stored import stored
from recruitment.ids import CohortId
from recruitment.imports.columns import (
    COLUMN_MAPPED_TWICE,
    COLUMN_UNKNOWN,
    FIELD_UNKNOWN,
    NEEDED,
    POSSIBLE,
    ListKind,
    Places,
    Reading,
    never_kept,
)
from recruitment.imports.headings import named


@dataclass(frozen=True, slots=True)
class Content:
    """What is sealed beside the log, under this key."""

    key: KeyId


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """`place` is that of the column, from 0."""

    place: int
    read_as: Reading


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows or people came to what. Of applicants some are `invited` or `known`, of a staff list the others."""

    rows: int
    refused: int
    replaced: int = 0
    invited: int = 0
    known: int = 0
    recorded: int = 0
    unchanged: int = 0
    passed_over: int = 0


# Commands


@dataclass(frozen=True, slots=True)
class KeepFile:
    """`cohort` and `channel` are those of a list of applicants."""

    kind: ListKind
    cohort: CohortId | None
    channel: str | None
    content: Content
    forget_at: datetime


@dataclass(frozen=True, slots=True)
class MapColumns:
    """All columns that are read. `headings` are the file's, with '' for columns without one."""

    columns: tuple[MappedColumn, ...]
    headings: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ImportFile:
    """`confirms` is the dry run that was looked at, `dry_run` the one of this moment; `outcome` is what it says, sealed."""

    confirms: str
    dry_run: str
    counts: Counts
    outcome: Content


@dataclass(frozen=True, slots=True)
class ForgetFile:
    """Its day is over."""


Command: TypeAlias = KeepFile | MapColumns | ImportFile | ForgetFile


# Events


@stored("recruitment.file_kept.v1")
@dataclass(frozen=True, slots=True)
class FileKept:
    """A facilitator sent a list. At `forget_at` its key is destroyed, whether or not it was imported."""

    kind: ListKind
    cohort: CohortId | None
    channel: str | None
    content: Content
    forget_at: datetime


@stored("recruitment.columns_mapped.v1")
@dataclass(frozen=True, slots=True)
class ColumnsMapped:
    """Which column is what, as a facilitator says. It replaces what was said before, and what headings say."""

    columns: Annotated[tuple[MappedColumn, ...], AtMost(len(Reading))]


@stored("recruitment.file_imported.v1")
@dataclass(frozen=True, slots=True)
class FileImported:
    """What came of it. The file itself opens no more; what became of each row does until the day is over."""

    counts: Counts
    outcome: Content


@stored("recruitment.file_forgotten.v1")
@dataclass(frozen=True, slots=True)
class FileForgotten:
    """Nothing of it opens any more."""


Event: TypeAlias = FileKept | ColumnsMapped | FileImported | FileForgotten


# State


@dataclass(frozen=True, slots=True)
class Unkept:
    pass


@dataclass(frozen=True, slots=True)
class Kept:
    """`columns` is None until somebody says which column is what: then headings say so."""

    kind: ListKind
    cohort: CohortId | None
    channel: str | None
    content: Content
    forget_at: datetime
    columns: tuple[MappedColumn, ...] | None = None

    @property
    def places(self) -> Places | None:
        return None if self.columns is None else {each.read_as: each.place for each in self.columns}


@dataclass(frozen=True, slots=True)
class Imported:
    kept: Kept
    counts: Counts
    outcome: Content


@dataclass(frozen=True, slots=True)
class Forgotten:
    pass


State: TypeAlias = Unkept | Kept | Imported | Forgotten


# Refusals

NO_SUCH_FILE = Refusal("no_such_import_file", "There is no such file.", Kind.MISSING)
FILE_KEPT_ALREADY = Refusal("file_kept_already", "This file is kept already.")
FILE_GONE = Refusal("import_file_gone", "A file is kept for a day only. Send it again.", Kind.MISSING)
IMPORTED_ALREADY = Refusal("imported_already", "This file has been imported. Send it again to import it once more.")
DRY_RUN_OUTDATED = Refusal(
    "dry_run_outdated", "This list was changed after you opened the page. Look at what an import would do now."
)


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unkept(), KeepFile(kind, cohort, channel, content, forget_at):
            return [FileKept(kind, cohort, channel, content, forget_at)]
        case Unkept(), _:
            return NO_SUCH_FILE
        case _, KeepFile():
            return FILE_KEPT_ALREADY
        case Forgotten(), _:
            return FILE_GONE
        case Kept() | Imported(), ForgetFile():
            return [FileForgotten()]
        case Imported(), _:
            return IMPORTED_ALREADY
        case Kept(), MapColumns() | ImportFile():
            return _of_kept(state, command)


def _of_kept(state: Kept, command: MapColumns | ImportFile) -> Decision[Event]:
    match command:
        case MapColumns(columns, headings):
            return unmappable(state.kind, columns, headings) or [ColumnsMapped(columns)]
        case ImportFile(confirms, dry_run, counts, outcome):
            return [FileImported(counts, outcome)] if confirms == dry_run else DRY_RUN_OUTDATED


def unmappable(kind: ListKind, columns: Sequence[MappedColumn], headings: Sequence[str]) -> Refusal | None:
    """Why columns cannot be read like this, or None."""
    read = [each.read_as for each in columns]
    places = {each.place for each in columns}
    if not POSSIBLE[kind].issuperset(read):
        return FIELD_UNKNOWN
    if len(set(read)) < len(read) or len(places) < len(columns):
        return COLUMN_MAPPED_TWICE
    if any(place >= len(headings) for place in places):
        return COLUMN_UNKNOWN
    if refused := never_kept(headings[place] for place in places):
        return refused
    missing = [each for each in NEEDED[kind] if each not in read]
    return _lacking(missing, headings) if missing else None


def _lacking(missing: Iterable[Reading], headings: Sequence[str]) -> Refusal:
    there = ", ".join(named(title, place) for place, title in enumerate(headings))
    return Refusal("column_missing", f"Say which column is {', '.join(missing)}. There are: {there}.")


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, FileKept(kind, cohort, channel, content, forget_at):
            return Kept(kind, cohort, channel, content, forget_at)
        case Kept(), ColumnsMapped(columns):
            return replace(state, columns=columns)
        case Kept(), FileImported(counts, outcome):
            return Imported(state, counts, outcome)
        case _, FileForgotten():
            return Forgotten()
        case _:
            return state


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """The file's key once it is imported; everything once its day is over."""
    match event:
        case FileImported():
            return [each.content.key for each in earlier if isinstance(each, FileKept)]
        case FileForgotten():
            contents = [
                each.content if isinstance(each, FileKept) else each.outcome
                for each in earlier
                if isinstance(each, FileKept | FileImported)
            ]
            return [content.key for content in contents]
        case _:
            return ()


import_files: Final[Decider[Command, State, Event]] = Decider(Unkept(), decide, evolve)
