"""A process of its own that reads one file: from standard input, to standard output as JSON. It has limits, and no secrets.

What it answers is `{"table": ...}` or `{"unread": why}`. The process that started it takes any other end for an unreadable file.
"""

import json
import resource
import sys
from typing import Final

from recruitment.imports.reading import texts, workbooks
from recruitment.imports.reading.tables import NotReadable, Table, Unread

SECONDS: Final = 20
MEMORY: Final = 1024 * 1024 * 1024
LIMITS: Final = {
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,  # A core file would hold what people wrote.
}
XLSX: Final = b"PK\x03\x04"
OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0"
"""How files of Excel before 2007 begin, and newer ones with a password."""


def main() -> None:
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    try:
        answer: dict[str, object] = {"table": _members(read(sys.stdin.buffer.read()))}
    except NotReadable as error:
        answer = {"unread": error.why}
    json.dump(answer, sys.stdout, separators=(",", ":"))


def read(data: bytes) -> Table:
    """A file is what its first bytes say, whatever it is called. Raises NotReadable."""
    if data.startswith(XLSX):
        return workbooks.read(data)
    if data.startswith(OLD_OR_LOCKED):
        raise NotReadable(Unread.OLD_OR_LOCKED)
    return texts.read(data)


def _members(table: Table) -> dict[str, object]:
    rows = [{"number": row.number, "cells": row.cells} for row in table.rows]
    return {"source": table.source, "headings_in_row": table.headings_in_row, "headings": table.headings, "rows": rows}


if __name__ == "__main__":
    main()
