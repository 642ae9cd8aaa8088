"""What is different in a proposal from the one before, or from the pairs that both seats signed last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.matching import words
from portal.matching.calls import ChangedPair, Changes, Version
from portal.matching.naming import Names, in_order, name, pair_name
from portal.site.present import Fact, day

SIGNATURES: Final = "signatures"
MOST: Final = 100
"""Of a list. All new pairs are on the list of pairs, page by page."""


@dataclass(frozen=True, slots=True)
class Section:
    """`more` says that there are others."""

    heading: str
    lines: tuple[str, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """`sentence` says with what it is compared, or why it is not."""

    sentence: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    closed: str


def people_on(told: Changes) -> Iterator[UUID]:
    """Whose names the page shows."""
    for pair in (*told.new[:MOST], *told.ended[:MOST]):
        yield from (pair.one, pair.other)
    yield from (*told.newly_placed[:MOST], *told.newly_unplaced[:MOST])


def compare_page(told: Changes, since: str | None, names: Names) -> ComparePage:
    facts = tuple(_facts(told)) if told.is_compared else ()
    sections = tuple(_sections(told, names)) if told.is_compared else ()
    return ComparePage(_sentence(told, since), facts, sections, "" if told.scored else words.CANDIDATE)


def _sentence(told: Changes, since: str | None) -> str:
    if since == SIGNATURES:
        return words.COMPARE_SIGNED if told.is_compared else words.COMPARE_UNSIGNED
    if told.before_on is None or not told.is_compared:
        return words.COMPARE_FIRST
    return words.COMPARE_SINCE.format(day=day(told.before_on))


def _facts(told: Changes) -> Iterator[Fact]:
    yield Fact(words.KEPT, f"{told.kept:,}")
    yield Fact(words.NEW_ONES, f"{len(told.new):,}")
    yield Fact(words.ENDED_ONES, f"{len(told.ended):,}")
    match told.before, told.now:
        case Version() as before, Version() as now:
            yield Fact(words.LOWEST, words.BEFORE_NOW.format(before=f"{before.lowest:,}", now=f"{now.lowest:,}"))
            yield Fact(words.TOGETHER, words.BEFORE_NOW.format(before=f"{before.total:,}", now=f"{now.total:,}"))
        case _:
            return


def _sections(told: Changes, names: Names) -> Iterator[Section]:
    pairs = ((words.NEW_ONES, told.new), (words.ENDED_ONES, told.ended))
    people = ((words.NEWLY_PLACED, told.newly_placed), (words.NEWLY_ALONE, told.newly_unplaced))
    for heading, changed in pairs:
        if changed:
            yield Section(heading, tuple(_pair(pair, names) for pair in changed[:MOST]), _more(changed))
    for heading, some in people:
        if some:
            yield Section(heading, in_order(name(person, names) for person in some[:MOST]), _more(some))


def _pair(pair: ChangedPair, names: Names) -> str:
    text = pair_name(pair.one, pair.other, names)
    return text if pair.score is None else words.SCORED.format(pair=text, score=f"{pair.score:,}")


def _more(some: Sequence[object]) -> str:
    return words.MORE.format(count=f"{len(some) - MOST:,}") if len(some) > MOST else ""
