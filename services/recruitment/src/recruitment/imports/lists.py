"""Lists of people from elsewhere: Microsoft Forms exports and staff lists, and the rules by which a row is refused."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from recruitment.trusts.never_kept import is_never_kept

ADDRESS: Final = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
LONGEST_ADDRESS: Final = 200
LONGEST_TEXT: Final = 4000
ANONYMOUS: Final = "anonymous"
EMAIL, NAME, MANAGER, TEAM = "email", "name", "manager email", "team"
OF_FORMS: Final = frozenset({"id", "start time", "completion time", EMAIL, NAME, "last modified time"})

# Rules of rows

ADDRESS_MISSING = Refusal("address_missing", "There is no e-mail address by which to know the person.")
FORM_ANONYMOUS = Refusal("form_anonymous", "The form was answered anonymously, so nobody can be invited.")
ADDRESS_MALFORMED = Refusal("address_malformed", "This is not an e-mail address.")
NAME_MISSING = Refusal("name_missing", "There is no name.")
TEXT_TOO_LONG = Refusal("text_too_long", f"A text is longer than {LONGEST_TEXT} characters.")
TEXT_UNFIT = Refusal("text_unfit", "A text holds characters that cannot be kept.")
REPEATED = Refusal("repeated", "The same person is in an earlier row of this file.")

# Rules of files

COLUMN_MISSING = Refusal("column_missing", "The file lacks a column that is needed: Email, and Name or Manager email.")
COLUMN_REPEATED = Refusal("column_repeated", "Two columns of the file have the same name.")
COLUMN_NEVER_KEPT = Refusal(
    "column_never_kept", "The file has a column for ethnicity, pay band or a WRES value. Remove it and send the file again."
)


@shown
@dataclass(frozen=True, slots=True)
class RefusedRow:
    """Why a row is refused; `column` as the file calls it, and never the value."""

    row: int
    column: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class FormsRow:
    """What a row of a Microsoft Forms export says: `answers` are to the cohort's own questions, in their order."""

    number: int
    address: str = field(repr=False)
    name: str = field(repr=False)
    answers: tuple[str | None, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class StaffListRow:
    number: int
    address: str = field(repr=False)
    manager: str | None = field(repr=False)
    team: str | None


def known_as(column: str) -> str:
    return re.sub(r"[\s_]+", " ", column.replace("\xa0", " ")).strip().casefold()


def wrong_columns(columns: Sequence[str], needed: Iterable[str]) -> Refusal | None:
    """A file with a column that is never kept is refused whole, whatever else it has."""
    named = [known_as(column) for column in columns if column]
    if any(map(is_never_kept, columns)):
        return COLUMN_NEVER_KEPT
    if len(set(named)) < len(named):
        return COLUMN_REPEATED
    return None if set(needed) <= set(named) else COLUMN_MISSING


def ignored(columns: Sequence[str], questions: Sequence[str]) -> list[str]:
    """Columns of a Forms export of which nothing is kept."""
    read = OF_FORMS | {known_as(question) for question in questions}
    return [column for column in columns if column and known_as(column) not in read]


def forms_row(number: int, cells: Mapping[str, str], questions: Sequence[str]) -> FormsRow | RefusedRow:
    by_column = {known_as(column): text for column, text in cells.items()}
    columns = [known_as(question) for question in questions]
    kept = {column: text for column, text in cells.items() if known_as(column) in columns}
    refused = _wrong_address(number, by_column) or _wrong_texts(number, kept)
    if refused is None and not by_column.get(NAME):
        refused = _refused(number, "Name", NAME_MISSING)
    return refused or FormsRow(number, by_column[EMAIL], by_column[NAME], tuple(by_column.get(each) or None for each in columns))


def staff_list_row(number: int, cells: Mapping[str, str]) -> StaffListRow | RefusedRow:
    by_column = {known_as(column): text for column, text in cells.items()}
    refused = _wrong_address(number, by_column)
    manager = by_column.get(MANAGER)
    if refused is None and manager and not _is_address(manager):
        refused = _refused(number, "Manager email", ADDRESS_MALFORMED)
    return refused or StaffListRow(number, by_column[EMAIL], manager, (by_column.get(TEAM) or "")[:LONGEST_ADDRESS] or None)


def refused_row(number: int, rule: Refusal) -> RefusedRow:
    """For a rule about the person of the row."""
    return _refused(number, "Email", rule)


def _wrong_address(number: int, by_column: Mapping[str, str]) -> RefusedRow | None:
    address = by_column.get(EMAIL, "")
    if not address:
        return _refused(number, "Email", ADDRESS_MISSING)
    if address.casefold() == ANONYMOUS:
        return _refused(number, "Email", FORM_ANONYMOUS)
    return None if _is_address(address) else _refused(number, "Email", ADDRESS_MALFORMED)


def _is_address(text: str) -> bool:
    return len(text) <= LONGEST_ADDRESS and ADDRESS.fullmatch(text) is not None


def _wrong_texts(number: int, kept: Mapping[str, str]) -> RefusedRow | None:
    for column, text in kept.items():
        if len(text) > LONGEST_TEXT:
            return _refused(number, column, TEXT_TOO_LONG)
        if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
            return _refused(number, column, TEXT_UNFIT)
    return None


def _refused(number: int, column: str, rule: Refusal) -> RefusedRow:
    return RefusedRow(number, column, rule.code, rule.message)
