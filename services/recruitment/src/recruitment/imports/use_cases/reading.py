"""Reading a file in a process of its own, which may end as it likes: no more than 20 seconds, and with limited memory."""

import subprocess
import sys
from dataclasses import dataclass, field
from typing import Final

import msgspec

from plp_kit.core.deciding import Refusal
from recruitment.imports.reading.tables import MOST_COLUMNS, MOST_ROWS, Unread

SECONDS: Final = 20
PROGRAM: Final = (sys.executable, "-I", "-m", "recruitment.imports.reading")
XLSX: Final = b"PK"
SEPARATING: Final = frozenset(b",;\t|")

FILE_UNREADABLE = Refusal(
    "file_unreadable",
    "This file cannot be read. Open it in Excel, save it as an Excel workbook (.xlsx) or as CSV, and send the new file.",
)
FILE_TOO_LARGE = Refusal(
    "file_too_large",
    f"This file is too large. A list has at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns. "
    "Remove the rows and columns that you do not need, and send it again.",
)
FILE_OLD_OR_LOCKED = Refusal(
    "file_old_or_locked",
    "This file has a password, or an old version of Excel wrote it. Save it as an Excel workbook (.xlsx) without a password.",
)
HEADINGS_MISSING = Refusal(
    "headings_missing",
    "The file has no row with the titles of its columns. Put a title above each column, in the first row, and send it again.",
)
REFUSALS: Final = {
    Unread.UNREADABLE: FILE_UNREADABLE,
    Unread.TOO_LARGE: FILE_TOO_LARGE,
    Unread.OLD_OR_LOCKED: FILE_OLD_OR_LOCKED,
    Unread.NO_HEADINGS: HEADINGS_MISSING,
}


class Answer(msgspec.Struct):
    """Of that process: a table, or why there is none."""

    table: msgspec.Raw = msgspec.Raw()
    unread: Unread | None = None


class Headed(msgspec.Struct):
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """`table` is the Table as JSON: it is sealed as it came, so that no request holds all its cells."""

    headings: tuple[str, ...]
    table: str = field(repr=False)


def read(data: bytes, seconds: float = SECONDS) -> ReadFile | Refusal:
    """It gets neither the settings nor the secrets of this process. For what cannot be a list none is started."""
    if not data.startswith(XLSX) and SEPARATING.isdisjoint(data):
        return HEADINGS_MISSING
    try:
        ran = subprocess.run(  # noqa: S603 - our own program
            PROGRAM, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, env={}, check=True
        )
        answer = msgspec.json.decode(ran.stdout, type=Answer)
        if answer.unread is not None:
            return REFUSALS[answer.unread]
        return ReadFile(msgspec.json.decode(answer.table, type=Headed).headings, bytes(answer.table).decode())
    except (subprocess.SubprocessError, msgspec.MsgspecError):
        return FILE_UNREADABLE
