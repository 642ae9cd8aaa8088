"""The pages that are measured, each for somebody for whom there is something on it, and the GETs that it makes for them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from plp_demo.issuer.people import Person
from plp_demo.player.api_client import ApiClient
from plp_demo.player.people import people
from plp_demo.scenario.model import Scenario
from plp_kit.web.roles import Role

Calls = Sequence[tuple[str, str]]
RECRUITMENT, MATCHING, JOURNAL, EVALUATION = "recruitment", "matching", "partnership_journal", "evaluation"
OF_PEOPLE: Final = (RECRUITMENT, MATCHING, JOURNAL, EVALUATION)
TODAY: Final = tuple((service, "/today") for service in OF_PEOPLE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A page, as somebody asks for it. Names, which come by POST, are not among its calls."""

    name: str
    person: str = field(repr=False)
    path: str
    calls: Calls


def pages(client: ApiClient, scenario: Scenario) -> Sequence[Asked]:
    waiting = [person for person in people(scenario) if person.waits]
    facilitator = next(person.sub for person in waiting if Role.FACILITATOR in person.roles)
    decision_maker = next(person.sub for person in waiting if Role.DECISION_MAKER in person.roles)
    requests = Asked("Requests about data", decision_maker, "/requests", ((RECRUITMENT, "/requests"),))
    return [*_of_a_facilitator(client, facilitator), *_of_participants(client, waiting), requests]


def _of_a_facilitator(client: ApiClient, facilitator: str) -> Iterator[Asked]:
    cohorts = [each["cohort"] for each in client.get(RECRUITMENT, facilitator, "/cohorts")]
    lists = {each: _applications(client, facilitator, each) for each in cohorts}
    listed = max(lists, key=lambda each: len(lists[each]))
    application = f"/applications/{lists[listed][0]['application']}"
    proposed = next(each for each in _rounds(client, facilitator, cohorts) if each["fingerprint"])
    cohort = proposed["cohort"]
    of_list = [(RECRUITMENT, path) for path in ("/cohorts", "/cohorts/counts", "/cohorts/set-ups")]
    of_cohort = (
        (RECRUITMENT, f"/cohorts/{cohort}"),
        (RECRUITMENT, f"/cohorts/{cohort}/funnel"),
        (MATCHING, f"/cohorts/{cohort}/rounds"),
        (MATCHING, f"/cohorts/{cohort}/left-behind"),
        (JOURNAL, f"/cohorts/{cohort}/progress"),
        (EVALUATION, f"/cohorts/{cohort}/surveys"),
    )
    of_applications = [(RECRUITMENT, f"/cohorts/{listed}{each}") for each in ("/applications", "")]
    of_application = ((RECRUITMENT, application), (RECRUITMENT, f"{application}/profile"))
    of_round = ((MATCHING, f"/rounds/{proposed['round']}/pairs"), (RECRUITMENT, f"/cohorts/{proposed['cohort']}"))
    yield Asked("Home", facilitator, "/today", (*TODAY, (RECRUITMENT, "/cohorts")))
    yield Asked("All cohorts", facilitator, "/cohorts", of_list)
    yield Asked("A cohort", facilitator, f"/cohorts/{cohort}", of_cohort)
    yield Asked("The applications of a cohort", facilitator, f"/cohorts/{listed}/applications", of_applications)
    yield Asked("An application", facilitator, application, of_application)
    yield Asked("Proposed pairs", facilitator, f"/rounds/{proposed['round']}", of_round)


def _rounds(client: ApiClient, facilitator: str, cohorts: Sequence[str]) -> Iterator[dict[str, Any]]:
    for cohort in cohorts:
        for each in client.get(MATCHING, facilitator, f"/cohorts/{cohort}/rounds"):
            yield {**each, "cohort": cohort}


def _applications(client: ApiClient, facilitator: str, cohort: str) -> list[dict[str, Any]]:
    """Those that are handed in."""
    listed: list[dict[str, Any]] = client.get(RECRUITMENT, facilitator, f"/cohorts/{cohort}/applications")["applications"]
    return [each for each in listed if each["state"] in {"applied", "accepted"}]


def _of_participants(client: ApiClient, waiting: Sequence[Person]) -> Iterator[Asked]:
    subs = [person.sub for person in waiting if set(person.roles) == {Role.PARTICIPANT}]
    applicant, applications = _first(subs, lambda sub: client.get(RECRUITMENT, sub, "/applications/mine"))
    partner, partnerships = _first(subs, lambda sub: client.get(JOURNAL, sub, "/partnerships/mine"))
    own, partnership = applications[0]["application"], partnerships[0]["partnership"]
    cohort = client.get(RECRUITMENT, applicant, "/cohorts/open")[0]["cohort"]
    of_partner = (
        (JOURNAL, f"/partnerships/{partnership}"),
        (MATCHING, "/pairs/mine"),
        (RECRUITMENT, f"/partnerships/{partnership}/partner"),
    )
    yield Asked("To apply", applicant, f"/apply/{cohort}", ((RECRUITMENT, f"/cohorts/{cohort}/application-form"),))
    yield Asked("Your application", applicant, f"/my-application/{own}", ((RECRUITMENT, f"/applications/{own}/own"),))
    yield Asked("Your partner", partner, f"/partner/{partnership}", of_partner)
    yield Asked("Your data", partner, "/my-data", tuple((service, "/me/data") for service in OF_PEOPLE))


def _first(subs: Sequence[str], ask: Callable[[str], Sequence[dict[str, Any]]]) -> tuple[str, Sequence[dict[str, Any]]]:
    return next((sub, answered) for sub in subs if (answered := ask(sub)))
