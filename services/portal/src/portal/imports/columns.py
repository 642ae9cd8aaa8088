"""Which column of a list is what, as facilitators are asked: by the titles of the columns, never by what people wrote in them."""

from collections.abc import Iterable

from portal.imports import words
from portal.imports.calls import ImportFile, ShownColumn, ShownReading
from portal.imports.outcomes import source
from portal.site.present import Choice, Fact, counted

MOST_OF_A_TITLE = 80


def question_of(reading: ShownReading) -> tuple[str, str | None, str | None]:
    """The question, what is under it, and what is said where it must be answered and is not."""
    known = words.READINGS.get(reading.read_as)
    if known is not None:
        return known if reading.needed else (known[0], known[1] or words.OPTIONAL, None)
    return reading.title, words.ANSWER_HINT, None


def choices_of(columns: Iterable[ShownColumn]) -> tuple[Choice, ...]:
    return tuple(Choice(str(column.place), _title(column)) for column in columns)


def facts(file: ImportFile) -> tuple[Fact, ...]:
    """What was read, so that somebody sees that it is the list that they meant."""
    rows = Fact(words.ROWS, counted(file.rows, words.COUNT_OF_ROWS))
    return (Fact(words.SOURCE, source(file.source)), rows, Fact(words.HEADINGS_IN, words.IN_ROW.format(row=file.headings_in_row)))


def used(file: ImportFile) -> tuple[Fact, ...]:
    """What each column is read as, in the order of the columns."""
    questions = {each.read_as: question_of(each)[0] for each in file.readings}
    return tuple(Fact(questions.get(column.read_as, column.read_as), _title(column)) for column in file.columns if column.read_as)


def why_asked(file: ImportFile) -> tuple[str, ...]:
    """What the titles of the list do not say."""
    missing = (words.MISSING.format(titles=_quoted(file.missing)),) if file.missing else ()
    repeated = (words.REPEATED.format(titles=_quoted(file.repeated)),) if file.repeated else ()
    return (*missing, *repeated)


def _quoted(titles: Iterable[str]) -> str:
    return ", ".join(f"'{title}'" for title in titles)


def _title(column: ShownColumn) -> str:
    """With the letters that a spreadsheet shows, since two columns may have one title."""
    title = column.column if len(column.column) <= MOST_OF_A_TITLE else f"{column.column[:MOST_OF_A_TITLE].rstrip()}…"
    return words.COLUMN.format(letters=letters(column.place), title=title)


def letters(place: int) -> str:
    """0 is A, 26 is AA."""
    first, last = divmod(place, 26)
    return (letters(first - 1) if first else "") + chr(ord("A") + last)
