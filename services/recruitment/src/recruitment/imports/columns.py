"""Which column of a list is read as what: by its heading, or as a facilitator says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from plp_kit.core.deciding import Refusal
from recruitment.imports.headings import compared, loosely_compared, named
from recruitment.trusts.never_kept import is_never_kept

COLUMN_NEVER_KEPT = Refusal(
    "column_never_kept",
    "The file has a column for ethnicity, pay band or a WRES value. Remove that column and send the file again.",
)
COLUMN_UNKNOWN = Refusal("column_unknown", "The file has no such column.")
COLUMN_MAPPED_TWICE = Refusal("column_mapped_twice", "One column is chosen for two things. Choose another for one of them.")
FIELD_UNKNOWN = Refusal("field_unknown", "A list of this kind has no such field.")
MISSING: Final = "column_missing"
REPEATED: Final = "column_repeated"


class ListKind(StrEnum):
    """`applicants`: a Microsoft Forms export. `staff_list`: who reports to whom."""

    APPLICANTS = "applicants"
    STAFF_LIST = "staff_list"


class Reading(StrEnum):
    """As what a column is read. The answers are those to the cohort's own questions, in their order."""

    EMAIL = "email"
    NAME = "name"
    ANSWER_1 = "answer_1"
    ANSWER_2 = "answer_2"
    ANSWER_3 = "answer_3"
    MANAGER = "manager_email"
    TEAM = "team"


ANSWERS: Final = (Reading.ANSWER_1, Reading.ANSWER_2, Reading.ANSWER_3)
NEEDED: Final[Mapping[ListKind, tuple[Reading, ...]]] = {
    ListKind.APPLICANTS: (Reading.EMAIL, Reading.NAME),
    ListKind.STAFF_LIST: (Reading.EMAIL, Reading.MANAGER),
}
POSSIBLE: Final[Mapping[ListKind, frozenset[Reading]]] = {
    ListKind.APPLICANTS: frozenset({Reading.EMAIL, Reading.NAME, *ANSWERS}),
    ListKind.STAFF_LIST: frozenset({Reading.EMAIL, Reading.MANAGER, Reading.TEAM}),
}
Places: TypeAlias = Mapping[Reading, int]
"""Where each thing is read: the place of its column, from 0."""
Titles: TypeAlias = Mapping[Reading, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Columns:
    """`places` of what is read; `missing` and `repeated` are titles that are needed, and are in the file not once."""

    places: Places
    missing: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    def refusal(self, headings: Sequence[str]) -> Refusal | None:
        """Names what is missing and what there is."""
        there = ", ".join(named(title, place) for place, title in enumerate(headings))
        if self.repeated:
            return Refusal(
                REPEATED, f"The file has several columns of this name: {', '.join(self.repeated)}. Say which is meant."
            )
        if self.missing:
            return Refusal(MISSING, f"The file lacks: {', '.join(self.missing)}. It has: {there}. Say which column is what.")
        return None


def titles(kind: ListKind, questions: Sequence[str]) -> Titles:
    """The titles that are known without being told. Of a staff list also those that ESR, the NHS payroll, has."""
    if kind is ListKind.APPLICANTS:
        own = {each: (question,) for each, question in zip(ANSWERS, questions, strict=False)}
        return {Reading.EMAIL: ("Email",), Reading.NAME: ("Name",), **own}
    of_manager = ("Manager email", "Manager email address", "Supervisor email", "Supervisor email address")
    return {Reading.EMAIL: ("Email", "Email address"), Reading.MANAGER: of_manager, Reading.TEAM: ("Team",)}


def by_headings(kind: ListKind, headings: Sequence[str], questions: Sequence[str]) -> Columns:
    """Each thing that is read from the one column whose heading says so."""
    known = titles(kind, questions)
    found = {reading: _places(headings, wanted) for reading, wanted in known.items()}
    places = {reading: of_it[0] for reading, of_it in found.items() if len(of_it) == 1}
    repeated = [known[reading][0] for reading, of_it in found.items() if len(of_it) > 1]
    missing = [known[reading][0] for reading in NEEDED[kind] if not found[reading]]
    return Columns(places, tuple(missing), tuple(repeated))


def _places(headings: Sequence[str], wanted: Iterable[str]) -> list[int]:
    """Those that are the title, or else those that are nearly."""
    return _same(headings, wanted, compared) or _same(headings, wanted, loosely_compared)


def _same(headings: Sequence[str], wanted: Iterable[str], comparing: Callable[[str], str]) -> list[int]:
    all_wanted = {comparing(each) for each in wanted}
    return [place for place, title in enumerate(headings) if title and comparing(title) in all_wanted]


def never_kept(headings: Iterable[str]) -> Refusal | None:
    """A file with such a column is refused whole, whatever else it has."""
    return COLUMN_NEVER_KEPT if any(is_never_kept(compared(title)) for title in headings) else None


def unused(headings: Sequence[str], places: Places) -> list[str]:
    """Every column with content of which nothing is kept, as people are told of it."""
    read = set(places.values())
    return [named(title, place) for place, title in enumerate(headings) if place not in read]
