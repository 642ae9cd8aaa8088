"""CSV in the encodings and with the separators that Excel writes.

The encoding is not guessed from the letters: of names such guesses make others (Núñez, read as Núńez).
"""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from recruitment.imports.reading.tables import NotReadable, Table, Unread, table

SEPARATORS: Final = {",": "comma", ";": "semicolon", "\t": "tab"}
COMPARED: Final = 25
"""So many lines tell which separator it is."""
SAYS_SEPARATOR: Final = "sep="
MARKED: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
OF_WINDOWS: Final = ("utf-8", "cp1252", "mac_roman")
"""Text that is not UTF-8 is of Windows in Western Europe; what even that does not have was written on a Mac."""
OF_A_MAC: Final = ("utf-8", "mac_roman")
"""Its lines end as Excel's option for the Macintosh ends them."""
NAMES: Final = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252", "mac_roman": "Mac Roman"}


def read(data: bytes) -> Table:
    """Raises NotReadable."""
    text, encoding = _decoded(data)
    said, text = _said_separator(text)
    separator = said or _likeliest_separator(text)
    source = f"{NAMES[encoding]}, {SEPARATORS.get(separator, separator)}"
    try:
        return table(source, _lines(text, separator, first=2 if said else 1))
    except csv.Error:
        raise NotReadable(Unread.UNREADABLE) from None


def _decoded(data: bytes) -> tuple[str, str]:
    marked = [encoding for mark, encoding in MARKED if data.startswith(mark)]
    for encoding in marked or (OF_A_MAC if b"\r" in data and b"\n" not in data else OF_WINDOWS):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise NotReadable(Unread.UNREADABLE)


def _said_separator(text: str) -> tuple[str | None, str]:
    """Excel's own first line, as in `sep=;`."""
    first, _, rest = text.partition("\n")
    line = first.strip().strip('"').lower()
    if line.startswith(SAYS_SEPARATOR) and len(line) == len(SAYS_SEPARATOR) + 1:
        return line[-1], rest
    return None, text


def _likeliest_separator(text: str) -> str:
    """The one by which most lines have as many cells as the widest of the first, and then the one that makes most cells."""
    return max(SEPARATORS, key=lambda separator: _fitness(text, separator))


def _fitness(text: str, separator: str) -> tuple[int, int]:
    try:
        lines = islice((line for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(line)), COMPARED)
        widths = [len(line) for line in lines]
    except csv.Error:
        return 0, 0
    widest = max(widths, default=0)
    return (widths.count(widest), widest) if widest > 1 else (0, widest)


def _lines(text: str, separator: str, first: int) -> Iterator[Sequence[str]]:
    """A line that is empty in the file is one without cells."""
    yield from ((),) * (first - 1)
    for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
        yield [cell.strip() for cell in line]
