"""The register of respondents: in batches, each person once."""

from uuid import UUID

from evaluation.domain import respondents
from evaluation.domain.identities import PersonId
from evaluation.domain.respondents import Command, Event
from plp_testkit import Story

PEOPLE = tuple(PersonId(UUID(int=number)) for number in range(1, 12))
FIVE, MORE = PEOPLE[:5], PEOPLE[5:10]

empty: Story[Command, Event] = Story(respondents.registers)
begun = empty.given(respondents.RespondentsRecorded(FIVE))
closed = begun.given(respondents.RespondentsRecorded((), last=True))


def test_five_are_recorded_together() -> None:
    empty.when(respondents.RecordRespondents(FIVE)).then(respondents.RespondentsRecorded(FIVE))
    begun.when(respondents.RecordRespondents(MORE)).then(respondents.RespondentsRecorded(MORE))


def test_fewer_than_five_wait() -> None:
    empty.when(respondents.RecordRespondents(FIVE[:4])).refused(respondents.TOO_FEW_TOGETHER)
    empty.when(respondents.RecordRespondents(())).refused(respondents.TOO_FEW_TOGETHER)


def test_the_rest_is_recorded_at_closing() -> None:
    begun.when(respondents.RecordRespondents(MORE[:1], last=True)).then(respondents.RespondentsRecorded(MORE[:1], last=True))
    begun.when(respondents.RecordRespondents((), last=True)).then(respondents.RespondentsRecorded((), last=True))


def test_nobody_is_recorded_twice() -> None:
    begun.when(respondents.RecordRespondents((*MORE, FIVE[0]))).refused(respondents.RECORDED_ALREADY)


def test_nobody_is_named_twice_in_a_batch() -> None:
    empty.when(respondents.RecordRespondents((*FIVE, FIVE[0]))).refused(respondents.NAMED_TWICE)


def test_nobody_is_recorded_after_the_last_batch() -> None:
    closed.when(respondents.RecordRespondents(MORE)).refused(respondents.REGISTER_CLOSED)
    closed.when(respondents.RecordRespondents((), last=True)).refused(respondents.REGISTER_CLOSED)


def test_the_register_is_everybody_recorded() -> None:
    recorded = (respondents.RespondentsRecorded(FIVE), respondents.RespondentsRecorded(MORE))
    assert respondents.registers.replay(recorded) == respondents.Register(frozenset(PEOPLE[:10]))
