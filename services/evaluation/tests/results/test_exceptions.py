"""Exceptions to 'Roles do not mix', as recruitment tells of them: one person is let through one rule, and results show it."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from plp_kit.vault.vault import Entry
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person

CLOSED_ON, LAST_DAY, AFTERWARDS = date(2022, 3, 1), date(2022, 4, 30), date(2022, 5, 1)
ALL_ROLES = frozenset({Role.PARTICIPANT, Role.EVALUATOR, Role.EDI_LEAD, Role.DPO})

Receive = Callable[[str, object], None]
Until = Callable[[date], None]
Excepting = Callable[..., UUID]


@pytest.fixture
def excepting(service: RunningService, receive: Receive) -> Excepting:
    """Recruitment tells that the person is let through the rule until the last day."""

    def make(person: Person, rule: str, last_day: date = LAST_DAY) -> UUID:
        exception, begins_on = uuid4(), date(2022, 2, 20)
        entry = Entry(f"exception-{exception}", "reason", "The only evaluator", frozenset({"evaluation"}), frozenset({person.id}))
        (reason,) = service.runtime.context("rha").vault.seal([entry])
        told = {"exception": exception, "person": person.id, "rule": rule, "reason": reason}
        receive("recruitment.ExceptionRecorded", {**told, "begins_on": begins_on, "last_day": last_day})
        return exception

    return make


def as_role(service: RunningService, person: Person, *roles: Role) -> Person:
    return Person(service.app, service.signer, "rha", frozenset(roles), person.subject)


def test_an_evaluator_who_is_facilitator_too_reads_results_until_the_last_day(
    service: RunningService, survey: UUID, until: Until, excepting: Excepting
) -> None:
    both = service.person("rha", Role.EVALUATOR, Role.FACILITATOR)
    path = f"/surveys/{survey}/respondents"
    excepting(both, "content_closed")
    for day, answered in ((CLOSED_ON, 200), (LAST_DAY, 200), (AFTERWARDS, 403)):
        until(day)
        assert both.get(path).status == answered
    until(CLOSED_ON)
    assert service.person("rha", Role.EVALUATOR, Role.FACILITATOR).get(path).code == "content_closed"


def test_a_participant_who_is_the_evaluator_reads_results_and_what_would_leave_the_trust(
    service: RunningService, survey: UUID, people: list[Person], evaluator: Person, until: Until, excepting: Excepting
) -> None:
    until(CLOSED_ON)
    contribution = evaluator.post(f"/surveys/{survey}/contributions").body["id"]
    excepted, another = (as_role(service, person, *ALL_ROLES) for person in people[2:4])
    excepting(excepted, "invited_to_survey")
    for path in (f"/surveys/{survey}/respondents", f"/contributions/{contribution}"):
        assert excepted.get(path).status == 200
        assert another.get(path).code == "invited_to_survey"


def test_an_exception_is_from_one_rule_and_from_no_other(
    service: RunningService, survey: UUID, people: list[Person], until: Until, excepting: Excepting
) -> None:
    until(CLOSED_ON)
    person = as_role(service, people[2], Role.EVALUATOR, Role.FACILITATOR)
    excepting(person, "content_closed")
    assert person.get(f"/surveys/{survey}/respondents").code == "invited_to_survey"
    excepting(person, "invited_to_survey")
    assert person.get(f"/surveys/{survey}/respondents").status == 200


def test_an_exception_reaches_every_id_of_the_person_and_ends_when_the_decision_maker_says_so(
    service: RunningService, survey: UUID, until: Until, receive: Receive, excepting: Excepting
) -> None:
    until(CLOSED_ON)
    both, listed = service.person("rha", Role.EVALUATOR, Role.CO_CHAIR), service.person("rha", Role.EVALUATOR)
    exception = excepting(listed, "content_closed")
    receive("recruitment.IdentitiesJoined", {"person": both.id, "same_as": listed.id})
    assert both.get(f"/surveys/{survey}/respondents").status == 200
    receive("recruitment.ExceptionEnded", {"exception": exception, "on": CLOSED_ON})
    receive("recruitment.ExceptionEnded", {"exception": exception, "on": CLOSED_ON})
    assert both.get(f"/surveys/{survey}/respondents").code == "content_closed"


def test_results_show_the_exceptions_that_were_in_force_while_they_could_be_read(
    service: RunningService, survey: UUID, evaluator: Person, until: Until, receive: Receive, excepting: Excepting
) -> None:
    """The one that ended before the survey closed is not among them. Reading the reason is on record."""
    excepted, earlier = (service.person("rha", Role.EVALUATOR, Role.FACILITATOR) for _ in range(2))
    exception = excepting(excepted, "content_closed")
    excepting(earlier, "content_closed", date(2022, 2, 28))
    until(AFTERWARDS)
    shown = {"exception": str(exception), "person": str(excepted.id), "rule": "content_closed", "reason": "The only evaluator"}
    dates = {"begins_on": "2022-02-20", "last_day": "2022-04-30", "ended_on": None}
    path = f"/surveys/{survey}/respondents"
    assert evaluator.get(path).body["exceptions"] == [{**shown, **dates}]
    assert [row["reader"] for row in excepted.list("/me/access-records")] == [str(evaluator.id)]
    receive("recruitment.RestrictionChanged", {"person": excepted.id, "restricted": True})
    assert [row["reason"] for row in evaluator.get(path).body["exceptions"]] == [None]
    receive("recruitment.RestrictionChanged", {"person": excepted.id, "restricted": False})
    receive("recruitment.PersonErased", {"person": excepted.id})
    service.runtime.context("rha").vault.erase(excepted.id)
    assert evaluator.get(path).body["exceptions"] == [{**shown, **dates, "reason": None}]
