"""How a command prints rows."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

Row: TypeAlias = Sequence[object]


def table(head: Row, rows: Iterable[Row]) -> list[str]:
    """Aligns columns, with numbers to the right."""
    texts = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in texts) for column in range(len(head))]
    lines = ["  ".join(_aligned(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in texts]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]


def show(head: Row, rows: Iterable[Row]) -> None:
    print("\n".join(table(head, rows)))


def _aligned(cell: str, width: int) -> str:
    return cell.rjust(width) if cell[:1].isdigit() else cell.ljust(width)
