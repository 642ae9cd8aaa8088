"""The ledger of answers is written once, with all of them, and holds only choices that the national core has."""

from dataclasses import fields, replace
from datetime import date
from uuid import UUID

import pytest

from evaluation.answers import answer as answers
from evaluation.answers import decider as ledgers
from evaluation.answers.answer import Answer, Choice
from evaluation.answers.decider import Command, Event, LedgerEntry
from evaluation.answers.shuffling import shuffled
from evaluation.catalogue.questions import CORE, Agreement, CareerStep
from evaluation.ids import AnswerId
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit import Story

SAFE = Choice("safety", 1, Agreement.AGREE)
STEP = Choice("career_step", 1, CareerStep.TAKEN)


def entry(number: int) -> LedgerEntry:
    return LedgerEntry(AnswerId(UUID(int=number)), Sealed(KeyId(UUID(int=100 + number)), "answers-1", "answer", "c2VhbGVk"))


SEED = b"seed"
FIVE = tuple(map(entry, range(5)))
UNTIL = date(2027, 3, 1)
SHUFFLED = shuffled(FIVE, SEED)

empty: Story[Command, Event] = Story(ledgers.ledgers)
entered = empty.given(ledgers.AnswersEntered(SHUFFLED, UNTIL))


def test_all_enter_together_in_an_order_that_only_the_seed_knows() -> None:
    assert SHUFFLED != FIVE
    empty.when(ledgers.EnterAnswers(FIVE, SEED, UNTIL)).then(ledgers.AnswersEntered(SHUFFLED, UNTIL))
    empty.when(ledgers.EnterAnswers(FIVE, b"another", UNTIL)).then(ledgers.AnswersEntered(shuffled(FIVE, b"another"), UNTIL))


def test_a_survey_that_nobody_answered_has_an_empty_ledger() -> None:
    empty.when(ledgers.EnterAnswers((), SEED, UNTIL)).then(ledgers.AnswersEntered((), UNTIL))


def test_answers_enter_once() -> None:
    for story in (entered, empty.given(ledgers.AnswersEntered((), UNTIL))):
        story.when(ledgers.EnterAnswers((entry(9),), SEED, UNTIL)).refused(ledgers.ENTERED_ALREADY)


def test_answers_of_any_number_enter_in_parts_that_an_event_can_hold() -> None:
    many = tuple(ledgers.LedgerEntry(each.id, replace(each.answer, text="x" * 40_000)) for each in map(entry, range(7)))
    decision = ledgers.ledgers.decide(ledgers.Ledger(), ledgers.EnterAnswers(many, SEED, UNTIL))
    assert not isinstance(decision, Refusal)
    assert [len(event.entries) for event in decision if isinstance(event, ledgers.AnswersEntered)] == [3, 3, 1]
    assert ledgers.ledgers.replay(decision).entries == shuffled(many, SEED)


def test_answers_are_retained_until_their_day_and_then_nobody_reads_them() -> None:
    entered.when(ledgers.EndRetention(date(2027, 2, 28))).refused(ledgers.RETENTION_RUNNING)
    empty.when(ledgers.EndRetention(UNTIL)).refused(ledgers.RETENTION_RUNNING)
    ended = ledgers.RetentionEnded(UNTIL)
    entered.when(ledgers.EndRetention(UNTIL)).then(ended)
    entered.given(ended).when(ledgers.EndRetention(UNTIL)).refused(ledgers.RETENTION_OVER)
    assert set(ledgers.spends(entered.history, ended)) == {each.answer.key for each in FIVE}


def test_two_answers_have_two_ids() -> None:
    empty.when(ledgers.EnterAnswers((*FIVE, FIVE[0]), SEED, UNTIL)).refused(ledgers.ID_TWICE)


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


def test_questions_may_be_left_out() -> None:
    assert answers.misfit(()) is None
    assert answers.misfit([SAFE, STEP]) is None


def test_every_level_of_every_core_question_can_be_chosen() -> None:
    for question in CORE:
        assert all(answers.misfit([Choice(question.id, question.version, level)]) is None for level in question.levels)


def test_each_question_of_the_core_has_its_own_id() -> None:
    assert len({question.id for question in CORE}) == len(CORE)


def test_an_answer_has_nothing_that_leads_to_a_person() -> None:
    said = {"group", "groups_served", "recommend", "check_in", "national_counts", "choices"}
    assert {field.name for field in fields(Answer)} == said
    assert {field.name for field in fields(LedgerEntry)} == {"id", "answer"}
    assert {field.name for field in fields(ledgers.AnswersEntered)} == {"entries", "retain_until"}
