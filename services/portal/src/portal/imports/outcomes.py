"""What would come of a list, and what came of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.imports import words
from portal.imports.calls import ImportFile, Outcome
from portal.imports.words import OutcomeWords
from portal.site.present import Fact, counted, moment

MOST_SHOWN: Final = 100
"""Of rows in a table; the others are counted."""
OF_TEXT: Final = re.compile(r"(UTF-8|UTF-16|Windows-1252|Mac Roman), (\S+)")
"""What is said of a list that is no workbook: how its letters and its columns are told apart."""
GUESSED: Final = frozenset({"Windows-1252", "Mac Roman"})


@dataclass(frozen=True, slots=True)
class Rows:
    """Of a table; `more` says how many it leaves out."""

    rows: tuple[tuple[str, ...], ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class OutcomePage:
    facts: tuple[Fact, ...]
    sentences: tuple[str, ...]
    refused: Rows
    replaced: Rows
    not_used: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    address: str


def foreseen(file: ImportFile, outcome: Outcome) -> OutcomePage:
    """Before anything is done."""
    said = _words(file)
    return _page(outcome, said.foreseen, _facts(file, outcome, said.to_change))


def done(file: ImportFile, outcome: Outcome) -> OutcomePage:
    said = _words(file)
    return _page(outcome, said.done, _facts(file, outcome, said.changed))


def kept_until(file: ImportFile) -> str:
    return words.KEPT_UNTIL.format(when=moment(file.kept_until))


def button(file: ImportFile, outcome: Outcome) -> str:
    """What it does, or that it does nothing more than finish."""
    changing = outcome.recorded if file.cohort is None else outcome.invited
    return counted(changing, _words(file).button) if changing else words.FINISH


def links(cohort: UUID | None) -> tuple[Link, ...]:
    """Where to look at what came of it: of a list for a cohort, at the people who are invited."""
    if cohort is None:
        return (Link(words.TO_COHORTS, "/cohorts"),)
    invited = Link(words.TO_INVITED, f"/cohorts/{cohort}/applications?state=invited")
    return (invited, Link(words.TO_NEXT_LIST, f"/cohorts/{cohort}/import"))


def source(told: str) -> str:
    """'The sheet Form1', or how a CSV file was read; with a hint where its letters were guessed."""
    text = OF_TEXT.fullmatch(told)
    if text is None:
        return words.SHEET.format(name=told)
    shown = words.TEXT_FILE.format(encoding=text[1], separator=words.SEPARATORS.get(text[2], text[2]))
    return f"{shown} {words.LOOK_AT_NAMES}" if text[1] in GUESSED else shown


def _words(file: ImportFile) -> OutcomeWords:
    return words.OF_STAFF if file.cohort is None else words.OF_APPLICANTS


def _facts(file: ImportFile, outcome: Outcome, changed: str) -> tuple[Fact, ...]:
    """Everything that was read is in one of the counts; `changed` names the first."""
    counts = (
        ((changed, outcome.recorded), (words.UNCHANGED, outcome.unchanged), (words.PASSED_OVER, outcome.passed_over))
        if file.cohort is None
        else ((changed, outcome.invited), (words.KNOWN, outcome.known))
    )
    others = ((words.REFUSED, len(outcome.refused)), (words.REPLACED, len(outcome.replaced)))
    rows = Fact(words.ROWS, counted(outcome.rows, words.COUNT_OF_ROWS))
    return (Fact(words.SOURCE, source(outcome.source)), rows, *(Fact(name, f"{count:,}") for name, count in (*counts, *others)))


def _page(outcome: Outcome, sentences: tuple[str, ...], facts: tuple[Fact, ...]) -> OutcomePage:
    refused = [(f"{each.row:,}", each.column, each.message) for each in outcome.refused]
    replaced = [(f"{each.row:,}", f"{each.by:,}") for each in outcome.replaced]
    return OutcomePage(facts, sentences, _rows(refused), _rows(replaced), outcome.not_used)


def _rows(rows: Sequence[tuple[str, ...]]) -> Rows:
    left_out = len(rows) - MOST_SHOWN
    return Rows(tuple(rows[:MOST_SHOWN]), counted(left_out, words.MORE_ROWS) if left_out > 0 else None)
