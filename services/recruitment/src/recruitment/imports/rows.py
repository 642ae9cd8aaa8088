"""Rows of lists, and the rules by which a row is refused. A refused row refuses itself alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.core.texts import unfit
from recruitment.imports import addresses, texts
from recruitment.imports.columns import ANSWERS, Places, Reading
from recruitment.imports.headings import named
from recruitment.imports.reading.tables import Row, Table

ANONYMOUS: Final = "anonymous"

ADDRESS_MISSING = Refusal(
    "address_missing", "The row has no email address. Add it, or leave the row out if it is a total or a note."
)
FORM_ANONYMOUS = Refusal(
    "form_anonymous",
    "The form was answered anonymously, so this column has no address. If another column has it, say that that one is Email.",
)
ADDRESS_MALFORMED = Refusal("address_malformed", "This is not one email address. Correct it, with one address in the cell.")
ADDRESS_OF_GUEST = Refusal(
    "address_of_guest",
    "Microsoft signs a guest in with this, and no email can be sent to it. Enter the person's own email address.",
)
NAME_MISSING = Refusal("name_missing", "The row has no name. Add it.")
TEXT_TOO_LONG = Refusal(
    "text_too_long", f"A name has at most {texts.LONGEST_NAME} characters, an answer {texts.LONGEST_TEXT:,}. Shorten it."
)
TEXT_UNFIT = Refusal("text_unfit", "The text has characters that cannot be shown. Type it anew in the cell.")
OWN_MANAGER = Refusal("own_manager", "The list names this person as their own manager. Correct the manager's address.")


@shown
@dataclass(frozen=True, slots=True)
class RefusedRow:
    """Why a row is refused; `column` as the file calls it, and never the value."""

    row: int
    column: str
    rule: str
    message: str


@shown
@dataclass(frozen=True, slots=True)
class ReplacedRow:
    """The same person answered again: row `by` counts, and this one does not."""

    row: int
    by: int


@dataclass(frozen=True, slots=True)
class Applicant:
    """What a row of a Microsoft Forms export says."""

    number: int
    address: str = field(repr=False)
    name: str = field(repr=False)
    answers: tuple[str | None, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Post:
    """What a row of a staff list says. Somebody with several posts has several rows."""

    number: int
    address: str = field(repr=False)
    manager: str | None = field(repr=False)
    team: str | None = field(repr=False)


Good = TypeVar("Good", Applicant, Post)


@dataclass(frozen=True, slots=True)
class Sorted(Generic[Good]):
    """All rows of a list. Those that are `good` are of different people where each person has one row."""

    good: tuple[Good, ...]
    refused: tuple[RefusedRow, ...]
    replaced: tuple[ReplacedRow, ...] = ()

    @property
    def count(self) -> int:
        return len(self.good) + len(self.refused) + len(self.replaced)


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row by what they are read as."""

    row: Row
    places: Places
    headings: Sequence[str]

    def text(self, reading: Reading) -> str:
        place = self.places.get(reading)
        return "" if place is None or place >= len(self.row.cells) else self.row.cells[place]

    def refused(self, reading: Reading, rule: Refusal) -> RefusedRow:
        place = self.places[reading]
        return RefusedRow(self.row.number, named(self.headings[place], place), rule.code, rule.message)


def applicants(table: Table, places: Places) -> Sorted[Applicant]:
    """Of several good rows of one person the last counts: forms put the latest answers last."""
    found = _sorted(table, places, _applicant)
    last = {row.address.casefold(): row for row in found.good}
    replaced = [ReplacedRow(row.number, last[row.address.casefold()].number) for row in found.good]
    good = tuple(sorted(last.values(), key=lambda row: row.number))
    return Sorted(good, found.refused, tuple(each for each in replaced if each.row != each.by))


def posts(table: Table, places: Places) -> Sorted[Post]:
    return _sorted(table, places, _post)


def _sorted(table: Table, places: Places, read: Callable[[Cells], Good | RefusedRow]) -> Sorted[Good]:
    good: list[Good] = []
    refused: list[RefusedRow] = []
    for row in table.rows:
        found = read(Cells(row, places, table.headings))
        if isinstance(found, RefusedRow):
            refused.append(found)
        else:
            good.append(found)
    return Sorted(tuple(good), tuple(refused))


def _applicant(cells: Cells) -> Applicant | RefusedRow:
    address, name = addresses.cleaned(cells.text(Reading.EMAIL)), texts.of_one_line(cells.text(Reading.NAME))
    answers = {each: texts.of_lines(cells.text(each)) for each in ANSWERS}
    if rule := _wrong_address(address):
        return cells.refused(Reading.EMAIL, rule)
    if rule := NAME_MISSING if not name else _wrong_text(name, texts.LONGEST_NAME):
        return cells.refused(Reading.NAME, rule)
    for reading, answer in answers.items():
        if rule := _wrong_text(answer, texts.LONGEST_TEXT):
            return cells.refused(reading, rule)
    return Applicant(cells.row.number, address, name, tuple(answer or None for answer in answers.values()))


def _post(cells: Cells) -> Post | RefusedRow:
    address, manager = (addresses.cleaned(cells.text(each)) for each in (Reading.EMAIL, Reading.MANAGER))
    team = texts.of_one_line(cells.text(Reading.TEAM))
    if rule := _wrong_address(address):
        return cells.refused(Reading.EMAIL, rule)
    if manager and (rule := _wrong_address(manager)):
        return cells.refused(Reading.MANAGER, rule)
    if manager.casefold() == address.casefold():
        return cells.refused(Reading.MANAGER, OWN_MANAGER)
    if rule := _wrong_text(team, texts.LONGEST_NAME):
        return cells.refused(Reading.TEAM, rule)
    return Post(cells.row.number, address, manager or None, team or None)


def _wrong_address(address: str) -> Refusal | None:
    if not address:
        return ADDRESS_MISSING
    if address.casefold() == ANONYMOUS:
        return FORM_ANONYMOUS
    if addresses.is_of_a_guest(address):
        return ADDRESS_OF_GUEST
    return None if addresses.is_address(address) else ADDRESS_MALFORMED


def _wrong_text(text: str, longest: int) -> Refusal | None:
    if len(text) > longest:
        return TEXT_TOO_LONG
    return TEXT_UNFIT if unfit(text) else None


def of_person(number: int, headings: Sequence[str], places: Places, rule: Refusal) -> RefusedRow:
    """For a rule about the person of a row."""
    return Cells(Row(number, ()), places, headings).refused(Reading.EMAIL, rule)
