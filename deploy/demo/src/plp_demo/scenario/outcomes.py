"""What can become of an application, in which order, and who leaves."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from plp_demo.scenario.dates import unless
from plp_demo.scenario.index import Index, grouped, of_member
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Fault
from plp_demo.scenario.recruiting import Decision, Outcome
from recruitment.applications.applicants import Side
from recruitment.applications.events import DeclineReason

FOLLOWS: Final[Mapping[Outcome | None, frozenset[Outcome]]] = {
    None: frozenset(Outcome),
    Outcome.WAITING_LIST: frozenset(Outcome) - {Outcome.WAITING_LIST},
    Outcome.ACCEPT: frozenset({Outcome.WITHDRAW}),
    Outcome.DECLINE: frozenset(),
    Outcome.WITHDRAW: frozenset(),
}


def outcomes(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for key, decisions in grouped((of_member(row), row) for row in scenario.decisions).items():
        application = index.applications.get(key)
        for row in decisions:
            early = application is not None and row.decided_on < application.applied_on
            yield from unless(not early, row, "decided_on", "must not be before the application")
        yield from _order(sorted(decisions, key=lambda row: row.decided_on))


def _order(decisions: Sequence[Decision]) -> Iterator[Fault]:
    before: Outcome | None = None
    for row in decisions:
        yield from unless(row.outcome in FOLLOWS[before], row, "outcome", f"{row.outcome} cannot follow {before}")
        before = row.outcome


def reasons(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.decisions:
        declined = row.outcome is Outcome.DECLINE
        yield from unless(declined == (row.reason is not None), row, "reason", "must be there for a decline, and only for one")
        application = index.applications.get(of_member(row))
        if application and row.reason is DeclineReason.NOT_SENIOR_LEVEL:
            yield from unless(Side.SENIOR in application.sides, row, "reason", "the person did not apply for the senior side")


def departures(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.departures:
        accepted = index.accepted_on.get(of_member(row))
        there = accepted is not None and accepted < row.left_on and of_member(row) not in index.withdrawn_on
        yield from unless(
            there, row, "left_on", "must be after the person was accepted, and not withdrawn: only participants leave"
        )
