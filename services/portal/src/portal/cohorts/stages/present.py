"""What the pages show that take a cohort from stage to stage: what a decision rests on, and which days move."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import msgspec

from portal.cohorts.stages import words
from portal.cohorts.stages.calls import Cohort, DateChange, Launchable, MissingForLaunch, Move
from portal.site.present import Fact, day, day_before

LAUNCH: Final = "launch_on"


def close_facts(cohort: Cohort) -> tuple[Fact, ...]:
    return (Fact(words.COHORT, cohort.title), Fact(words.LAST_DAY, day_before(cohort.recruiting_closes_on)))


def launch_facts(launchable: Launchable) -> tuple[Fact, ...]:
    return (Fact(words.COHORT, launchable.title), Fact(words.LAUNCH_PLANNED, day(launchable.launch_on)))


def lacks(missing: Iterable[MissingForLaunch], cohort: object) -> Iterator[tuple[str, str, str]]:
    """What is missing before the launch: a sentence, and the words and address of the page on which it is mended."""
    pages = {
        "recruiting_open": (words.TO_CLOSE, f"/cohorts/{cohort}/close-recruiting"),
        "guide_missing": (words.TO_GUIDE, f"/cohorts/{cohort}/set-up/guide"),
        "signposts_missing": (words.TO_SIGNPOSTS, "/signposts"),
    }
    for each in missing:
        yield (each.detail, *pages.get(each.code, ("", "")))


# Dates


def days(cohort: Cohort) -> Mapping[str, date]:
    """The five days as they are, by name."""
    return {name: value for name, value in msgspec.structs.asdict(cohort).items() if isinstance(value, date)}


def date_facts(cohort: Cohort) -> tuple[Fact, ...]:
    return tuple(Fact(words.MOVED_DAYS[name], day(value)) for name, value in days(cohort).items())


def given(change: DateChange) -> Mapping[str, str]:
    """For the address of the page that checks it. It has days and a reason from a list, and nothing of anybody."""
    every: Mapping[str, str | None] = msgspec.to_builtins(change)
    return {name: value for name, value in every.items() if value is not None}


def change_in(query: Mapping[str, str]) -> DateChange | None:
    """None for what no page of ours leads to."""
    try:
        return msgspec.convert(dict(query), DateChange, strict=False)
    except msgspec.ValidationError:
        return None


def move_facts(cohort: Cohort, moves: Iterable[Move], change: DateChange) -> tuple[Fact, ...]:
    return (Fact(words.COHORT, cohort.title), *map(_moved, moves), Fact(words.WHY, words.REASONS[change.reason]))


def _moved(move: Move) -> Fact:
    told = words.FROM_TO.format(before=day(move.before), after=day(move.after))
    return Fact(words.MOVED_DAYS.get(move.what, move.what), told)


def follows(moves: Iterable[Move]) -> tuple[str, ...]:
    """What happens then, in sentences."""
    launch_moves = any(move.what == LAUNCH for move in moves)
    return (words.FOLLOWS, words.LAUNCH_TOLD) if launch_moves else (words.FOLLOWS,)
