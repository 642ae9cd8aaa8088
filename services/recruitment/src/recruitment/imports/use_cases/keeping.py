"""Keeping a file for a day, sealed; saying which of its columns is what; forgetting it. What cannot be read is not kept."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.ids import CohortId
from recruitment.imports.columns import ListKind, never_kept
from recruitment.imports.decider import Content, ForgetFile, KeepFile, MapColumns, MappedColumn, import_files
from recruitment.imports.table import contents
from recruitment.imports.use_cases import inviting, opening, reading
from recruitment.imports.use_cases.inviting import To
from recruitment.people.use_cases import sealing

KEPT_FOR: Final = timedelta(hours=24)
LABEL: Final = "file"


@dataclass(frozen=True, slots=True)
class SealedFile:
    """`to` is where the people of the list are invited to; None for a staff list."""

    to: To | None
    sealed: Sealed


def prepare(context: Preparing, file: UUID, to: To | None, data: bytes) -> SealedFile | Refusal:
    """What is kept is what was read, so that the file itself is opened once and never again."""
    refused = inviting.refusal_to_all(context, to) if to else None
    if refused is not None:
        return refused
    read = reading.read(data)
    if isinstance(read, Refusal):
        return read
    if refused := never_kept(read.headings):
        return refused
    values = sealing.seal(context, import_files, file, file, {LABEL: read.table})
    return values if isinstance(values, Refusal) else SealedFile(to, values[LABEL])


def record(write: Write, file: UUID, kept: SealedFile) -> Handled | Refusal:
    contents.put(write.db, kept.sealed)
    kept_as = Content(kept.sealed.key), write.origin.at + KEPT_FOR
    if kept.to is None:
        return write.handle(import_files, file, KeepFile(ListKind.STAFF_LIST, None, None, *kept_as))
    cohort, channel = CohortId(kept.to.cohort), kept.to.channel
    return write.handle(import_files, file, KeepFile(ListKind.APPLICANTS, cohort, channel, *kept_as))


def columns(context: TenantContext, file: UUID, mapped: tuple[MappedColumn, ...]) -> MapColumns | Refusal:
    opened = opening.opened(context, file)
    return opened if isinstance(opened, Refusal) else MapColumns(mapped, opened.table.headings)


def forget(write: Write, file: UUID) -> Handled | Refusal:
    contents.remove_of(write.db, opening.stream(write.context, file))
    return write.handle(import_files, file, ForgetFile())
