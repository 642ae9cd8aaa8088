"""The register of respondents is written once, with all of them."""

from uuid import UUID

import msgspec

from evaluation.answers.shuffling import shuffled
from evaluation.ids import PersonId
from evaluation.surveys import register
from evaluation.surveys.register import Command, Event
from plp_kit.core.deciding import Refusal
from plp_kit.core.event_store import LARGEST_PAYLOAD
from plp_testkit import Story

PEOPLE = tuple(PersonId(UUID(int=number)) for number in range(1, 12))
SEED = b"seed"
SHUFFLED = shuffled(PEOPLE, SEED)

empty: Story[Command, Event] = Story(register.registers)
recorded = empty.given(register.RespondentsRecorded(SHUFFLED))


def test_all_respondents_are_recorded_in_an_order_that_only_the_seed_knows() -> None:
    assert SHUFFLED != PEOPLE
    empty.when(register.RecordRespondents(frozenset(PEOPLE), SEED)).then(register.RespondentsRecorded(SHUFFLED))
    another = register.RespondentsRecorded(shuffled(PEOPLE, b"another"))
    empty.when(register.RecordRespondents(frozenset(PEOPLE), b"another")).then(another)


def test_a_survey_that_nobody_answered_has_an_empty_register() -> None:
    empty.when(register.RecordRespondents(frozenset(), SEED)).then(register.RespondentsRecorded(()))


def test_respondents_of_any_number_are_recorded_in_parts_that_an_event_can_hold() -> None:
    many = [PersonId(UUID(int=number)) for number in range(10_000)]
    decision = register.registers.decide(register.Register(), register.RecordRespondents(frozenset(many), SEED))
    assert not isinstance(decision, Refusal)
    assert tuple(person for event in decision for person in event.people) == shuffled(many, SEED)
    assert register.registers.replay(decision).people == set(many)
    assert max(len(msgspec.json.encode(event)) for event in decision) < LARGEST_PAYLOAD


def test_respondents_are_recorded_once() -> None:
    nobody = empty.given(register.RespondentsRecorded(()))
    for story in (recorded, nobody):
        story.when(register.RecordRespondents(frozenset(PEOPLE[:1]), SEED)).refused(register.RECORDED_ALREADY)
