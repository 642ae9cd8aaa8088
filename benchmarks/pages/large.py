"""A cohort of five hundred pairs that are proposed and not signed yet: the forty-one pairs' applications, copied."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from typing import Final

from benchmarks.http.benchmark import ROOT
from benchmarks.pages.asked import MATCHING, RECRUITMENT, Asked
from plp_demo.player.api_client import ApiClient
from plp_demo.player.people import sub_of
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Key
from plp_demo.scenario.reading import read
from plp_demo.scenario.recruiting import Application, Decision, Outcome, Person
from plp_kit.web.roles import Role
from recruitment.applications.applicants import Side

PAIRS: Final = 500


def scenario() -> Scenario:
    """It ends on the day after recruiting has closed."""
    small = read(ROOT / "scenarios" / "forty_one_pairs")
    if not isinstance(small, Scenario):
        raise SystemExit("\n".join(map(str, small)))
    (cohort,), applying = small.cohorts, {row.person for row in small.applications}
    staff = tuple(person for person in small.people if person.person not in applying)
    applications, template = tuple(_copied(small.applications)), next(iter(small.decisions))
    return Scenario(
        about=replace(small.about, ends_on=cohort.recruiting_closes_on),
        trusts=small.trusts,
        topics=small.topics,
        people=(*staff, *(_person(staff[0], row.person) for row in applications)),
        cohorts=small.cohorts,
        applications=applications,
        decisions=tuple(_accepted(template, row.person) for row in applications),
    )


def _copied(applications: Sequence[Application]) -> Iterator[Application]:
    for side in Side:
        of_side = [row for row in applications if row.sides == (side,)]
        for number, row in enumerate(islice(cycle(of_side), PAIRS)):
            yield replace(row, person=Key(f"{side}{number:03}"))


def _person(template: Person, key: Key) -> Person:
    return replace(template, person=key, name=f"Somebody {key}", roles=(Role.PARTICIPANT,))


def _accepted(template: Decision, person: Key) -> Decision:
    return replace(template, person=person, outcome=Outcome.ACCEPT, reason=None)


def pages(client: ApiClient, scenario: Scenario) -> Sequence[Asked]:
    (cohort,) = scenario.cohorts
    facilitator = sub_of(cohort.trust, cohort.opened_by)
    (opened,) = client.get(RECRUITMENT, facilitator, "/cohorts")
    (matched,) = client.get(MATCHING, facilitator, f"/cohorts/{opened['cohort']}/rounds")
    at = f"/rounds/{matched['round']}"
    client.post(MATCHING, facilitator, f"{at}/proposals", None, "proposed")
    proposed = client.get(MATCHING, facilitator, f"{at}/pairs")
    if proposed["listed"] != PAIRS:
        raise SystemExit(f"{proposed['listed']} pairs are proposed, not {PAIRS}.")
    about, last, somebody = (RECRUITMENT, f"/cohorts/{opened['cohort']}"), proposed["pages"], proposed["shown"][-1]["senior"]
    asked = {"the first page": "", "the last page": f"?page={last}", "one person's": f"?people={somebody}"}
    return [
        Asked(f"{PAIRS} proposed pairs: {name}", facilitator, f"{at}{query}", ((MATCHING, f"{at}/pairs{query}"), about))
        for name, query in asked.items()
    ]
