"""The list of the erased beside the tenants' keys: the third record, in case both vault and data are restored.

One line per person (tenant, id, day); lines are only added. It holds no key, so it can be copied anywhere; it is kept for ever.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from plp_kit.vault import durable


@dataclass(frozen=True, slots=True)
class ErasedFile:
    path: Path

    @classmethod
    def beside(cls, keys: Path) -> "ErasedFile":
        return cls(keys.with_name(f"{keys.name}.erased"))

    def of(self, tenant: str) -> dict[UUID, date]:
        """People and the days of their erasure; empty if there is no file."""
        if not self.path.exists():
            return {}
        lines = map(_parsed, self.path.read_text(encoding="ascii").splitlines())
        return {person: day for owner, person, day in filter(None, lines) if owner == tenant}

    def add(self, tenant: str, people: Collection[UUID]) -> None:
        """It can be repeated. Raises OSError if the file cannot be written."""
        missing = set(people) - self.of(tenant).keys()
        if not missing:
            return
        day = datetime.now(UTC).date()
        lines = [f"{tenant} {person} {day}\n" for person in sorted(missing)]
        with durable.alone(self.path):
            durable.add(
                self.path, "\n".join(["", *lines]).encode("ascii")
            )  # Begins a new line even after one that was cut short.


def _parsed(line: str) -> tuple[str, UUID, date] | None:
    """None for a line that a crash cut short."""
    try:
        tenant, person, day = line.split()
        return tenant, UUID(person), date.fromisoformat(day)
    except ValueError:
        return None
