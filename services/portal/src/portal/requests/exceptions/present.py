"""Exceptions: for whom, from which rule, why, until when, and by whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from portal.requests.exceptions import words
from portal.requests.exceptions.calls import Excepted
from portal.site.present import Fact, Status, day


@dataclass(frozen=True, slots=True)
class Row:
    """`end` is where it can be ended, None where it is over."""

    name: str
    rule: str
    reason: str
    days: str
    state: Status
    by: str
    end: str | None


def people_of(exceptions: Iterable[Excepted]) -> tuple[UUID, ...]:
    return tuple(person for each in exceptions for person in (each.person, each.recorded_by))


def rows(exceptions: Iterable[Excepted], names: Mapping[UUID, str]) -> tuple[Row, ...]:
    return tuple(_row(each, names) for each in exceptions)


def _row(excepted: Excepted, names: Mapping[UUID, str]) -> Row:
    return Row(
        names.get(excepted.person, words.NO_NAME),
        words.RULES.get(excepted.rule, excepted.rule),
        excepted.reason or words.NO_REASON,
        days(excepted),
        state(excepted),
        names.get(excepted.recorded_by, words.NO_NAME),
        f"/exceptions/{excepted.exception}/end" if excepted.in_force else None,
    )


def days(excepted: Excepted) -> str:
    return words.UNTIL.format(first=day(excepted.begins_on), last=day(excepted.last_day))


def state(excepted: Excepted) -> Status:
    if excepted.ended_on:
        return Status(words.ENDED.format(day=day(excepted.ended_on)))
    return Status(words.IN_FORCE, "green") if excepted.in_force else Status(words.OVER)


def facts(excepted: Excepted, names: Mapping[UUID, str]) -> tuple[Fact, ...]:
    row = _row(excepted, names)
    return (
        Fact(words.WHO, row.name),
        Fact(words.RULE_NAME, row.rule),
        Fact(words.WHY, row.reason),
        Fact(words.DAYS, row.days),
        Fact(words.STATE, row.state.text),
    )
