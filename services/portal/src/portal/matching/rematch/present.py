"""People whose partner has gone, with the days that are left to do something about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from portal.matching.acts.present import name_of
from portal.matching.rematch import words
from portal.matching.rematch.calls import LeftBehind, PeopleLeftBehind
from portal.site.present import counted, day


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    since: str
    by: str


def rows(people: Iterable[LeftBehind], names: Mapping[UUID, str]) -> tuple[Row, ...]:
    """Who has waited longest comes first."""
    return tuple(Row(name_of(names, each.person), day(each.since), _by(each)) for each in people)


def _by(left: LeftBehind) -> str:
    last = day(left.by)
    if left.days_left < 0:
        return words.LATE.format(day=last)
    if left.days_left == 0:
        return words.LEFT_TODAY.format(day=last)
    return words.LEFT.format(day=last, days=counted(left.days_left, words.DAYS))


def why_not(left: PeopleLeftBehind) -> str | None:
    """Why no re-match can be opened now."""
    if left.open_round:
        return words.OPEN_ALREADY
    return None if left.can_be_paired else words.NOBODY_TO_PAIR
