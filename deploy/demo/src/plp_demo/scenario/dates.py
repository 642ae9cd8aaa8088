"""Days in an order that can have happened: trusts, cohorts, applications, rounds.

What one service receives from another needs a later day: within a day nothing waits for the bus.
"""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import pairwise
from typing import Protocol

from plp_demo.scenario.index import Index, of_cohort
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.partnering import Meeting
from plp_demo.scenario.places import Fault, Place
from plp_demo.scenario.recruiting import Cohort, DateChange
from plp_demo.scenario.references import rows_of
from plp_demo.scenario.rows import Row


class Placed(Protocol):
    @property
    def place(self) -> Place: ...


def unless(holds: bool, row: Placed, field: str, rule: str) -> Iterator[Fault]:  # noqa: FBT001 - reads as a sentence
    """The rule as a fault of that field, unless it holds."""
    if not holds:
        yield Fault(row.place, field, rule)


def outside_programme_time(scenario: Scenario, _: Index) -> Iterator[Fault]:
    begins, ends = scenario.about.begins_on, scenario.about.ends_on
    yield from unless(begins < ends, scenario.about, "ends_on", "must be after begins_on")
    for _name, row in rows_of(scenario):
        for field in fields(row):
            day = getattr(row, field.name)
            if isinstance(day, date) and field.name != "noted_on":
                too_late = day > ends and not _is_planned(row, field.name)
                rule = f"must lie between {begins} and {ends} (scenario.toml)"
                yield from unless(begins <= day and not too_late, row, field.name, rule)


def _is_planned(row: Row, field: str) -> bool:
    """A day that a scenario may end before."""
    match row:
        case Cohort() | DateChange():
            return field in {"recruiting_closes_on", "launch_on"}
        case Meeting():
            return field == "meets_on" and row.planned_on is not None and not row.held
        case _:
            return False


def trusts(scenario: Scenario, _: Index) -> Iterator[Fault]:
    for row in scenario.trusts:
        yield from unless(row.noted_on <= row.onboarded_on, row, "noted_on", "must not be after onboarded_on")


def cohorts(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.cohorts:
        trust = index.trusts.get(row.trust)
        if trust:
            rule = f"must not be before the trust is onboarded on {trust.onboarded_on}"
            yield from unless(trust.onboarded_on <= row.recruiting_opens_on, row, "recruiting_opens_on", rule)
        opens_first = row.recruiting_opens_on < row.recruiting_closes_on
        yield from unless(opens_first, row, "recruiting_closes_on", "must be after recruiting_opens_on")
        yield from unless(row.recruiting_closes_on < row.launch_on, row, "launch_on", "must be after recruiting_closes_on")


def date_changes(scenario: Scenario, _: Index) -> Iterator[Fault]:
    planned = {of_cohort(row): row for row in scenario.cohorts}
    for row in scenario.date_changes:
        cohort = planned.get(of_cohort(row))
        opened = cohort is None or cohort.recruiting_opens_on <= row.changed_on
        yield from unless(opened, row, "changed_on", "must not be before recruiting opens")
        yield from unless(row.changed_on <= row.launch_on, row, "launch_on", "must not be before changed_on")
        after_closing = cohort is None or cohort.recruiting_closes_on < row.launch_on
        yield from unless(after_closing, row, "launch_on", "must be after recruiting_closes_on")


def applications(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.applications:
        cohort = index.cohorts.get(of_cohort(row))
        if cohort:
            yield from _while_recruiting(row, "applied_on", row.applied_on, cohort)


def _while_recruiting(row: Row, field: str, day: date, cohort: Cohort) -> Iterator[Fault]:
    rule = f"must be from {cohort.recruiting_opens_on}, and before recruiting closes on {cohort.recruiting_closes_on}"
    yield from unless(cohort.recruiting_opens_on <= day < cohort.recruiting_closes_on, row, field, rule)


def invitations(scenario: Scenario, index: Index) -> Iterator[Fault]:
    """Applications that are entered, and lists that are imported."""
    for entered in scenario.entered_applications:
        if cohort := index.cohorts.get(of_cohort(entered)):
            yield from _while_recruiting(entered, "given_on", entered.given_on, cohort)
        yield from unless(entered.given_on <= entered.entered_on, entered, "entered_on", "must not be before given_on")
    for sent in scenario.imports:
        if cohort := index.cohorts.get(of_cohort(sent)):
            yield from _while_recruiting(sent, "sent_on", sent.sent_on, cohort)


def rounds(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for key, rows in index.rounds.items():
        for number, row in enumerate(rows, start=1):
            yield from unless(
                row.round == number, row, "round", f"must be {number}: rounds are counted from 1, in the file's order"
            )
        for earlier, later in pairwise(rows):
            yield from unless(earlier.stays is None, earlier, "stays", f"must be empty: round {later.round} comes after it")
            yield from unless(earlier.held_on < later.held_on, later, "held_on", f"must be after round {earlier.round}")
        cohort = index.cohorts.get(key)
        if cohort:
            rule = (
                f"must be after recruiting closes on {cohort.recruiting_closes_on} and not after the launch on {cohort.launch_on}"
            )
            between = cohort.recruiting_closes_on < rows[0].held_on <= cohort.launch_on
            yield from unless(between, rows[0], "held_on", rule)
    for cohort in scenario.cohorts:
        launches = cohort.launch_on <= scenario.about.ends_on
        if launches and of_cohort(cohort) not in index.rounds and index.accepted(of_cohort(cohort)):
            yield Fault(cohort.place, "cohort", "accepts people: it needs a round 1 in rounds.csv")
