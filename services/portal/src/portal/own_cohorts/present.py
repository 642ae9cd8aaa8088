"""A trust's cohorts over time. No count names a person: small ones, and small remainders, are said in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.own_cohorts import words
from portal.own_cohorts.calls import Cohort, Counts, Progress, Survey
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


@dataclass(frozen=True, slots=True)
class Told:
    """What each service says."""

    counts: Outcome[tuple[Counts, ...]]
    progress: Outcome[tuple[Progress, ...]]
    surveys: Outcome[tuple[Survey, ...]]


def overview(cohorts: Iterable[Cohort], told: Told) -> Overview:
    counts = {each.cohort: each for each in told.counts.value} if isinstance(told.counts, Answer) else None
    progress = {each.cohort: each for each in told.progress.value} if isinstance(told.progress, Answer) else None
    surveys = told.surveys.value if isinstance(told.surveys, Answer) else None
    rows = tuple(_row(each, counts, progress, surveys) for each in cohorts)
    own = any(each.own_left_out for each in (progress or {}).values())
    return Overview(rows, None not in (counts, progress, surveys), own)


def _row(
    cohort: Cohort,
    counts: Mapping[UUID, Counts] | None,
    progress: Mapping[UUID, Progress] | None,
    surveys: Iterable[Survey] | None,
) -> Row:
    launch = words.LAUNCHED if cohort.launched else words.PLANNED
    continuing, meetings = _partnerships(cohort.cohort, progress)
    return Row(
        cohort.title,
        launch.format(day=day(cohort.launch_on)),
        _accepted(cohort.cohort, counts),
        continuing,
        meetings,
        _surveys(cohort.cohort, surveys),
    )


def _accepted(cohort: UUID, counts: Mapping[UUID, Counts] | None) -> str:
    if counts is None:
        return words.NOT_KNOWN
    told = counts.get(cohort)
    return out_of(told.accepted, told.applied) if told else words.NOT_YET


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
