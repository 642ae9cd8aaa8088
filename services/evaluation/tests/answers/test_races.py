"""Answers that meet the closing, or each other: none is lost, none is taken twice."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from evaluation.answers.answer import Answer
from evaluation.answers.use_cases.answer import SubmittedAnswer, keep, seal
from evaluation.answers.use_cases.enter import batch
from evaluation.catalogue.groups import Group
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.ids import PersonId
from evaluation.results.use_cases import opened_answers
from evaluation.surveys import decider as surveys
from evaluation.surveys.decider import CLOSED_ALREADY, CloseSurvey
from evaluation.surveys.table import surveys as survey_rows
from plp_kit.core.database import Db, LostRace
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin, Stream
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.service import Write
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person

CLOSES_ON = date(2022, 3, 1)
LAST_DAY, CLOSES_AT = datetime(2022, 2, 28, 23, tzinfo=UTC), datetime(2022, 3, 1, tzinfo=UTC)
ANSWER = Answer(Group.BOTH, Recommend.YES, CheckIn.NO, national_counts=True)

Rows = Callable[..., list[tuple[Any, ...]]]
Until = Callable[[date], None]
Answering = Callable[..., Answered]
Meanwhile = Callable[[Callable[[], object]], Callable[[], object]]


def kept_or_refused(service: RunningService, survey: UUID, person: UUID) -> object:
    """As the route does it: a refusal rolls back."""
    with service.runtime.database.of("rha").transaction() as db:
        outcome = keep(writing(service, db), *_sealed(survey, person))
        if isinstance(outcome, Refusal):
            db.rollback()
    return outcome


def writing(service: RunningService, db: Db, at: datetime = LAST_DAY) -> Write:
    return Write(service.runtime.context("rha"), db, Origin("deadline", at, uuid4()))


def submitted(survey: UUID, person: UUID) -> SubmittedAnswer:
    return SubmittedAnswer(Stream("survey", survey), PersonId(person), consent=True, answer=ANSWER)


def _sealed(survey: UUID, person: UUID) -> tuple[SubmittedAnswer, Sealed]:
    return submitted(survey, person), Sealed(KeyId(uuid4()), f"survey-{survey}", "answer", "sealed")


def _answering(db: Db, service: RunningService, survey: UUID, person: UUID) -> None:
    service.at(LAST_DAY)
    sealed = service.prepare("rha", lambda context: seal(context, submitted(survey, person)))
    assert not isinstance(sealed, Refusal)
    keep(writing(service, db), submitted(survey, person), sealed)


def test_an_answer_that_is_being_written_is_not_left_behind_by_the_closing(
    service: RunningService, survey: UUID, people: list[Person], meanwhile: Meanwhile, rows: Rows, until: Until
) -> None:
    with service.runtime.database.of("rha").transaction() as db:
        _answering(db, service, survey, people[0].id)
        service.at(CLOSES_AT)
        closing = meanwhile(service.work_deadlines)
    with pytest.raises(LostRace):
        closing()
    until(CLOSES_ON)
    assert rows("SELECT answered FROM surveys_1") == [(1,)]
    assert rows("SELECT person FROM waiting_answers") == []


def test_an_answer_that_is_being_changed_enters_as_it_was_changed(
    service: RunningService, people: list[Person], answer: Answering, meanwhile: Meanwhile, until: Until
) -> None:
    survey = UUID(answer(people[0], recommend="no").body["id"])
    with service.runtime.database.of("rha").transaction() as db:
        _answering(db, service, survey, people[0].id)
        service.at(CLOSES_AT)
        closing = meanwhile(service.work_deadlines)
    with pytest.raises(LostRace):
        closing()
    until(CLOSES_ON)
    assert [entered.recommend for entered in opened_answers(service.runtime.context("rha"), survey)] == [Recommend.YES]


def test_an_answer_that_meets_the_closing_is_refused(
    service: RunningService, survey: UUID, people: list[Person], answer: Answering, meanwhile: Meanwhile, rows: Rows
) -> None:
    answer(people[0])
    context = service.runtime.context("rha")
    closing = service.prepare("rha", lambda preparing: batch(preparing, Stream("survey", survey), CLOSES_AT))
    assert not isinstance(closing, Refusal)
    with context.database.transaction() as db:
        write = writing(service, db, CLOSES_AT)
        survey_rows.lock(db, survey)
        write.handle(surveys.surveys, survey, CloseSurvey(CLOSES_ON, (), closing.respondents))
        closing.enter(write, date(2027, 3, 1))
        late = meanwhile(lambda: kept_or_refused(service, survey, people[1].id))
    assert late() == CLOSED_ALREADY
    assert rows("SELECT person FROM waiting_answers") == []


def test_of_two_requests_of_one_person_each_replaced_key_is_noted_to_be_destroyed(
    service: RunningService, survey: UUID, people: list[Person], answer: Answering, meanwhile: Meanwhile, rows: Rows
) -> None:
    answer(people[0])
    ((first,),) = rows("SELECT key FROM waiting_answers")
    (one, second), (other, third) = (_sealed(survey, people[0].id) for _ in range(2))
    with service.runtime.database.of("rha").transaction() as db:
        keep(writing(service, db), one, second)

        def keep_other() -> None:
            with service.runtime.database.of("rha").transaction() as its_own:
                keep(writing(service, its_own), other, third)

        again = meanwhile(keep_other)
    again()
    assert rows("SELECT key FROM waiting_answers") == [(third.key,)]
    assert {key for (key,) in rows("SELECT key FROM spent_keys")} == {first, second.key}
