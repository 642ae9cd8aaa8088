"""Answers by group: those who stated a group served, alone or with another, and all others.

The two are told apart only where each has 10 answers or more; else everybody is in one group. Of several groups served none is
told apart from another.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from evaluation.answers.answer import Answer
from evaluation.catalogue.questions import CHECK_IN, CORE, RECOMMEND, Question
from evaluation.results.hidden_levels import hidden_levels
from evaluation.results.shares import share
from evaluation.results.stated_groups import FEWEST_IN_GROUP
from plp_kit.core.shown import shown

NOT_SAID: Final = "not_said"


class Answering(StrEnum):
    """STATED: stated a group served. OTHERS: everybody else, also who preferred not to say. ALL: both together."""

    STATED = "stated"
    OTHERS = "others"
    ALL = "all"


@shown
@dataclass(frozen=True, slots=True)
class AnsweringGroup:
    group: Answering
    answers: int


@shown
@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many of a group chose a level. `count` and `share` are null where it is not told."""

    level: str
    count: int | None
    share: Decimal | None


@shown
@dataclass(frozen=True, slots=True)
class QuestionByGroup:
    """`groups` has a list of levels for each group, in the order of the groups. The level `not_said`: they gave no answer."""

    question: str
    version: int
    wording: str
    groups: tuple[tuple[LevelCount, ...], ...]


@shown
@dataclass(frozen=True, slots=True)
class AnswersByGroup:
    groups: tuple[AnsweringGroup, ...]
    questions: tuple[QuestionByGroup, ...]


Groups = dict[Answering, list[Answer]]
Chosen = Callable[[Answer], str]


def answers_by_group(answers: Sequence[Answer]) -> AnswersByGroup:
    groups = _groups(answers)
    asked = [_by_group(RECOMMEND, lambda answer: answer.recommend, groups)]
    asked.append(_by_group(CHECK_IN, lambda answer: answer.check_in, groups))
    asked += [_by_group(question, _choice(question), groups) for question in CORE]
    return AnswersByGroup(tuple(AnsweringGroup(group, len(among)) for group, among in groups.items()), tuple(asked))


def _groups(answers: Sequence[Answer]) -> Groups:
    stated = [answer for answer in answers if answer.group.states_served]
    others = [answer for answer in answers if not answer.group.states_served]
    if min(len(stated), len(others)) < FEWEST_IN_GROUP:
        return {Answering.ALL: list(answers)}
    return {Answering.STATED: stated, Answering.OTHERS: others}


def _choice(question: Question) -> Chosen:
    def chosen(answer: Answer) -> str:
        return next((choice.level for choice in answer.choices if choice.question == question.id), NOT_SAID)

    return chosen


def _by_group(question: Question, chosen: Chosen, groups: Groups) -> QuestionByGroup:
    levels = list(dict.fromkeys((*question.levels, NOT_SAID)))
    counts = [Counter(map(chosen, among)) for among in groups.values()]
    hidden = hidden_levels([{level: count[level] for level in levels} for count in counts])
    rows = tuple(tuple(_level(level, count, hidden) for level in levels) for count in counts)
    return QuestionByGroup(question.id, question.version, question.wording, rows)


def _level(level: str, counts: Counter[str], hidden: frozenset[str]) -> LevelCount:
    told = None if level in hidden else counts[level]
    return LevelCount(level, told, None if told is None else share(told, counts.total()))
