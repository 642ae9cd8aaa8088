"""The ledger of answers: in batches, each answer once, and only choices that the national core has."""

from dataclasses import fields, replace
from uuid import UUID

import pytest

from evaluation.domain import answers
from evaluation.domain.answers import Answer, Choice, Command, Event, Group
from evaluation.domain.identities import AnswerId
from evaluation.domain.questions import CORE, Agreement, CareerStep, CheckIn, Recommend
from plp_kit.core.deciding import Refusal
from plp_testkit import Story

SAFE = Choice("safety", 1, Agreement.AGREE)
STEP = Choice("career_step", 1, CareerStep.TAKEN)


def answer(number: int, *choices: Choice) -> Answer:
    return Answer(AnswerId(UUID(int=number)), Group.SERVED, Recommend.YES, CheckIn.NO, national_counts=True, choices=choices)


FIVE = tuple(answer(number) for number in range(5))
MORE = tuple(answer(number, SAFE, STEP) for number in range(5, 10))

empty: Story[Command, Event] = Story(answers.ledgers)
begun = empty.given(answers.AnswersReceived(FIVE))
closed = begun.given(answers.AnswersReceived((), last=True))


def test_five_enter_together() -> None:
    empty.when(answers.ReceiveAnswers(FIVE)).then(answers.AnswersReceived(FIVE))
    begun.when(answers.ReceiveAnswers(MORE)).then(answers.AnswersReceived(MORE))


def test_fewer_than_five_wait() -> None:
    empty.when(answers.ReceiveAnswers(FIVE[:4])).refused(answers.TOO_FEW_TOGETHER)


def test_the_rest_enters_at_closing() -> None:
    begun.when(answers.ReceiveAnswers(MORE[:2], last=True)).then(answers.AnswersReceived(MORE[:2], last=True))
    empty.when(answers.ReceiveAnswers((), last=True)).then(answers.AnswersReceived((), last=True))


def test_no_answer_enters_twice() -> None:
    begun.when(answers.ReceiveAnswers((*MORE, FIVE[0]))).refused(answers.RECEIVED_ALREADY)


def test_two_answers_have_two_ids() -> None:
    empty.when(answers.ReceiveAnswers((*FIVE, FIVE[0]))).refused(answers.ID_TWICE)


def test_no_answer_enters_after_the_last_batch() -> None:
    closed.when(answers.ReceiveAnswers(MORE)).refused(answers.ANSWERS_CLOSED)


@pytest.mark.parametrize(
    ("choices", "refusal"),
    [
        ((Choice("shoe_size", 1, "44"),), answers.QUESTION_UNKNOWN),
        ((replace(SAFE, version=2),), answers.QUESTION_UNKNOWN),
        ((replace(SAFE, level="taken"),), answers.LEVEL_UNKNOWN),
        ((SAFE, replace(SAFE, level=Agreement.DISAGREE)), answers.QUESTION_TWICE),
    ],
)
def test_choices_that_the_core_does_not_have_are_refused(choices: tuple[Choice, ...], refusal: Refusal) -> None:
    assert answers.misfit(choices) == refusal
    empty.when(answers.ReceiveAnswers((*FIVE, answer(9, *choices)))).refused(refusal)


def test_questions_may_be_left_out() -> None:
    assert answers.misfit(()) is None
    assert answers.misfit([SAFE, STEP]) is None


def test_every_level_of_every_core_question_can_be_chosen() -> None:
    for question in CORE:
        assert all(answers.misfit([Choice(question.id, question.version, level)]) is None for level in question.levels)


def test_each_question_of_the_core_has_its_own_id() -> None:
    assert len({question.id for question in CORE}) == len(CORE)


def test_an_answer_has_nothing_that_leads_to_a_person() -> None:
    assert {field.name for field in fields(Answer)} == {"id", "group", "recommend", "check_in", "national_counts", "choices"}
    assert {field.name for field in fields(answers.AnswersReceived)} == {"answers", "last"}
