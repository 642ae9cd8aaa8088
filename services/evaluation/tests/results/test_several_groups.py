"""A cohort that serves several groups, from its survey's form to its results: none is told apart, and none is added up."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from evaluation.catalogue.questions import CORE
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person

CLOSES_ON = date(2022, 3, 1)

Until = Callable[[date], None]
Answering = Callable[..., Answered]


@pytest.fixture
def groups_served() -> list[str]:
    return ["disabled", "bme"]


def test_the_form_asks_after_each_group_that_the_cohort_serves(survey: UUID, people: list[Person]) -> None:
    form = people[0].get(f"/surveys/{survey}/form").body
    assert [option["group"] for option in form["groups"]["options"]] == ["senior", "disabled", "bme", "none", "not_said"]
    assert [question["id"] for question in form["choices"]] == [question.id for question in CORE]
    assert (form["title"], form["closes_on"]) == ("First cohort", "2022-03-01")


def test_the_form_is_shown_to_those_who_may_answer_while_they_may(
    service: RunningService, survey: UUID, people: list[Person], until: Until
) -> None:
    assert service.person("rha", Role.PARTICIPANT).get(f"/surveys/{survey}/form").code == "not_invited"
    until(CLOSES_ON)
    assert people[0].get(f"/surveys/{survey}/form").code == "survey_closed_already"


def test_nothing_is_asked_before_a_survey_opens(planned: UUID, people: list[Person]) -> None:
    assert people[0].get(f"/surveys/{planned}/form").code == "survey_not_open"


def test_groups_that_do_not_fit_the_cohort_are_refused_before_the_answer_waits(answer: Answering, people: list[Person]) -> None:
    assert answer(people[0], group="served").code == "groups_unclear"
    assert answer(people[0], group="served", groups_served=["women"]).code == "group_not_served"
    assert people[0].list("/surveys/mine")[0]["answered"] is False
    assert answer(people[0], group="both", groups_served=["bme", "disabled"]).status == 200


@pytest.fixture
def closed(survey: UUID, answer: Answering, people: list[Person], until: Until) -> UUID:
    """Ten state one of the groups or both, four state none."""
    for person in people[:7]:
        assert answer(person, group="served", groups_served=["bme"]).status == 200
    for person in people[7:10]:
        assert answer(person, group="both", groups_served=["bme", "disabled"]).status == 200
    for person in people[10:]:
        assert answer(person, group="senior").status == 200
    until(CLOSES_ON)
    return survey


def test_respondents_are_counted_by_side_and_by_no_group_of_fewer_than_ten(closed: UUID, evaluator: Person) -> None:
    table = evaluator.get(f"/surveys/{closed}/respondents").body
    assert [(row["group"], row["count"]) for row in table["groups"]] == [("senior", 4), ("served", 7), ("both", 3)]
    assert (table["served"]["count"], table["stated"]) == (10, [])


def test_answers_are_told_together_where_the_others_are_fewer_than_ten(closed: UUID, evaluator: Person) -> None:
    shown = evaluator.get(f"/surveys/{closed}/answers-by-group").body
    assert shown["groups"] == [{"group": "all", "answers": 14}]
    assert {"disabled", "bme"}.isdisjoint(str(shown))


def test_answers_by_group_are_shown_to_evaluators_after_closing(
    survey: UUID, evaluator: Person, people: list[Person], service: RunningService, until: Until
) -> None:
    path = f"/surveys/{survey}/answers-by-group"
    assert evaluator.get(path).code == "survey_still_open"
    until(CLOSES_ON)
    invited = Person(service.app, service.signer, "rha", frozenset({Role.EVALUATOR}), people[0].subject)
    assert invited.get(path).code == "invited_to_survey"
    assert evaluator.get(path).body["groups"] == [{"group": "all", "answers": 0}]


def test_nothing_is_contributed_since_groups_are_never_added_together(closed: UUID, evaluator: Person) -> None:
    assert evaluator.post(f"/surveys/{closed}/contributions").code == "several_groups_served"
