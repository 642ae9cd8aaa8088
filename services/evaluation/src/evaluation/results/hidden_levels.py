"""Which levels of a question are not told, because nearly all or hardly any of a group chose them.

That all of a group gave an answer, or none, says it of everybody in it. So a level is left out if at most two have chosen it,
or all but two; and one more where the levels that are told would tell its count.
"""

from collections.abc import Mapping, Sequence
from typing import Final

FEW: Final = 2

Counts = Mapping[str, int]


def hidden_levels(groups: Sequence[Counts]) -> frozenset[str]:
    """The same for every group, since what one leaves out could be subtracted from figures of all."""
    return frozenset().union(*map(_hidden, groups))


def _hidden(counts: Counts) -> frozenset[str]:
    """Of one group, whose counts add to its size."""
    size = sum(counts.values())
    by_size = sorted(counts, key=lambda level: counts[level])
    hidden = [level for level in by_size if counts[level] <= FEW or counts[level] >= size - FEW]
    told = [level for level in by_size if level not in hidden]
    while hidden and told and _is_plain(counts, hidden):
        hidden.append(told.pop(0))
    return frozenset(hidden)


def _is_plain(counts: Counts, hidden: Sequence[str]) -> bool:
    """Whether their sum, which the others tell, is the count of one level, or leaves too little for any of them."""
    return len(hidden) == 1 or sum(counts[level] for level in hidden) <= FEW
