"""Answers that meet a batch or the closing: none is lost, none is taken twice."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from secrets import token_bytes
from typing import Any
from uuid import UUID, uuid4

import pytest

from evaluation.application.answer import Handed, keep, seal
from evaluation.application.batch import opened
from evaluation.domain.answering import ANSWERED_ALREADY, Said
from evaluation.domain.answers import Group
from evaluation.domain.questions import CheckIn, Recommend
from evaluation.read_models import surveys
from evaluation.read_models.due import ENTER_ANSWERS
from plp_kit.core.database import LostRace
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person

LAST_DAY, CLOSES_AT = datetime(2022, 2, 28, 23, tzinfo=UTC), datetime(2022, 3, 1, tzinfo=UTC)
SAID = Said(Group.BOTH, Recommend.YES, CheckIn.NO, national_counts=True)
Rows = Callable[..., list[tuple[Any, ...]]]
Answering = Callable[..., Answered]
Meanwhile = Callable[[Callable[[], object]], Callable[[], object]]


@pytest.fixture
def meanwhile(service: RunningService) -> Meanwhile:
    """Begins something that must wait for this transaction, and gives what to call for its end."""

    def begin(work: Callable[[], object]) -> Callable[[], object]:
        executor = ThreadPoolExecutor(1)
        begun = executor.submit(work)
        executor.shutdown(wait=False)
        _until_blocked(service)
        return lambda: begun.result(20)

    return begin


def _until_blocked(service: RunningService) -> None:
    """Each look in a transaction of its own, since a transaction sees the activity as it was at its first look."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    until = time.monotonic() + 8
    while time.monotonic() < until:
        with service.runtime.database.transaction() as db:
            if db.execute(waiting).fetchone() != (0,):
                return
        time.sleep(0.02)
    raise AssertionError("nothing waits")


def test_an_answer_that_is_being_written_is_not_left_behind_by_the_closing(
    service: RunningService, survey: UUID, people: list[Person], meanwhile: Meanwhile, rows: Rows, until: Callable[[date], None]
) -> None:
    context, handed = service.runtime.context("rha"), Handed(survey, people[0].id, consent=True, said=SAID)
    service.at(LAST_DAY)
    sealed = seal(context, handed)
    assert not isinstance(sealed, Refusal)
    with context.database.transaction() as db:
        keep(db, LAST_DAY, handed, sealed)
        service.at(CLOSES_AT)
        closing = meanwhile(service.work_deadlines)
    with pytest.raises(LostRace):
        closing()
    until(CLOSES_AT.date())
    assert rows("SELECT person FROM respondents_1") == [(people[0].id,)]
    assert rows("SELECT person FROM waiting_answers") == []


def test_an_answer_that_a_batch_is_taking_is_not_given_again(
    service: RunningService, survey: UUID, people: list[Person], answer: Answering, meanwhile: Meanwhile
) -> None:
    for person in people[:10]:
        answer(person)
    context = service.runtime.context("rha")
    batch = opened(context, Deadline("rha", Stream("survey", survey), ENTER_ANSWERS, LAST_DAY), token_bytes)
    with context.database.transaction() as db:
        surveys.hold(db, survey)
        batch.enter(db, context.handler, closing=False)
        ((taken,),) = db.execute("SELECT person FROM respondents_1 LIMIT 1").fetchall()
        again = meanwhile(lambda: kept(context, Handed(survey, taken, consent=True, said=SAID)))
    assert again() == ANSWERED_ALREADY


def kept(context: TenantContext, handed: Handed) -> object:
    """As the route does it: a refusal rolls back."""
    with context.database.transaction() as db:
        outcome = keep(db, LAST_DAY, handed, Sealed(uuid4(), str(handed.stream), "answer", "sealed"))
        db.rollback()
    return outcome
