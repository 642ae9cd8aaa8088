"""What a matcher has entered, by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from portal.matching.acts.calls import Couple
from portal.matching.acts.present import pair_name
from portal.matching.conflicts import words
from portal.matching.conflicts.calls import OwnConflict
from portal.site.present import Fact

Names = Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Row:
    """`whom` completes the words of the link for those who hear it."""

    pair: str
    why: str
    address: str
    whom: str


def rows(cohort: UUID, entered: Iterable[OwnConflict], names: Names) -> list[Row]:
    return sorted((_row(cohort, each, names) for each in entered), key=lambda row: row.pair.casefold())


def _row(cohort: UUID, entered: OwnConflict, names: Names) -> Row:
    pair = pair_name(names, entered.one, entered.other)
    address = f"/cohorts/{cohort}/do-not-pair/remove?one={entered.one}&other={entered.other}"
    return Row(pair, words.KINDS.get(entered.conflict, entered.conflict), address, words.LIFT_WHOM.format(pair=pair))


def facts(entered: Iterable[OwnConflict], couple: Couple, names: Names) -> tuple[Fact, ...]:
    """Of these two; none where the reader has entered nothing about them."""
    of_them = [each.conflict for each in entered if {each.one, each.other} == {couple.one, couple.other}]
    why = [words.KINDS.get(kind, kind) for kind in of_them]
    return (Fact(words.PEOPLE, pair_name(names, couple.one, couple.other)), Fact(words.WHY, "\n".join(why))) if why else ()
