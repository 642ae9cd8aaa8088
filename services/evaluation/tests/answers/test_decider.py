"""The ledger of answers is written once, with all of them, and holds only choices that the national core has."""

from dataclasses import fields, replace
from uuid import UUID

import pytest

from evaluation.answers import answer as answers
from evaluation.answers import decider as ledgers
from evaluation.answers.answer import Answer, Choice, Group
from evaluation.answers.decider import Command, Event, LedgerEntry
from evaluation.answers.shuffling import shuffled
from evaluation.catalogue.questions import CORE, Agreement, CareerStep, CheckIn, Recommend
from evaluation.ids import AnswerId
from plp_kit.core.deciding import Refusal
from plp_testkit import Story

SAFE = Choice("safety", 1, Agreement.AGREE)
STEP = Choice("career_step", 1, CareerStep.TAKEN)


def entry(number: int, *choices: Choice) -> LedgerEntry:
    answer = Answer(Group.SERVED, Recommend.YES, CheckIn.NO, national_counts=True, choices=choices)
    return LedgerEntry(AnswerId(UUID(int=number)), answer)


SEED = b"seed"
FIVE = (*map(entry, range(4)), entry(4, SAFE, STEP))
SHUFFLED = shuffled(FIVE, SEED)

empty: Story[Command, Event] = Story(ledgers.ledgers)
entered = empty.given(ledgers.AnswersEntered(SHUFFLED))


def test_all_enter_together_in_an_order_that_only_the_seed_knows() -> None:
    assert SHUFFLED != FIVE
    empty.when(ledgers.EnterAnswers(FIVE, SEED)).then(ledgers.AnswersEntered(SHUFFLED))
    empty.when(ledgers.EnterAnswers(FIVE, b"another")).then(ledgers.AnswersEntered(shuffled(FIVE, b"another")))


def test_a_survey_that_nobody_answered_has_an_empty_ledger() -> None:
    empty.when(ledgers.EnterAnswers((), SEED)).then(ledgers.AnswersEntered(()))


def test_answers_enter_once() -> None:
    for story in (entered, empty.given(ledgers.AnswersEntered(()))):
        story.when(ledgers.EnterAnswers((entry(9),), SEED)).refused(ledgers.ENTERED_ALREADY)


def test_two_answers_have_two_ids() -> None:
    empty.when(ledgers.EnterAnswers((*FIVE, FIVE[0]), SEED)).refused(ledgers.ID_TWICE)


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
    empty.when(ledgers.EnterAnswers((*FIVE, entry(9, *choices)), SEED)).refused(refusal)


def test_questions_may_be_left_out() -> None:
    assert answers.misfit(()) is None
    assert answers.misfit([SAFE, STEP]) is None


def test_every_level_of_every_core_question_can_be_chosen() -> None:
    for question in CORE:
        assert all(answers.misfit([Choice(question.id, question.version, level)]) is None for level in question.levels)


def test_each_question_of_the_core_has_its_own_id() -> None:
    assert len({question.id for question in CORE}) == len(CORE)


def test_an_answer_has_nothing_that_leads_to_a_person() -> None:
    assert {field.name for field in fields(Answer)} == {"group", "recommend", "check_in", "national_counts", "choices"}
    assert {field.name for field in fields(LedgerEntry)} == {"id", "answer"}
    assert {field.name for field in fields(ledgers.AnswersEntered)} == {"entries"}
