"""Shares in per cent to one decimal, reckoned in whole numbers: rounded each on its own, or so that they add to 100."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WHOLE = 1000  # Tenths of a per cent.


@dataclass(frozen=True, slots=True)
class Part:
    count: int
    of: int

    @property
    def share(self) -> Decimal | None:
        return share(self.count, self.of)


def share(count: int, of: int) -> Decimal | None:
    """Rounded on its own, a half upwards; None of nothing."""
    return _per_cent((2 * WHOLE * count + of) // (2 * of)) if of else None


def shares_adding_to_100(counts: Sequence[int]) -> tuple[Decimal | None, ...]:
    """Largest remainder: all rounded down, then a tenth more for those that lost most, the earlier of two that lost alike."""
    of = sum(counts)
    if not of:
        return (None,) * len(counts)
    floors = [WHOLE * count // of for count in counts]
    by_loss = sorted(range(len(counts)), key=lambda place: -(WHOLE * counts[place] % of))
    raised = set(by_loss[: WHOLE - sum(floors)])
    return tuple(_per_cent(floor + (place in raised)) for place, floor in enumerate(floors))


def _per_cent(tenths: int) -> Decimal:
    return Decimal(tenths).scaleb(-1)
