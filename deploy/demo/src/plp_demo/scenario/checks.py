"""Everything that a scenario's rows must keep together. A check waits where a file that it looks things up in was not read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from plp_demo.scenario import dates, offices, outcomes, references, roles, settings, taking_part
from plp_demo.scenario.index import Index, index
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Fault


@dataclass(frozen=True, slots=True)
class Check:
    """`needs` are the files without which it would call right rows wrong."""

    run: Callable[[Scenario, Index], Iterator[Fault]]
    needs: tuple[str, ...] = ()


CHECKS: Final = (
    Check(references.repeated),
    Check(references.unknown_trusts, ("trusts",)),
    Check(references.unknown_cohorts, ("cohorts",)),
    Check(references.unknown_applicants, ("applications",)),
    Check(references.unknown_sessions, ("sessions",)),
    Check(references.unknown_imports, ("imports",)),
    Check(references.unknown_sign_ins, ("people",)),
    Check(references.unknown_headline, ("cohorts",)),
    Check(settings.contradictions, ("topics",)),
    Check(settings.proposed_contradictions, ("trusts", "topics")),
    Check(settings.topics, ("topics",)),
    Check(settings.picks, ()),
    Check(settings.channels_and_consents, ("cohorts",)),
    Check(settings.answers_without_consent, ("applications",)),
    Check(roles.roles_of_no_trust),
    Check(roles.actors_without_role, ("people",)),
    Check(roles.deciders_without_right, ("people",)),
    Check(roles.proposers_without_right, ("people",)),
    Check(roles.matchers_who_fill_no_seat, ("decisions", "departures")),
    Check(dates.outside_programme_time),
    Check(dates.trusts),
    Check(dates.cohorts, ("trusts",)),
    Check(dates.date_changes, ("cohorts",)),
    Check(dates.applications, ("cohorts",)),
    Check(dates.invitations, ("cohorts",)),
    Check(dates.rounds, ("cohorts", "rounds", "decisions")),
    Check(outcomes.outcomes, ("applications",)),
    Check(outcomes.reasons, ("applications",)),
    Check(outcomes.departures, ("decisions",)),
    Check(taking_part.partnerships, ("applications", "decisions", "departures", "rounds", "endings")),
    Check(taking_part.orders),
    Check(taking_part.sessions, ("cohorts", "sessions", "decisions", "departures")),
    Check(taking_part.surveys, ("trusts", "cohorts")),
    Check(taking_part.answers, ("trusts", "cohorts", "surveys", "decisions", "departures")),
    Check(taking_part.stated_groups, ("trusts",)),
    Check(taking_part.contributions, ("trusts", "cohorts", "surveys")),
    Check(offices.headings),
    Check(offices.lists_without_rows, ("import_rows",)),
    Check(offices.requests, ("trusts",)),
    Check(offices.proposals, ("trusts",)),
)


def check(scenario: Scenario, unread: frozenset[str]) -> tuple[Fault, ...]:
    """All faults, check by check; `unread` names the files of which some row could not be read."""
    by_key = index(scenario)
    return tuple(fault for each in CHECKS if not unread.intersection(each.needs) for fault in each.run(scenario, by_key))
