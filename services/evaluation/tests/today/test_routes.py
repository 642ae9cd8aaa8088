"""What waits in evaluation, for each role, from a survey's planning to its contribution."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person


def today(person: Person) -> dict[str, tuple[Any, ...]]:
    """What waits, by kind; no kind is there twice in these tests."""
    waiting = person.get("/today").body["waiting"]
    found = {each["kind"]: (each["id"], each["count"], each["since"], each["due"]) for each in waiting}
    assert len(found) == len(waiting)
    return found


def test_a_survey_waits_for_its_approval_then_for_whom_it_invites_and_who_has_not_answered(
    planned: UUID, evaluator: Person, people: list[Person], until: Callable[[date], None], service: RunningService
) -> None:
    """Whether anybody has answered shows to themselves alone."""
    ada, ben = people[1], people[3]
    assert today(evaluator) == {"survey_to_approve": (str(planned), 1, "2021-01-04", "2022-02-11")}
    assert today(ada) == {}
    approval = {"reference": "RD-17", "on": "2021-01-03", "approver": "Research and development"}
    assert evaluator.post(f"/surveys/{planned}/approvals", approval).status == 200
    assert today(evaluator) == {}
    until(date(2022, 2, 12))
    waits = {"survey_to_answer": (str(planned), 1, "2022-02-12", "2022-02-28")}
    assert today(ada) == today(ben) == waits
    everybody = service.person("rha", *(role for role in Role if role not in {Role.PARTICIPANT, Role.OPERATOR}))
    before = everybody.get("/today").body
    answer = {"consent": True, "group": "senior", "recommend": "yes", "check_in": "no", "national_counts": True}
    assert ada.post(f"/surveys/{planned}/answers", answer).status == 200
    assert (today(ada), today(ben)) == ({}, waits)
    assert everybody.get("/today").body == before
    until(date(2022, 2, 22))
    assert today(evaluator) == {"survey_closing": (str(planned), 1, "2022-02-22", "2022-02-28")}


def test_a_contribution_waits_for_an_officer_whom_its_survey_did_not_invite(
    survey: UUID,
    people: list[Person],
    evaluator: Person,
    officer: Person,
    answer: Callable[..., Answered],
    until: Callable[[date], None],
) -> None:
    for person in people[:11]:
        answer(person)
    until(date(2022, 3, 1))
    contribution = evaluator.post(f"/surveys/{survey}/contributions").body["id"]
    invited = Person(people[1].app, people[1].signer, "rha", frozenset({Role.DPO}), people[1].subject)
    assert today(officer) == {"contribution_to_answer": (contribution, 1, "2022-03-01", None)}
    assert today(invited) == today(evaluator) == {}
    assert officer.post(f"/contributions/{contribution}/holds", {"reason": "figures_wrong"}).status == 200
    assert today(officer) == {"contribution_on_hold": (contribution, 1, "2022-03-01", None)}
    assert officer.post(f"/contributions/{contribution}/approvals").status == 200
    assert today(officer) == {}
