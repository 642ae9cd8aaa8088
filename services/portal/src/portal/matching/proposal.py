"""A round's proposal as a table: a pair a row, the lowest score first, each part with its points and a bar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from portal.matching import words
from portal.matching.calls import ListedPair, NamedCohort, PairsPage
from portal.matching.present import facts, name_of, next_step, status
from portal.site.present import Fact, Share, Status, counted

Names: TypeAlias = Mapping[UUID, str]
Query: TypeAlias = Mapping[str, str]
BEST = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """`score` and `parts` have their numbers beside the bar. `notes` say what else there is to know of the pair."""

    name: str
    address: str
    notes: tuple[str, ...]
    score: Share | None
    parts: tuple[Share | None, ...]


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """`head` are the columns. `first` and `next` lead to other pages of the list, None where there is nothing new."""

    heading: str
    cohort: str
    status: Status
    facts: tuple[Fact, ...]
    next: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    sentences: tuple[str, ...]
    shown: str
    first: Query | None
    following: Query | None


def people_on(page: PairsPage) -> Iterator[UUID]:
    """Whose names the page shows."""
    for pair in page.shown:
        yield from (pair.senior, pair.colleague)


def proposal_page(page: PairsPage, cohort: NamedCohort, names: Names) -> ProposalPage:
    parts = part_names(page.shown)
    return ProposalPage(
        heading=name_of(page),
        cohort=cohort.title,
        status=status(page),
        facts=facts(page),
        next=next_step(page),
        head=(words.PAIR, *((words.SCORE, *(part_head(part, cohort) for part in parts)) if page.scored else ())),
        rows=tuple(_row(page, pair, names, parts) for pair in page.shown),
        sentences=(),
        shown=counted(page.listed, words.COUNT_OF_PAIRS),
        first=None if page.page == 1 else {},
        following={"page": str(page.page + 1)} if page.page < page.pages else None,
    )


def part_names(pairs: Iterable[ListedPair]) -> tuple[str, ...]:
    """Those that can bring points, in the order in which the service has them."""
    return tuple(dict.fromkeys(part.name for pair in pairs for part in pair.parts if part.most))


def part_head(part: str, cohort: NamedCohort) -> str:
    text = words.PARTS.get(part, part)
    return text.format(senior=cohort.word_senior, served=cohort.word_served)


def pair_name(senior: UUID, colleague: UUID, names: Names) -> str:
    return words.AND.format(senior=names.get(senior, words.NO_NAME), colleague=names.get(colleague, words.NO_NAME))


def _row(page: PairsPage, pair: ListedPair, names: Names, parts: tuple[str, ...]) -> Row:
    points = {part.name: Share.of(part.name, part.points, part.most) for part in pair.parts}
    return Row(
        name=pair_name(pair.senior, pair.colleague, names),
        address=f"/rounds/{page.round}/pairs/{pair.senior}/{pair.colleague}",
        notes=tuple(_notes(pair)),
        score=None if pair.score is None else Share.of(words.SCORE, pair.score, BEST),
        parts=tuple(points.get(part) for part in parts),
    )


def _notes(pair: ListedPair) -> Iterator[str]:
    if pair.is_pinned:
        yield words.PINNED
    if pair.is_new:
        yield words.NEW
