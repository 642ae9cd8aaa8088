"""What insights reads of a trust's evaluation: its contribution to the national picture."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TrustFacts:
    name: str
    ods_code: str
    kind: str
    region: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    catalogue: int
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class TrustContributed:
    """Codes are plain text here: one that insights does not know is a contribution to refuse, not a message to park."""

    contribution: UUID
    trust: TrustFacts
    cohort: UUID
    group_served: str
    wave: str
    month: str
    facts: tuple[Fact, ...]
