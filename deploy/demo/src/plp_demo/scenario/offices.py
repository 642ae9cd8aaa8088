"""What waits for the trust's offices, and the lists that they send: what the services would refuse."""

from collections.abc import Iterator
from datetime import date

from plp_demo.scenario.asking import Request
from plp_demo.scenario.dates import unless
from plp_demo.scenario.index import Index, of_cohort
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Fault
from recruitment.imports.columns import ListKind, by_headings, never_kept
from recruitment.requests.grounds import RequestKind


def headings(scenario: Scenario, _: Index) -> Iterator[Fault]:
    for row in scenario.imports:
        titles = (row.name_heading, row.email_heading)
        if refusal := never_kept(titles):
            yield Fault(row.place, "name_heading", f"{refusal.message} ({refusal.code})")
        refused = by_headings(ListKind.APPLICANTS, titles, ()).refusal(titles)
        rule = "must be no: " + (refused.message if refused else "")
        yield from unless(not (row.imported and refused), row, "imported", rule)


def lists_without_rows(scenario: Scenario, _: Index) -> Iterator[Fault]:
    named = {(*of_cohort(row), row.file) for row in scenario.import_rows}
    for row in scenario.imports:
        yield from unless((*of_cohort(row), row.file) in named, row, "file", "has no row in import_rows.csv")


def requests(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.requests:
        without = row.kind is RequestKind.ERASURE
        yield from unless((row.words is None) == without, row, "words", "must be there, but for an erasure")
        advice = (row.advised_on, row.advised_by, row.advice)
        yield from unless(all(advice) or not any(advice), row, "advice", "advice needs all its three columns")
        yield from _in_order(row, index)


def _in_order(row: Request, index: Index) -> Iterator[Fault]:
    """The services know the trust a day after it was onboarded."""
    trust = index.trusts.get(row.trust)
    yield from unless(trust is None or trust.onboarded_on < row.asked_on, row, "asked_on", "must be after the trust is onboarded")
    advised_on: date = row.advised_on or row.asked_on
    yield from unless(row.asked_on <= advised_on, row, "advised_on", "must not be before asked_on")


def proposals(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.proposals:
        trust = index.trusts.get(row.trust)
        early = trust is not None and row.proposed_on <= trust.onboarded_on
        yield from unless(not early, row, "proposed_on", "must be after the trust is onboarded")
