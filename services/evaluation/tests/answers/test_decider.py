"""The ledger of answers: all at once, and once, and only choices that the national core has."""

from dataclasses import fields, replace
from uuid import UUID

import pytest

from evaluation.answers import decider
from evaluation.answers.decider import Answer, Choice, Command, Event, Group
from evaluation.answers.shuffling import shuffled
from evaluation.catalogue.questions import CORE, Agreement, CareerStep, CheckIn, Recommend
from evaluation.ids import AnswerId
from plp_kit.core.deciding import Refusal
from plp_testkit import Story

SAFE = Choice("safety", 1, Agreement.AGREE)
STEP = Choice("career_step", 1, CareerStep.TAKEN)


def answer(number: int, *choices: Choice) -> Answer:
    return Answer(AnswerId(UUID(int=number)), Group.SERVED, Recommend.YES, CheckIn.NO, national_counts=True, choices=choices)


SEED = b"seed"
FIVE = (*map(answer, range(4)), answer(4, SAFE, STEP))
SHUFFLED = shuffled(FIVE, SEED)

empty: Story[Command, Event] = Story(decider.ledgers)
received = empty.given(decider.AnswersReceived(SHUFFLED))


def test_all_enter_together_in_an_order_that_only_the_seed_knows() -> None:
    assert SHUFFLED != FIVE
    empty.when(decider.ReceiveAnswers(FIVE, SEED)).then(decider.AnswersReceived(SHUFFLED))
    empty.when(decider.ReceiveAnswers(FIVE, b"another")).then(decider.AnswersReceived(shuffled(FIVE, b"another")))


def test_a_survey_that_nobody_answered_has_an_empty_ledger() -> None:
    empty.when(decider.ReceiveAnswers((), SEED)).then(decider.AnswersReceived(()))


def test_answers_are_received_once() -> None:
    for story in (received, empty.given(decider.AnswersReceived(()))):
        story.when(decider.ReceiveAnswers((answer(9),), SEED)).refused(decider.RECEIVED_ALREADY)


def test_two_answers_have_two_ids() -> None:
    empty.when(decider.ReceiveAnswers((*FIVE, FIVE[0]), SEED)).refused(decider.ID_TWICE)


def test_a_ledger_from_before_is_all_its_batches() -> None:
    batches = (decider.AnswersReceived(FIVE[:3]), decider.AnswersReceived(FIVE[3:]))
    assert decider.ledgers.replay(batches) == decider.Ledger(FIVE, received=True)


@pytest.mark.parametrize(
    ("choices", "refusal"),
    [
        ((Choice("shoe_size", 1, "44"),), decider.QUESTION_UNKNOWN),
        ((replace(SAFE, version=2),), decider.QUESTION_UNKNOWN),
        ((replace(SAFE, level="taken"),), decider.LEVEL_UNKNOWN),
        ((SAFE, replace(SAFE, level=Agreement.DISAGREE)), decider.QUESTION_TWICE),
    ],
)
def test_choices_that_the_core_does_not_have_are_refused(choices: tuple[Choice, ...], refusal: Refusal) -> None:
    assert decider.misfit(choices) == refusal
    empty.when(decider.ReceiveAnswers((*FIVE, answer(9, *choices)), SEED)).refused(refusal)


def test_questions_may_be_left_out() -> None:
    assert decider.misfit(()) is None
    assert decider.misfit([SAFE, STEP]) is None


def test_every_level_of_every_core_question_can_be_chosen() -> None:
    for question in CORE:
        assert all(decider.misfit([Choice(question.id, question.version, level)]) is None for level in question.levels)


def test_each_question_of_the_core_has_its_own_id() -> None:
    assert len({question.id for question in CORE}) == len(CORE)


def test_an_answer_has_nothing_that_leads_to_a_person() -> None:
    assert {field.name for field in fields(Answer)} == {"id", "group", "recommend", "check_in", "national_counts", "choices"}
    assert {field.name for field in fields(decider.AnswersReceived)} == {"answers"}
