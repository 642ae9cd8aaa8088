"""The respondents table through its HTTP route, once the survey has closed."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person

CLOSES_ON = date(2022, 3, 1)

Until = Callable[[date], None]
Answering = Callable[..., Answered]


def test_the_respondents_table_is_shown_after_closing(
    survey: UUID, people: list[Person], answer: Answering, evaluator: Person, until: Until
) -> None:
    for person in people[2:6]:
        answer(person, group="served", check_in="yes")
    answer(people[0])
    answer(people[7], group="both", recommend="not_sure")
    assert evaluator.get(f"/surveys/{survey}/respondents").code == "survey_still_open"
    until(CLOSES_ON)
    assert evaluator.get(f"/surveys/{survey}/respondents").body == {
        "pairs_at_launch": 7,
        "invited": 14,
        "remaining": 13,
        "answers": 6,
        "answers_of_remaining": 5,
        "rate_of_remaining": "38.5",
        "rate_of_invited": "42.9",
        "groups": [
            {"group": "senior", "label": "SLT", "count": 1, "share": "16.7", "share_adding": "16.7"},
            {"group": "served", "label": "BME", "count": 4, "share": "66.7", "share_adding": "66.7"},
            {"group": "both", "label": "SLT and BME", "count": 1, "share": "16.7", "share_adding": "16.6"},
        ],
        "served": {"count": 5, "base": 6, "share": "83.3"},
        "recommend": {"count": 5, "base": 6, "share": "83.3"},
        "check_in": {"count": 4, "base": 6, "share": "66.7"},
        "whole_pairs": 2,
        "exceptions": [],
        "stated": [],
    }


def test_nobody_whom_a_survey_invited_reads_its_results(
    service: RunningService, survey: UUID, people: list[Person], until: Until
) -> None:
    """Open or closed, as evaluator, EDI lead or officer, and not after leaving either: the first of the two has left."""
    roles = frozenset({Role.PARTICIPANT, Role.EVALUATOR, Role.EDI_LEAD, Role.DPO})
    invited = [Person(service.app, service.signer, "rha", roles, person.subject) for person in people[:2]]
    evaluator = service.person("rha", *roles)
    assert evaluator.get(f"/surveys/{survey}/respondents").code == "survey_still_open"
    assert {person.get(f"/surveys/{survey}/respondents").code for person in invited} == {"invited_to_survey"}
    until(CLOSES_ON)
    contribution = evaluator.post(f"/surveys/{survey}/contributions").body["id"]
    for path in (f"/surveys/{survey}/respondents", f"/contributions/{contribution}"):
        assert evaluator.get(path).status == 200
        assert {(refused.status, refused.code) for refused in (person.get(path) for person in invited)} == {
            (403, "invited_to_survey")
        }


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.CO_CHAIR])
def test_nobody_who_runs_the_programme_reads_results_as_an_evaluator(
    service: RunningService, survey: UUID, evaluator: Person, until: Until, role: Role
) -> None:
    until(CLOSES_ON)
    refused = service.person("rha", role, Role.EVALUATOR).get(f"/surveys/{survey}/respondents")
    assert (refused.status, refused.code) == (403, "content_closed")
    assert evaluator.get(f"/surveys/{survey}/respondents").status == 200


def test_a_survey_that_nobody_answers_closes_with_an_empty_table(survey: UUID, evaluator: Person, until: Until) -> None:
    until(CLOSES_ON)
    table = evaluator.get(f"/surveys/{survey}/respondents").body
    assert (table["answers"], table["rate_of_remaining"], table["served"]["share"]) == (0, "0.0", None)
