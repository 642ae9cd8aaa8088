"""A file: kept, told which column is what, imported once as its dry run says, and forgotten."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import KeyId
from plp_testkit.story import Story
from recruitment.ids import CohortId
from recruitment.imports import columns
from recruitment.imports import decider as files
from recruitment.imports.columns import ListKind, Reading
from recruitment.imports.decider import Command, Content, Counts, Event, ImportFile, MapColumns, MappedColumn

FILE, OUTCOME = Content(KeyId(UUID(int=1))), Content(KeyId(UUID(int=2)))
KEPT = files.FileKept(ListKind.APPLICANTS, CohortId(UUID(int=3)), "Network", FILE, datetime(2021, 1, 5, tzinfo=UTC))
OF_STAFF = replace(KEPT, kind=ListKind.STAFF_LIST, cohort=None, channel=None)
MAPPED = (MappedColumn(2, Reading.EMAIL), MappedColumn(0, Reading.NAME))
HEADINGS = ("Full name", "Email", "Trust email", "Pay band")
MAP = MapColumns(MAPPED, HEADINGS)
IMPORT = ImportFile("seen", "seen", Counts(rows=3, refused=1, invited=2), OUTCOME)
IMPORTED = files.FileImported(IMPORT.counts, OUTCOME)

nothing: Story[Command, Event] = Story(files.import_files)
kept = nothing.given(KEPT)
imported = kept.given(IMPORTED)
forgotten = imported.given(files.FileForgotten())


def test_a_file_is_kept_once() -> None:
    keep = files.KeepFile(KEPT.kind, KEPT.cohort, KEPT.channel, FILE, KEPT.forget_at)
    nothing.when(keep).then(KEPT)
    kept.when(keep).refused(files.FILE_KEPT_ALREADY)


def test_an_import_names_the_dry_run_that_it_confirms() -> None:
    kept.when(IMPORT).then(IMPORTED)
    kept.when(replace(IMPORT, dry_run="another")).refused(files.DRY_RUN_OUTDATED)


def test_a_file_is_imported_once() -> None:
    for command in (IMPORT, MAP):
        imported.when(command).refused(files.IMPORTED_ALREADY)
        forgotten.when(command).refused(files.FILE_GONE)
        nothing.when(command).refused(files.NO_SUCH_FILE)


def test_its_day_ends_whether_or_not_it_was_imported() -> None:
    for story in (kept, imported):
        story.when(files.ForgetFile()).then(files.FileForgotten())
    forgotten.when(files.ForgetFile()).refused(files.FILE_GONE)


def test_the_file_opens_no_more_once_it_is_imported_and_nothing_once_its_day_is_over() -> None:
    assert list(files.spends([KEPT], IMPORTED)) == [FILE.key]
    assert list(files.spends([KEPT, IMPORTED], files.FileForgotten())) == [FILE.key, OUTCOME.key]


def test_columns_are_told_anew_until_it_is_imported() -> None:
    kept.when(MAP).then(files.ColumnsMapped(MAPPED))
    kept.given(files.ColumnsMapped(MAPPED[:1])).when(MAP).then(files.ColumnsMapped(MAPPED))


UNMAPPABLE = {
    "an unknown column": ((MAPPED[0], MappedColumn(4, Reading.NAME)), columns.COLUMN_UNKNOWN),
    "one column twice": ((MAPPED[0], MappedColumn(2, Reading.NAME)), columns.COLUMN_MAPPED_TWICE),
    "one thing twice": ((*MAPPED, MappedColumn(1, Reading.EMAIL)), columns.COLUMN_MAPPED_TWICE),
    "what the list has not": ((*MAPPED, MappedColumn(1, Reading.MANAGER)), columns.FIELD_UNKNOWN),
    "what is never kept": ((*MAPPED, MappedColumn(3, Reading.ANSWER_1)), columns.COLUMN_NEVER_KEPT),
}


@pytest.mark.parametrize(("mapped", "refusal"), UNMAPPABLE.values(), ids=UNMAPPABLE)
def test_nothing_is_read_from(mapped: tuple[MappedColumn, ...], refusal: Refusal) -> None:
    kept.when(MapColumns(mapped, HEADINGS)).refused(refusal)


def test_what_is_needed_must_be_read() -> None:
    refusal = files.unmappable(ListKind.APPLICANTS, MAPPED[:1], HEADINGS)
    assert refusal is not None
    assert refusal.message == "Say which column is name. There are: Full name, Email, Trust email, Pay band."
    nothing.given(OF_STAFF).when(MAP).refused(columns.FIELD_UNKNOWN)
