"""Where something is in a scenario's files, and what is wrong there."""

from dataclasses import dataclass
from typing import NewType

TrustCode = NewType("TrustCode", str)
Key = NewType("Key", str)
Email = NewType("Email", str)


@dataclass(frozen=True, slots=True)
class Place:
    """`row` counts as a spreadsheet does: the header is row 1. None means the file as a whole."""

    file: str
    row: int | None = None

    def __str__(self) -> str:
        return self.file if self.row is None else f"{self.file}, row {self.row}"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a scenario cannot be played: the rule that `field` of a row does not keep, or the whole row or file (None)."""

    place: Place
    field: str | None
    rule: str

    def __str__(self) -> str:
        where = str(self.place) if self.field is None else f"{self.place}, {self.field}"
        return f"{where}: {self.rule}"
