"""The register of respondents: everybody at once, and once."""

from uuid import UUID

from evaluation.domain import respondents
from evaluation.domain.identities import PersonId
from evaluation.domain.respondents import Command, Event
from evaluation.domain.shuffling import shuffled
from plp_testkit import Story

PEOPLE = tuple(PersonId(UUID(int=number)) for number in range(1, 12))
SEED = b"seed"
SHUFFLED = shuffled(PEOPLE, SEED)

empty: Story[Command, Event] = Story(respondents.registers)
recorded = empty.given(respondents.RespondentsRecorded(SHUFFLED))


def test_everybody_is_recorded_in_an_order_that_only_the_seed_knows() -> None:
    assert SHUFFLED != PEOPLE
    empty.when(respondents.RecordRespondents(frozenset(PEOPLE), SEED)).then(respondents.RespondentsRecorded(SHUFFLED))
    another = respondents.RespondentsRecorded(shuffled(PEOPLE, b"another"))
    empty.when(respondents.RecordRespondents(frozenset(PEOPLE), b"another")).then(another)


def test_a_survey_that_nobody_answered_has_an_empty_register() -> None:
    empty.when(respondents.RecordRespondents(frozenset(), SEED)).then(respondents.RespondentsRecorded(()))


def test_respondents_are_recorded_once() -> None:
    nobody = empty.given(respondents.RespondentsRecorded(()))
    for story in (recorded, nobody):
        story.when(respondents.RecordRespondents(frozenset(PEOPLE[:1]), SEED)).refused(respondents.RECORDED_ALREADY)


def test_a_register_from_before_is_all_its_batches() -> None:
    batches = (respondents.RespondentsRecorded(PEOPLE[:5]), respondents.RespondentsRecorded(PEOPLE[5:]))
    assert respondents.registers.replay(batches) == respondents.Register(frozenset(PEOPLE), recorded=True)
