"""A trust's cohorts over time. No count names a person: small ones, and small remainders, are said in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.own_cohorts import words
from portal.own_cohorts.calls import CohortCounts, Progress, Survey
from portal.site.calls import Answer, Outcome
from portal.site.present import day, of

FEWEST: Final = 5
"""People of whom a count is shown."""


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    launch: str
    took_part: str
    continuing: str
    meetings: str
    surveys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """`is_whole` unless a service did not answer; `own` where a partnership of the reader's is left out."""

    rows: tuple[Row, ...]
    is_whole: bool
    own: bool


def out_of(count: int, base: int) -> str:
    """A count with its base, unless it, or what it leaves out, could name somebody."""
    if base < FEWEST:
        return words.FEW_ALONE.format(fewest=FEWEST) if base else words.NOT_YET
    if 0 < count < FEWEST:
        return words.FEW.format(fewest=FEWEST, base=f"{base:,}")
    if base - count < FEWEST:
        return words.NEARLY_ALL.format(base=f"{base:,}")
    return of(count, base)


def overview(
    counts: Iterable[CohortCounts], progress: Outcome[tuple[Progress, ...]], surveys: Outcome[tuple[Survey, ...]]
) -> Overview:
    partnerships = {each.cohort: each for each in progress.value} if isinstance(progress, Answer) else None
    answers = surveys.value if isinstance(surveys, Answer) else None
    rows = tuple(_row(each, partnerships, answers) for each in counts)
    own = any(each.own_left_out for each in (partnerships or {}).values())
    return Overview(rows, partnerships is not None and answers is not None, own)


def _row(counts: CohortCounts, progress: Mapping[UUID, Progress] | None, surveys: Iterable[Survey] | None) -> Row:
    launch = words.LAUNCHED if counts.launched else words.PLANNED
    continuing, meetings = _partnerships(counts.cohort, progress)
    return Row(
        counts.title,
        launch.format(day=day(counts.launch_on)),
        out_of(counts.accepted, counts.applied),
        continuing,
        meetings,
        _surveys(counts.cohort, surveys),
    )


def _partnerships(cohort: UUID, progress: Mapping[UUID, Progress] | None) -> tuple[str, str]:
    """A pair is two people, so that few pairs are few people, too."""
    if progress is None:
        return words.NOT_KNOWN, words.NOT_KNOWN
    told = progress.get(cohort)
    if told is None or told.partnerships == 0:
        return words.NOT_YET, words.NOT_YET
    if told.partnerships < FEWEST:
        few = words.FEW_ALONE.format(fewest=FEWEST)
        return few, words.NOT_YET if told.meetings_held == 0 else few
    meetings = words.MEETINGS.format(count=f"{told.meetings_held:,}", base=f"{told.partnerships:,}")
    return out_of(told.active, told.partnerships), meetings


def _surveys(cohort: UUID, surveys: Iterable[Survey] | None) -> tuple[str, ...]:
    if surveys is None:
        return (words.NOT_KNOWN,)
    closed = [each for each in surveys if each.cohort == cohort and each.answered is not None]
    said = [
        words.SURVEY.format(wave=words.WAVES.get(each.wave, each.wave), answers=out_of(each.answered or 0, each.invited))
        for each in closed
    ]
    return tuple(said) or (words.NOT_YET,)
