"""Writing rows as the files that they would be read from."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from plp_demo.scenario.columns import SEPARATOR, Column, columns
from plp_demo.scenario.model import shapes
from plp_demo.scenario.rows import Row


def write_tables(folder: Path, tables: Mapping[str, Sequence[Row]]) -> None:
    """A file for each kind of row that there is; what stood in those files before is gone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in shapes():
        if rows := tables.get(name):
            write_table(folder, name, rows)
        else:
            (folder / f"{name}.csv").unlink(missing_ok=True)


def write_table(folder: Path, name: str, rows: Sequence[Row]) -> None:
    """The file of this kind of row alone."""
    known = columns(shapes()[name])
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as text:
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow(column.name for column in known)
        lines.writerows([_cell(column, row) for column in known] for row in rows)


def _cell(column: Column, row: Row) -> str:
    value: object = getattr(row, column.field)
    if column.field == column.name:
        return _text(value)
    levels: Mapping[str, str] = {choice.question: choice.level for choice in getattr(row, column.field)}
    return levels.get(column.name, "")


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case tuple():
            return SEPARATOR.join(map(_text, value))
        case _:
            return str(value)
