"""Shares in per cent to one decimal, computed in whole numbers: each rounded on its own, or so that they add to 100."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plp_kit.core.shown import shown

WHOLE = 1000  # Tenths of a per cent.


@shown
@dataclass(frozen=True, slots=True)
class Part:
    """`share` is `count` in per cent of `base`; null where the base is 0."""

    count: int
    base: int
    share: Decimal | None


def part(count: int, base: int) -> Part:
    return Part(count, base, share(count, base))


def share(count: int, base: int) -> Decimal | None:
    """Rounded on its own, a half upwards; None where the base is 0."""
    return _per_cent((2 * WHOLE * count + base) // (2 * base)) if base else None


def shares_adding_to_100(counts: Sequence[int]) -> tuple[Decimal | None, ...]:
    """The largest remainder method: all are rounded down, and those that lost most get a tenth more, the earlier first."""
    base = sum(counts)
    if not base:
        return (None,) * len(counts)
    floors = [WHOLE * count // base for count in counts]
    by_loss = sorted(range(len(counts)), key=lambda place: -(WHOLE * counts[place] % base))
    raised = set(by_loss[: WHOLE - sum(floors)])
    return tuple(_per_cent(floor + (place in raised)) for place, floor in enumerate(floors))


def _per_cent(tenths: int) -> Decimal:
    return Decimal(tenths).scaleb(-1)
