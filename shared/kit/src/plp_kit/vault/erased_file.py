"""Who was erased, kept beside the tenants' keys: the third record, for when vault and data are both restored from before.

One line a person (tenant, id, day), only ever added to. It holds no key, so it can be copied anywhere, and it is kept for ever.
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
        """People and the days of their erasure; empty where there is no file."""
        if not self.path.exists():
            return {}
        lines = map(_parsed, self.path.read_text(encoding="ascii").splitlines())
        return {person: day for owner, person, day in filter(None, lines) if owner == tenant}

    def add(self, tenant: str, people: Collection[UUID]) -> None:
        """Harmless when repeated. Raises OSError where the file cannot be written."""
        missing = set(people) - self.of(tenant).keys()
        if not missing:
            return
        day = datetime.now(UTC).date()
        lines = [f"{tenant} {person} {day}\n" for person in sorted(missing)]
        with durable.alone(self.path):
            durable.add(self.path, "\n".join(["", *lines]).encode("ascii"))  # Behind a line that was cut short, too.


def _parsed(line: str) -> tuple[str, UUID, date] | None:
    """None for a line that a crash has cut short."""
    try:
        tenant, person, day = line.split()
        return tenant, UUID(person), date.fromisoformat(day)
    except ValueError:
        return None
