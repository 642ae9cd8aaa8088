"""Headings of columns, compared as people read them: without case, invisible characters, line breaks and curly quotes."""

import re
import unicodedata
from typing import Final

QUOTES: Final = str.maketrans("\u2018\u2019\u201a\u201b\u2032\u201c\u201d\u201e\u2033\u2013\u2014", "'''''\"\"\"\"--")
NUMBERED: Final = re.compile(r"^\d{1,3}\s?[.):]\s*")
REMARK: Final = re.compile(r"\s*(\((optional|required)\)|\*)$")


def compared(title: str) -> str:
    """What is the same in two headings that look the same."""
    visible = "".join(" " if each.isspace() else each for each in title if each.isspace() or unicodedata.category(each) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", visible).translate(QUOTES).split()).casefold()


def loosely_compared(title: str) -> str:
    """Without the number that a form puts before a question, and what it puts behind one that need not be answered."""
    return REMARK.sub("", NUMBERED.sub("", compared(title)))


def named(title: str, place: int) -> str:
    """As people are told of a column: a heading on one line, or the letters that a spreadsheet shows."""
    shown = "".join(each for each in " ".join(title.split()) if unicodedata.category(each) not in {"Cf", "Cc"})
    return shown or f"column {letters(place)}"


def letters(place: int) -> str:
    """0 is A, 26 is AA."""
    first, last = divmod(place, 26)
    return (letters(first - 1) if first else "") + chr(ord("A") + last)
