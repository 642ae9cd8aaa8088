"""Tables in Markdown, and putting them in their place in README.md."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).with_name("README.md")


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]

    def __str__(self) -> str:
        lines = [self.columns, tuple("---" for _ in self.columns), *self.rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)


@dataclass(frozen=True, slots=True)
class Section:
    """`name` is that of the marks in the README between which it stands; `notes` say what was seen in this very run."""

    name: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n\n".join([*map(str, self.tables), *self.notes])


def put(section: Section, readme: Path = README) -> None:
    """Replaces what stands between the section's marks. Raises ValueError where there are none."""
    begin, end = f"<!-- {section.name} -->", f"<!-- /{section.name} -->"
    text, places = re.subn(
        f"{re.escape(begin)}.*?{re.escape(end)}",
        lambda _found: f"{begin}\n\n{section}\n\n{end}",
        readme.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    if places != 1:
        raise ValueError(f"{readme} has no place marked {section.name}")
    readme.write_text(text, encoding="utf-8")
