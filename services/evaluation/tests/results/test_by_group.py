"""Answers by group, and which of several groups were stated: what is told of whom, and where nothing is."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.answers.answer import Answer, Choice
from evaluation.catalogue.groups import Group, group_question
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.ids import CohortId
from evaluation.results.by_group import Answering, AnsweringGroup, LevelCount, QuestionByGroup, answers_by_group
from evaluation.results.hidden_levels import hidden_levels
from evaluation.results.stated_groups import stated_groups
from evaluation.surveys.plans import Cohort, Words

COHORT = Cohort(CohortId(UUID(int=1)), "First cohort", date(2021, 4, 19), Words("Directors", "Partners"), ("bme", "disabled"))


def said(count: int, group: Group, *served: str, recommend: Recommend = Recommend.YES, confidence: str = "agree") -> list[Answer]:
    choices = (Choice("confidence", 1, confidence),) if confidence else ()
    return [Answer(group, recommend, CheckIn.NO, True, choices, served)] * count  # noqa: FBT003 - national counts


def question(answers: Sequence[Answer], name: str) -> QuestionByGroup:
    return next(each for each in answers_by_group(answers).questions if each.question == name)


def told(levels: Sequence[LevelCount]) -> dict[str, int | None]:
    return {level.level: level.count for level in levels}


def test_the_question_offers_each_group_that_the_cohort_serves() -> None:
    several = group_question("Directors", "Partners", ("bme", "disabled"))
    assert [(option.group, option.label, option.alone) for option in several.options] == [
        ("senior", "Directors", False),
        ("bme", "Black and minority ethnic (BME)", False),
        ("disabled", "Disabled", False),
        ("none", "None of these", True),
        ("not_said", "Prefer not to say", True),
    ]


def test_the_one_group_of_a_cohort_has_the_trusts_word() -> None:
    labels = [option.label for option in group_question("SLT", "BME", ("bme",)).options]
    assert labels == ["SLT", "BME", "None of these", "Prefer not to say"]


def test_groups_are_told_apart_where_each_has_ten() -> None:
    answers = [
        *said(6, Group.SERVED, "bme"),
        *said(3, Group.BOTH, "disabled"),
        *said(1, Group.SERVED, "bme", "disabled"),
        *said(7, Group.SENIOR),
        *said(1, Group.NONE),
        *said(2, Group.NOT_SAID),
    ]
    assert answers_by_group(answers).groups == (AnsweringGroup(Answering.STATED, 10), AnsweringGroup(Answering.OTHERS, 10))


@pytest.mark.parametrize(("stated", "others"), [(9, 30), (30, 9), (0, 12), (12, 0)])
def test_everybody_is_in_one_group_where_one_of_the_two_has_fewer(stated: int, others: int) -> None:
    answers = [*said(stated, Group.SERVED, "bme"), *said(others, Group.SENIOR)]
    assert answers_by_group(answers).groups == (AnsweringGroup(Answering.ALL, stated + others),)


def test_levels_of_a_question_are_counted_by_group_with_those_who_left_it_out() -> None:
    answers = [
        *said(8, Group.SERVED, "bme", confidence="agree"),
        *said(5, Group.SERVED, "disabled", confidence="neither"),
        *said(6, Group.SENIOR, confidence="agree"),
        *said(4, Group.SENIOR, confidence=""),
        *said(3, Group.SENIOR, confidence="neither"),
    ]
    stated, others = question(answers, "confidence").groups
    assert told(stated)["agree"] == 8
    assert told(others)["agree"] == 6
    assert (stated[1].level, stated[1].share) == ("agree", Decimal("61.5"))
    assert told(others)["not_said"] is told(stated)["strongly_disagree"] is None


def test_a_level_that_nearly_all_of_a_group_chose_is_told_of_no_group() -> None:
    answers = [
        *said(10, Group.SERVED, "bme", recommend=Recommend.YES),
        *said(6, Group.SENIOR, recommend=Recommend.YES),
        *said(6, Group.SENIOR, recommend=Recommend.NO),
    ]
    stated, others = question(answers, "recommend").groups
    assert set(told(stated).values()) == {None}
    assert told(others)["yes"] is None


COUNTS = st.lists(st.integers(0, 20), min_size=3, max_size=6).filter(lambda counts: sum(counts) >= 10)


@given(COUNTS)
def test_what_is_told_makes_no_level_certain_that_is_left_out(counts: list[int]) -> None:
    """Two readings fit everything that is told: the levels left out are at least two, and have at least three among them."""
    levels = dict(zip("abcdef", counts, strict=False))
    hidden = hidden_levels([levels])
    assert all(2 < count < sum(counts) - 2 for level, count in levels.items() if level not in hidden)
    assert not hidden or (len(hidden) > 1 and sum(levels[level] for level in hidden) > 2)


def test_which_groups_were_stated_is_told_as_shares_where_each_row_has_ten() -> None:
    answers = [
        *said(12, Group.SERVED, "bme"),
        *said(10, Group.BOTH, "disabled"),
        *said(10, Group.SERVED, "bme", "disabled"),
        *said(8, Group.SENIOR),
    ]
    assert [(row.group, row.share) for row in stated_groups(COHORT, answers)] == [
        ("bme", Decimal("30.0")),
        ("disabled", Decimal("25.0")),
        ("several", Decimal("25.0")),
    ]


@pytest.mark.parametrize("counts", [(9, 10, 10), (10, 9, 10), (10, 10, 9), (30, 30, 0), (0, 0, 0)])
def test_no_row_is_told_where_one_would_have_fewer_than_ten(counts: tuple[int, int, int]) -> None:
    one, other, several = counts
    stated = [*said(one, Group.SERVED, "bme"), *said(other, Group.SERVED, "disabled")]
    assert stated_groups(COHORT, [*stated, *said(several, Group.BOTH, "bme", "disabled"), *said(20, Group.SENIOR)]) == ()
