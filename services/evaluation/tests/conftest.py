"""Evaluation on real PostgreSQL with a real vault: a cohort of seven pairs that it has heard of, and its survey."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from evaluation.application.identities import survey_id
from evaluation.service import BLUEPRINTS, EVALUATION
from evaluation.surveys.decider import Wave
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Answered, Person

LAUNCH, OPENS_ON, CLOSES_ON = date(2021, 4, 12), date(2022, 2, 12), date(2022, 3, 1)
TRUST = {"name": "A trust", "ods_code": "RHA", "kind": "mental_health", "region": "Y60", "synthetic": True}
COHORT = {"title": "First cohort", "group_served": "bme", "word_senior": "SLT", "word_served": "BME", "launch_on": LAUNCH}
APPROVAL = {"reference": "RD-17", "on": "2021-11-03", "approver": "Research and development"}
PAIRS = 7

Answering = Callable[..., Answered]


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(EVALUATION, BLUEPRINTS, "rha", "tzb")
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
def hear(service: RunningService) -> Callable[[str, object], None]:
    """A fact of `rha`, by its name without the version; nothing is ever parked."""

    def tell(name: str, fact: object) -> None:
        assert service.hear(Topic("rha", name.partition(".")[0]), f"{name}.v1", fact) is None

    return tell


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
def cohort(hear: Callable[[str, object], None], people: list[Person]) -> UUID:
    """Everybody consented to national counts but the last; the first senior partner left in the summer."""
    identifier = uuid4()
    hear("recruitment.TrustOnboarded", TRUST)
    hear("recruitment.CohortOpened", {"cohort": identifier, **COHORT, "survey_month": 10, "survey_days": 17})
    for person in people:
        consents = ["take_part", "survey", *(["national_counts"] if person is not people[-1] else [])]
        hear("recruitment.ApplicantAccepted", {"cohort": identifier, "person": person.id, "consents": consents})
    for senior, colleague in zip(people[::2], people[1::2], strict=True):
        pair = {"partnership": uuid4(), "senior": senior.id, "colleague": colleague.id}
        hear("partnership_journal.PartnershipFormed", {"cohort": identifier, "formed_on": LAUNCH, **pair})
    hear("recruitment.ParticipantLeft", {"cohort": identifier, "person": people[0].id, "on": date(2021, 8, 1)})
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
    """What a query says in `rha`'s rows."""

    def ask(query: str, *values: object) -> list[tuple[Any, ...]]:
        with service.runtime.database.of("rha").transaction() as db:
            return db.execute(query.encode(), values).fetchall()

    return ask
