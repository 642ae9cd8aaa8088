"""Who has contributed what: a line for each trust, group served and wave.

A trust that has changed its name, kind or region is listed under those of its latest survey.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from plp_kit.core.shown import shown


@dataclass(frozen=True, slots=True)
class Contributed:
    """A block, with the trust's facts as they stood then."""

    trust: str
    name: str
    kind: str
    region: str
    synthetic: bool
    group_served: str
    wave: str
    month: str
    block: UUID


@shown
@dataclass(frozen=True, slots=True)
class Contributor:
    """A trust with what it has contributed of one group served and wave.

    The months are those of closed surveys. `synthetic` when any block of it is.
    """

    trust: str
    name: str
    kind: str
    region: str
    synthetic: bool
    group_served: str
    wave: str
    blocks: int
    first_month: str
    last_month: str


Key: TypeAlias = tuple[str, str, str]


def contributors(blocks: Iterable[Contributed]) -> tuple[Contributor, ...]:
    """By region, then trust."""
    by_key: defaultdict[Key, list[Contributed]] = defaultdict(list)
    for block in sorted(blocks, key=lambda block: (block.month, str(block.block))):
        by_key[block.trust, block.group_served, block.wave].append(block)
    lines = map(_contributor, by_key.values())
    return tuple(sorted(lines, key=lambda line: (line.region, line.trust, line.group_served, line.wave)))


def _contributor(blocks: Sequence[Contributed]) -> Contributor:
    """Of one trust, group served and wave, in the order of their months."""
    first, last = blocks[0], blocks[-1]
    synthetic = any(block.synthetic for block in blocks)
    which = (last.group_served, last.wave, len(blocks), first.month, last.month)
    return Contributor(last.trust, last.name, last.kind, last.region, synthetic, *which)
