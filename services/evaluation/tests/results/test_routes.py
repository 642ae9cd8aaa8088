"""The respondents table through its HTTP route, once the survey has closed."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

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
    }


def test_a_survey_that_nobody_answers_closes_with_an_empty_table(survey: UUID, evaluator: Person, until: Until) -> None:
    until(CLOSES_ON)
    table = evaluator.get(f"/surveys/{survey}/respondents").body
    assert (table["answers"], table["rate_of_remaining"], table["served"]["share"]) == (0, "0.0", None)
