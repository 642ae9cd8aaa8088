"""A round's proposal as a table: a pair a row, the lowest score first, each part with its points and a bar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from portal.matching import words
from portal.matching.acts.links import Act, of_held
from portal.matching.asked import MANY, MOST_PEOPLE, Asked, Query
from portal.matching.calls import ListedPair, NamedCohort, PairsPage
from portal.matching.naming import Names, name, pair_name
from portal.matching.present import facts, name_of, next_step, seats_named, status
from portal.site.present import Fact, Share, Status, counted, of

BEST: Final = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """`score` and `parts` have their numbers beside the bar. `notes` say what else there is to know of the pair."""

    name: str
    address: str | None
    notes: tuple[str, ...]
    score: Share | None
    parts: tuple[Share | None, ...]


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Held:
    """A pair that is pinned or vetoed, and what lifts it."""

    text: str
    act: Act


@dataclass(frozen=True, slots=True)
class Filter:
    text: str
    query: Query
    is_here: bool


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """`head` are the columns, of which the first is the pair. `warnings` come before all; `empty` where there is no row."""

    heading: str
    cohort: str
    status: Status
    facts: tuple[Fact, ...]
    next: str
    warnings: tuple[str, ...]
    managers: str
    links: tuple[Link, ...]
    filters: tuple[Filter, ...]
    not_found: str
    found: tuple[Link, ...]
    sides: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str
    most: tuple[str, ...]
    held: tuple[Held, ...]
    first: Query | None
    following: Query | None


def people_on(page: PairsPage, asked: Asked) -> Iterator[UUID]:
    """Whose names the page shows."""
    yield from asked.people
    for pair in page.shown:
        yield from (pair.senior, pair.colleague)
    for each in page.considered:
        yield from (each.one, each.other)


def proposal_page(page: PairsPage, asked: Asked, cohort: NamedCohort, names: Names) -> ProposalPage:
    parts = part_names(page.shown)
    heads = [part_head(part, cohort) for part in parts]
    return ProposalPage(
        heading=name_of(page),
        cohort=cohort.title,
        status=status(page),
        facts=(*facts(page), *_summary(page)),
        next=_next(page),
        warnings=tuple(_warnings(page)),
        managers=counted(page.managers_unknown, words.MANAGERS_UNKNOWN) if page.managers_unknown else "",
        links=tuple(_links(page)),
        filters=_filters(page, asked),
        not_found=_not_found(asked),
        found=_found(page, asked, names),
        sides=words.SIDES.format(senior=cohort.word_senior, served=cohort.word_served),
        head=(words.PAIR, *((words.SCORE, *heads) if page.scored else ())),
        rows=tuple(_row(page, pair, names, parts) for pair in page.shown),
        empty=_empty(page, asked),
        most=tuple(_most(page.shown, cohort)),
        held=tuple(_held(page, names)),
        first=None if page.page == 1 else asked.at(1),
        following=asked.at(page.page + 1) if page.page < page.pages else None,
    )


def part_names(pairs: Iterable[ListedPair]) -> tuple[str, ...]:
    """Those that can bring points, in the order in which the service has them."""
    return tuple(dict.fromkeys(part.name for pair in pairs for part in pair.parts if part.most))


def part_head(part: str, cohort: NamedCohort) -> str:
    return words.PARTS.get(part, part).format(senior=cohort.word_senior, served=cohort.word_served)


def _next(page: PairsPage) -> str:
    """The list of rounds does not know who reads it."""
    if page.has_signed and not page.outdated and page.vacant_seats and not page.published_on:
        return words.NEXT_OTHERS_SIGN.format(seats=seats_named(page.vacant_seats))
    return next_step(page)


def _summary(page: PairsPage) -> Iterator[Fact]:
    summary = page.summary
    if summary is None:
        return
    lowest, has_pins = of(summary.worst_pair_score, BEST), any(each.kind == "pin" for each in page.considered)
    yield Fact(words.LOWEST, words.LOWEST_PINNED.format(points=lowest) if has_pins else lowest)
    total, greatest = f"{summary.total:,}", summary.greatest
    is_fair = greatest is not None and greatest > summary.total
    yield Fact(words.TOGETHER, words.FAIRNESS.format(total=total, greatest=f"{greatest:,}") if is_fair else total)


def _warnings(page: PairsPage) -> Iterator[str]:
    if not page.scored:
        yield words.CANDIDATE
    if page.own_left_out:
        yield counted(page.own_left_out, words.OWN_LEFT_OUT)
    if page.outdated:
        yield words.OUTDATED


def _links(page: PairsPage) -> Iterator[Link]:
    at = f"/rounds/{page.round}"
    if page.unplaced:
        yield Link(counted(page.unplaced, words.TO_UNPLACED), f"{at}/unplaced")
    if page.changed is not None:
        yield Link(words.TO_COMPARE, f"{at}/compare")
    if page.scored:
        yield Link(words.TO_NOTES, f"{at}/notes")


def _filters(page: PairsPage, asked: Asked) -> tuple[Filter, ...]:
    """Where there is more than one list to show."""
    own = page.pairs - page.own_left_out
    all_of_them = Filter(words.FILTER.format(text=words.ALL_PAIRS, count=f"{own:,}"), {}, not asked.query)
    if not page.changed:
        return (all_of_them,) if asked.query else ()
    text = words.FILTER.format(text=words.NEW_PAIRS, count=f"{page.changed:,}")
    return all_of_them, Filter(text, replace(Asked(), changed=True).query, asked.changed)


def _not_found(asked: Asked) -> str:
    if asked.found is None:
        return ""
    return words.FOUND_MANY.format(most=MOST_PEOPLE) if asked.found == MANY else words.FOUND_NONE


def _found(page: PairsPage, asked: Asked, names: Names) -> tuple[Link, ...]:
    """Their alternatives; they are closed to a candidate of the round."""
    if not page.scored:
        return ()
    return tuple(Link(name(person, names), f"/rounds/{page.round}/people/{person}") for person in asked.people)


def _empty(page: PairsPage, asked: Asked) -> str:
    if page.fingerprint is None:
        return words.NOTHING_PROPOSED
    return words.FOUND_NO_PAIR if asked.people else words.PEOPLE_NOT_NEW


def _row(page: PairsPage, pair: ListedPair, names: Names, parts: tuple[str, ...]) -> Row:
    points = {part.name: Share.of(part.name, part.points, part.most) for part in pair.parts}
    return Row(
        name=pair_name(pair.senior, pair.colleague, names),
        address=f"/rounds/{page.round}/pairs/{pair.senior}/{pair.colleague}" if page.scored else None,
        notes=tuple(_notes(pair)),
        score=None if pair.score is None else Share.of(words.SCORE, pair.score, BEST),
        parts=tuple(points.get(part) for part in parts),
    )


def _notes(pair: ListedPair) -> Iterator[str]:
    if pair.is_pinned:
        yield words.PINNED
    if pair.is_new:
        yield words.NEW


def _most(pairs: Iterable[ListedPair], cohort: NamedCohort) -> Iterator[str]:
    """What each part can bring."""
    found = {part.name: part.most for pair in pairs for part in pair.parts if part.most}
    for part, most in found.items():
        yield words.PART_MOST.format(part=part_head(part, cohort), most=f"{most:,}")


def _held(page: PairsPage, names: Names) -> Iterator[Held]:
    for each in page.considered:
        text = words.HELD_PIN if each.kind == "pin" else words.HELD_VETO
        pair = pair_name(each.one, each.other, names)
        yield Held(text.format(pair=pair), of_held(page.round, each.one, each.other))
