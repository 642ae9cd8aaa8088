"""Evaluation on real PostgreSQL with a real vault: a cohort of seven pairs, and its survey."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from evaluation.catalogue.waves import Wave
from evaluation.ids import survey_id
from evaluation.service import EVALUATION, routes
from evaluation.surveys.schedules import months_after
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming.reacting import apply
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Answered, Person

LAUNCH, OPENS_ON, CLOSES_ON = date(2021, 4, 12), date(2022, 2, 12), date(2022, 3, 1)
TRUST = {"name": "A trust", "ods_code": "RHA", "kind": "mental_health", "region": "Y60", "synthetic": True}
COHORT = {"title": "First cohort", "word_senior": "SLT", "word_served": "BME", "launch_on": LAUNCH}
APPROVAL = {"reference": "RD-17", "on": "2021-11-03", "approver": "Research and development"}
ARRIVED_AT = datetime(2022, 2, 12, tzinfo=UTC)
PAIRS = 7

Answering = Callable[..., Answered]
Meanwhile = Callable[[Callable[[], object]], Callable[[], object]]
BeingReceived = Callable[[str, object], AbstractContextManager[None]]


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(EVALUATION, routes(), "rha", "tzb")
    running.at(datetime(2021, 1, 4, tzinfo=UTC))
    return running


@pytest.fixture
def until(service: RunningService) -> Callable[[date], None]:
    """Programme time moves to noon of that day, and what fell due by then is worked."""

    def move(day: date) -> None:
        service.at(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        while service.work_deadlines():
            pass

    return move


@pytest.fixture
def receive(service: RunningService) -> Callable[[str, object], None]:
    """A message of `rha` is applied, by its name without the version; it is never parked."""

    def deliver(name: str, fact: object) -> None:
        assert service.receive(Topic("rha", name.partition(".")[0]), f"{name}.v1", fact) is None

    return deliver


@pytest.fixture
def people(service: RunningService) -> list[Person]:
    """Pair by pair, the senior partner first."""
    return [service.person("rha", Role.PARTICIPANT) for _ in range(2 * PAIRS)]


@pytest.fixture
def evaluator(service: RunningService) -> Person:
    return service.person("rha", Role.EVALUATOR)


@pytest.fixture
def officer(service: RunningService) -> Person:
    """The data protection officer."""
    return service.person("rha", Role.DPO)


@pytest.fixture
def groups_served() -> list[str]:
    return ["bme"]


@pytest.fixture
def cohort(receive: Callable[[str, object], None], people: list[Person], groups_served: list[str]) -> UUID:
    """Everybody but the last consented to national counts; the first senior partner left in the summer."""
    identifier = uuid4()
    receive("recruitment.TrustOnboarded", TRUST)
    survey = {"survey_on": months_after(LAUNCH, 10), "survey_days": 17}
    receive("recruitment.CohortOpened", {"cohort": identifier, **COHORT, "groups_served": groups_served, **survey})
    for person in people:
        consents = ["take_part", "survey", *(["national_counts"] if person is not people[-1] else [])]
        receive("recruitment.ApplicantAccepted", {"cohort": identifier, "person": person.id, "consents": consents})
    for senior, colleague in zip(people[::2], people[1::2], strict=True):
        pair = {"partnership": uuid4(), "senior": senior.id, "colleague": colleague.id}
        receive("partnership_journal.PartnershipFormed", {"cohort": identifier, "formed_on": LAUNCH, **pair})
    receive("recruitment.ParticipantLeft", {"cohort": identifier, "person": people[0].id, "on": date(2021, 8, 1)})
    return identifier


@pytest.fixture
def planned(cohort: UUID) -> UUID:
    return survey_id(cohort, Wave.MID)


@pytest.fixture
def survey(planned: UUID, evaluator: Person, until: Callable[[date], None]) -> UUID:
    """Approved in time, and open."""
    assert evaluator.post(f"/surveys/{planned}/approvals", APPROVAL).status == 200
    until(OPENS_ON)
    return planned


@pytest.fixture
def answer(survey: UUID) -> Answering:
    """Posts a person's answer, a good one unless something is changed: `answer(person, group="both")`."""
    good: dict[str, Any] = {"consent": True, "group": "senior", "recommend": "yes", "check_in": "no", "national_counts": True}
    choices = [{"question": "confidence", "version": 1, "level": "strongly_agree"}]

    def post(person: Person, **changed: object) -> Answered:
        return person.post(f"/surveys/{survey}/answers", {**good, "choices": choices, **changed})

    return post


@pytest.fixture
def rows(service: RunningService) -> Callable[..., list[tuple[Any, ...]]]:
    """The rows of `rha` that a query returns."""

    def ask(query: str, *values: object) -> list[tuple[Any, ...]]:
        with service.runtime.database.of("rha").transaction() as db:
            return db.execute(query.encode(), values).fetchall()

    return ask


# Two transactions that meet


@pytest.fixture
def meanwhile(service: RunningService) -> Meanwhile:
    """Starts work that must wait for this transaction, and gives a function that waits for its end."""

    def begin(work: Callable[[], object]) -> Callable[[], object]:
        executor = ThreadPoolExecutor(1)
        begun = executor.submit(work)
        executor.shutdown(wait=False)
        _until_blocked(service)
        return lambda: begun.result(20)

    return begin


def _until_blocked(service: RunningService) -> None:
    """Each look has a transaction of its own, since a transaction goes on seeing the activity of its first look."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with service.runtime.database.transaction() as db:
            if db.execute(waiting).fetchone() != (0,):
                return
        time.sleep(0.02)
    raise AssertionError("nothing waits")


@pytest.fixture
def being_received(service: RunningService) -> BeingReceived:
    """The consumer applies a message of `rha`, and commits at the end of the block."""

    @contextmanager
    def receive(name: str, fact: object) -> Iterator[None]:
        topic = Topic("rha", name.partition(".")[0])
        handler = service.runtime.handler_of(topic)
        message = Message(uuid4(), f"{name}.v1", "stream-1", 1, ARRIVED_AT, msgspec.json.encode(fact), uuid4())
        with handler.database.transaction() as db:
            assert apply(db, handler, service.runtime.service.subscription, topic, message, None) is None
            yield

    return receive
