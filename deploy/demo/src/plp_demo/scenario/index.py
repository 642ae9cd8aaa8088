"""A scenario's rows by their keys, for the checks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias, TypeVar

from evaluation.surveys.schedules import Schedule, months_after, scheduled
from plp_demo.scenario.evaluating import Survey
from plp_demo.scenario.inviting import Import
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.partnering import Round, Session
from plp_demo.scenario.places import Key, TrustCode
from plp_demo.scenario.recruiting import Application, Cohort, Outcome, Person, Trust
from plp_demo.scenario.rows import OfCohort, OfMember

CohortKey: TypeAlias = tuple[TrustCode, Key]
MemberKey: TypeAlias = tuple[TrustCode, Key, Key]


Name = TypeVar("Name")
Thing = TypeVar("Thing")


def of_cohort(row: OfCohort) -> CohortKey:
    return row.trust, row.cohort


def of_member(row: OfMember) -> MemberKey:
    return row.trust, row.cohort, row.person


def grouped(pairs: Iterable[tuple[Name, Thing]]) -> dict[Name, tuple[Thing, ...]]:
    """The things of each name, in the order in which they came."""
    groups: defaultdict[Name, list[Thing]] = defaultdict(list)
    for name, thing in pairs:
        groups[name].append(thing)
    return {name: tuple(things) for name, things in groups.items()}


@dataclass(frozen=True, slots=True)
class Index:
    trusts: Mapping[TrustCode, Trust]
    topics: Mapping[TrustCode, tuple[str, ...]]
    people: Mapping[tuple[TrustCode, Key], Person]
    cohorts: Mapping[CohortKey, Cohort]
    applications: Mapping[MemberKey, Application]
    imports: Mapping[tuple[TrustCode, Key, Key], Import]
    accepted_on: Mapping[MemberKey, date]
    withdrawn_on: Mapping[MemberKey, date]
    gone_on: Mapping[MemberKey, date]
    rounds: Mapping[CohortKey, tuple[Round, ...]]
    sessions: Mapping[tuple[TrustCode, Key, Key], Session]
    surveys: Mapping[CohortKey, Survey]

    def schedule(self, row: OfCohort) -> Schedule | None:
        """When the survey of the row's cohort is open, its extension included; None where trust or cohort are unknown."""
        trust, cohort, survey = self.trusts.get(row.trust), self.cohorts.get(of_cohort(row)), self.surveys.get(of_cohort(row))
        if trust is None or cohort is None:
            return None
        planned = scheduled(months_after(cohort.launch_on, trust.survey_month), trust.survey_days)
        return planned.extended(survey.extension_days or 0) if survey else planned

    def accepted(self, cohort: CohortKey) -> bool:
        return any(member[:2] == cohort for member in self.accepted_on)

    def takes_part(self, row: OfMember, day: date) -> bool:
        accepted, gone = self.accepted_on.get(of_member(row)), self.gone_on.get(of_member(row))
        return accepted is not None and accepted <= day and (gone is None or day < gone)

    def paired_on(self, row: OfMember) -> date | None:
        """The first day on which the person can have a partner: that of the first published round after the acceptance."""
        accepted = self.accepted_on.get(of_member(row))
        published = [matching.held_on for matching in self.rounds.get(of_cohort(row), ()) if matching.stays is None]
        later = [day for day in published if accepted and day > accepted]
        return min(later, default=None)


def _cohorts(scenario: Scenario) -> dict[CohortKey, Cohort]:
    """With the launch as it was moved last."""
    moved = {of_cohort(row): row.launch_on for row in sorted(scenario.date_changes, key=lambda row: row.changed_on)}
    return {of_cohort(row): replace(row, launch_on=moved.get(of_cohort(row), row.launch_on)) for row in scenario.cohorts}


def index(scenario: Scenario) -> Index:
    withdrawn = {of_member(row): row.decided_on for row in scenario.decisions if row.outcome is Outcome.WITHDRAW}
    return Index(
        trusts={row.trust: row for row in scenario.trusts},
        topics=grouped((row.trust, row.topic) for row in scenario.topics),
        people={(row.trust, row.person): row for row in scenario.people},
        cohorts=_cohorts(scenario),
        applications={of_member(row): row for row in scenario.applications},
        imports={(row.trust, row.cohort, row.file): row for row in scenario.imports},
        accepted_on={of_member(row): row.decided_on for row in scenario.decisions if row.outcome is Outcome.ACCEPT},
        withdrawn_on=withdrawn,
        gone_on=withdrawn | {of_member(row): row.left_on for row in scenario.departures},
        rounds=grouped((of_cohort(row), row) for row in scenario.rounds),
        sessions={(row.trust, row.cohort, row.session): row for row in scenario.sessions},
        surveys={of_cohort(row): row for row in scenario.surveys},
    )
