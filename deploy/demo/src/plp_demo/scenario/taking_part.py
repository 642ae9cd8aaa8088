"""Partnerships, sessions and surveys: only people who take part on that day, on days when it can happen."""

from collections.abc import Iterator
from datetime import date

from evaluation.answers.answer import misstated
from partnership_journal.partnerships.decider import Ending as How
from plp_demo.scenario.dates import unless
from plp_demo.scenario.index import Index, of_cohort, of_member
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Fault
from plp_demo.scenario.rows import OfMember


def partnerships(scenario: Scenario, index: Index) -> Iterator[Fault]:
    ended_on = {of_member(row): row.ended_on for row in scenario.endings}
    for row, field, day in _partners_days(scenario):
        yield from _partner_there(row, field, day, index)
        ended = ended_on.get(of_member(row))
        yield from unless(ended is None or day <= ended, row, field, f"must not be after the partnership ends on {ended}")


def _partners_days(scenario: Scenario) -> Iterator[tuple[OfMember, str, date]]:
    """Every day on which somebody does something as a partner."""
    yield from ((row, "written_on", row.written_on) for row in scenario.agreements)
    yield from ((row, "planned_on", row.planned_on) for row in scenario.meetings if row.planned_on)
    yield from ((row, "meets_on", row.meets_on) for row in scenario.meetings)
    yield from ((row, "set_on", row.set_on) for row in scenario.goals)
    yield from ((row, "reached_on", row.reached_on) for row in scenario.goals if row.reached_on)
    yield from ((row, "ended_on", row.ended_on) for row in scenario.endings)


def _partner_there(row: OfMember, field: str, day: date, index: Index) -> Iterator[Fault]:
    paired = index.paired_on(row)
    if of_member(row) not in index.applications:
        return  # references.py says so.
    if index.takes_part(row, day):
        yield from unless(paired is not None and paired < day, row, field, "must be after a round that pairs this person")
    else:
        yield Fault(row.place, field, f"{row.person!r} does not take part on {day}")


def orders(scenario: Scenario, _: Index) -> Iterator[Fault]:
    for meeting in scenario.meetings:
        planned = meeting.planned_on
        yield from unless(planned is None or planned <= meeting.meets_on, meeting, "planned_on", "must not be after meets_on")
        yield from unless(
            meeting.held or planned is not None, meeting, "planned_on", "must be there: the meeting was not held either"
        )
    for goal in scenario.goals:
        yield from unless(
            goal.reached_on is None or goal.set_on <= goal.reached_on, goal, "reached_on", "must not be before set_on"
        )
    for ending in scenario.endings:
        rule = "partner_left is for departures.csv: it follows from a departure"
        yield from unless(ending.how is not How.PARTNER_LEFT, ending, "how", rule)


def sessions(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for session in scenario.sessions:
        cohort = index.cohorts.get(of_cohort(session))
        launched = cohort is None or cohort.launch_on <= session.held_on
        yield from unless(launched, session, "held_on", "must not be before the launch")
    for row in scenario.attendances:
        attended = index.sessions.get((row.trust, row.cohort, row.session))
        there = attended is None or index.takes_part(row, attended.held_on)
        yield from unless(there, row, "person", f"{row.person!r} does not take part on the session's day")


def surveys(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.surveys:
        cohort, open_days = index.cohorts.get(of_cohort(row)), index.schedule(row)
        if cohort and open_days:
            rule = f"must be after {cohort.recruiting_opens_on}, and before the survey opens on {open_days.opens_on}"
            approved = cohort.recruiting_opens_on < row.approved_on < open_days.opens_on
            yield from unless(approved, row, "approved_on", rule)
            unextended_days = open_days.extended(-(row.extension_days or 0))
            extended = row.extended_on is None or unextended_days.opens_on <= row.extended_on < unextended_days.closes_on
            yield from unless(extended, row, "extended_on", "must be a day on which the survey is open")
        extension = (row.extended_on, row.extension_days, row.extended_by)
        yield from unless(all(extension) or not any(extension), row, "extension_days", "an extension needs all its three columns")


def answers(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.answers:
        days = index.schedule(row)
        if days:
            rule = f"must be from {days.opens_on}, and before the survey closes on {days.closes_on}"
            yield from unless(days.opens_on <= row.answered_on < days.closes_on, row, "answered_on", rule)
        if of_cohort(row) not in index.surveys:
            yield Fault(row.place, "cohort", "has no survey in surveys.csv, and none opens without its approval")
        yield from unless(index.takes_part(row, row.answered_on), row, "person", f"{row.person!r} does not take part on that day")


def stated_groups(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.answers:
        trust = index.trusts.get(row.trust)
        refusal = misstated(row.group, row.groups_served or (), trust.groups_served) if trust else None
        if refusal:
            yield Fault(row.place, "groups_served", f"{refusal.message} ({refusal.code})")


def contributions(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.contributions:
        days = index.schedule(row)
        if days:
            rule = f"must be after the survey closes on {days.closes_on}"
            yield from unless(days.closes_on < row.prepared_on, row, "prepared_on", rule)
        yield from unless(row.prepared_on <= row.approved_on, row, "approved_on", "must not be before prepared_on")
        if of_cohort(row) not in index.surveys:
            yield Fault(row.place, "cohort", "has no survey in surveys.csv, so there is nothing to contribute")
        if (trust := index.trusts.get(row.trust)) and len(trust.groups_served) > 1:
            yield Fault(row.place, "cohort", "serves several groups, so its survey is not contributed")
