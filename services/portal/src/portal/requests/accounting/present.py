"""The record of processing, what ends when, and whom a breach concerns, ready to show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.requests.accounting import words
from portal.requests.accounting.calls import Activity, Controller, Ends, NamedCohort, Record, Scope
from portal.site.calls import Answer, Outcome
from portal.site.present import Fact, Share, counted, day

COUNTS: Final = ("contacts", "applications", "access_needs", "took_part")


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """`controller` is empty where the settings name none."""

    trust: str
    controller: tuple[Fact, ...]
    activities: tuple[Section, ...]
    security: str


def record_page(record: Record) -> RecordPage:
    controller = tuple(_controller(record.controller)) if record.controller else ()
    activities = tuple(Section(each.name, tuple(_activity(each, record.transfers))) for each in record.activities)
    return RecordPage(record.trust, controller, activities, record.security)


def _controller(controller: Controller) -> Iterator[Fact]:
    reached = [controller.officer_email, *([controller.officer_telephone] if controller.officer_telephone else [])]
    yield Fact(words.CONTROLLER, controller.name)
    yield Fact(words.CONTROLLER_ADDRESS, controller.address)
    yield Fact(words.OFFICER, "\n".join(reached))
    yield Fact(words.JOINT, words.NO_JOINT)


def _activity(activity: Activity, transfers: str) -> Iterator[Fact]:
    yield Fact(words.PURPOSE, activity.purpose)
    yield Fact(words.PEOPLE, activity.people)
    yield Fact(words.DATA, activity.data)
    yield Fact(words.BASIS, activity.basis)
    yield Fact(words.CONDITION, activity.condition)
    yield Fact(words.RECIPIENTS, "\n".join(activity.recipients) or words.NO_RECIPIENTS)
    yield Fact(words.TRANSFERS, transfers)
    limit = words.LIMIT_VALUE[activity.retention_months != 1]
    yield Fact(words.LIMIT, limit.format(count=activity.retention_months, since=activity.counts_from))


@dataclass(frozen=True, slots=True)
class Period:
    name: str
    months: str


def periods(outcome: Outcome[Record]) -> tuple[Period, ...]:
    """In the order of the catalogue; empty where they are not known."""
    known: Mapping[str, int] = outcome.value.periods if isinstance(outcome, Answer) else {}
    return tuple(Period(name, counted(known[key], words.MONTHS)) for key, name in words.PERIODS.items() if key in known)


@dataclass(frozen=True, slots=True)
class Run:
    """What ends in one service; `rows` is None where it did not answer."""

    name: str
    caption: str
    rows: tuple[tuple[str, str, str, str], ...] | None


def run(slug: str, outcome: Outcome[tuple[Ends, ...]]) -> Run:
    name = words.PARTS[slug]
    rows = tuple(_ends(each) for each in outcome.value) if isinstance(outcome, Answer) else None
    return Run(name, words.RUN_CAPTION.format(part=name), rows)


def _ends(ends: Ends) -> tuple[str, str, str, str]:
    following = words.NEXT[ends.waiting != 1].format(count=f"{ends.waiting:,}", day=day(ends.next_on)) if ends.next_on else None
    late = counted(ends.overdue, words.OVERDUE) if ends.overdue else None
    said = ". ".join(each for each in (following, late) if each)
    last = words.LAST.format(count=f"{ends.last_ended:,}", day=day(ends.last_on)) if ends.last_on else words.NOTHING_ENDED
    return words.KEPT.get(ends.what, ends.what), said or words.NOTHING_WAITS, last, f"{ends.ended:,}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a breach may concern; `query` is None for everybody."""

    text: str
    cohort: UUID | None
    is_here: bool


def choices(cohorts: tuple[NamedCohort, ...], chosen: UUID | None) -> tuple[Choice, ...]:
    named = tuple(Choice(each.title, each.cohort, each.cohort == chosen) for each in cohorts)
    return (Choice(words.EVERYBODY, None, chosen is None), *named)


def shares(scope: Scope) -> tuple[Share, ...]:
    rest = tuple(Share.of(words.SCOPE[name], getattr(scope, name), scope.people) for name in COUNTS)
    return (Share(words.SCOPE["people"], f"{scope.people:,}", 100), *rest)
