"""One person's other possible partners: what each would cost, in words, and who else would have another partner."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from uuid import UUID

from portal.matching import words
from portal.matching.calls import Measures, OtherPartner, OtherPartners, Price
from portal.matching.naming import Names, in_order, name, pair_name
from portal.site.present import counted, of

BEST: Final = 1000
A_PAGE: Final = 20
MOST_NAMED: Final = 60
Query: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    address: str
    score: str
    cost: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """`not_available` are names; empty where they are too many, and `not_available_count` says how many."""

    heading: str
    partner: str
    pinned: str
    rows: tuple[Row, ...]
    not_available: tuple[str, ...]
    not_available_count: str
    first: Query | None
    following: Query | None


def on_page(told: OtherPartners, number: int) -> Sequence[OtherPartner]:
    return told.alternatives[(number - 1) * A_PAGE : number * A_PAGE]


def people_on(told: OtherPartners, number: int) -> Iterator[UUID]:
    """Whose names the page shows."""
    yield told.person
    if told.partner:
        yield told.partner
    for each in on_page(told, number):
        yield each.other
        for pair in each.new_pairs:
            yield from (pair.senior, pair.colleague)
    if len(told.not_available) <= MOST_NAMED:
        yield from told.not_available


def person_page(round_id: UUID, told: OtherPartners, names: Names, number: int) -> PersonPage:
    few = told.not_available if len(told.not_available) <= MOST_NAMED else ()
    too_many = words.NOT_AVAILABLE_MANY.format(count=f"{len(told.not_available):,}") if told.not_available and not few else ""
    return PersonPage(
        heading=name(told.person, names),
        partner=_partner(told, names),
        pinned=words.PERSON_PINNED if told.is_pinned else "",
        rows=tuple(_row(round_id, told, each, names) for each in on_page(told, number)),
        not_available=in_order(name(each, names) for each in few),
        not_available_count=too_many,
        first=None if number == 1 else {},
        following={"page": str(number + 1)} if number * A_PAGE < len(told.alternatives) else None,
    )


def _partner(told: OtherPartners, names: Names) -> str:
    if told.partner is None or told.score is None:
        return words.PERSON_ALONE
    return words.PERSON_PARTNER.format(partner=name(told.partner, names), score=of(told.score, BEST))


def _row(round_id: UUID, told: OtherPartners, each: OtherPartner, names: Names) -> Row:
    others = [pair for pair in each.new_pairs if {pair.senior, pair.colleague} != {told.person, each.other}]
    return Row(
        name=name(each.other, names),
        address=f"/rounds/{round_id}/pairs/{told.person}/{each.other}",
        score=of(each.score, BEST),
        cost=tuple(_cost(told.best, each)),
        others=tuple(pair_name(pair.senior, pair.colleague, names) for pair in others) or (words.NO_OTHERS,),
    )


def _cost(best: Measures, each: OtherPartner) -> Iterator[str]:
    yield from _price(best, each.price)
    if each.price.kept_lost > 0:
        yield counted(each.price.kept_lost, words.COST_SIGNED)
    if each.is_below_worst_pair:
        yield words.COST_BELOW


def _price(best: Measures, price: Price) -> Iterator[str]:
    if price.cost is None:
        yield from _instead(best, price.instead) if price.instead else (words.COST_OTHER,)
    elif price.cost == 0:
        yield words.COST_NOTHING
    else:
        yield (words.COST_FALL if price.cost > 0 else words.COST_RISE).format(points=f"{abs(price.cost):,}")


def _instead(best: Measures, instead: Measures) -> Iterator[str]:
    """The first objective that gets worse says enough: what comes after it may as well be better."""
    if instead.placed < best.placed:
        yield counted(best.placed - instead.placed, words.COST_PAIRS)
    elif instead.first_in_line < best.first_in_line:
        yield counted(best.first_in_line - instead.first_in_line, words.COST_WAITED)
    elif instead.worst_pair_score < best.worst_pair_score:
        yield words.COST_LOWEST.format(before=best.worst_pair_score, after=instead.worst_pair_score)
    else:
        yield words.COST_OTHER
