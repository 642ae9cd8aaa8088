"""Texts of cells as they are kept."""

import re
from string import whitespace
from typing import Final

LONGEST_TEXT: Final = 4000
LONGEST_NAME: Final = 200
BREAKS: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What spreadsheets and forms have where a line ends."""
AROUND: Final = f"{whitespace}\xa0\u3000\u200b\ufeff"
"""Spaces, visible or not. Forms end some files with such a mark, as if it were an answer."""


def of_lines(text: str) -> str:
    """With one kind of line break."""
    return BREAKS.sub("\n", text).strip(AROUND)


def of_one_line(text: str) -> str:
    """A name: with single spaces."""
    return " ".join(of_lines(text).split())
