"""A journal on real PostgreSQL with a real vault: a cohort that it has heard of, a pair in it, and a facilitator."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from partnership_journal.service import JOURNAL, routes
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person

AIMS = ["Leaders learn from colleagues", "Colleagues are heard"]
WORDS = {"title": "First cohort", "word_senior": "SLT", "word_served": "BME"}
COHORT = {**WORDS, "launch_on": date(2021, 4, 12), "aims": AIMS}


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(JOURNAL, routes(), "rha", "tzb")
    running.at(datetime(2021, 5, 4, 9, tzinfo=UTC))
    return running


@pytest.fixture
def ada(service: RunningService) -> Person:
    return service.person("rha", Role.PARTICIPANT)


@pytest.fixture
def ben(service: RunningService) -> Person:
    return service.person("rha", Role.PARTICIPANT)


@pytest.fixture
def facilitator(service: RunningService) -> Person:
    return service.person("rha", Role.FACILITATOR)


@pytest.fixture
def cohort(service: RunningService) -> UUID:
    identifier = uuid4()
    opened = {"cohort": identifier, **COHORT}
    assert service.receive(Topic("rha", "recruitment"), "recruitment.CohortOpened.v1", opened) is None
    return identifier


@pytest.fixture
def partnership(service: RunningService, cohort: UUID, ada: Person, ben: Person) -> UUID:
    """Of Ada and Ben, who can read each other's profile since weeks."""
    identifier = paired(service, cohort, ada, ben, date(2021, 4, 1))
    service.work_deadlines()
    return identifier


@pytest.fixture
def new_pair(service: RunningService, cohort: UUID, ada: Person, ben: Person) -> UUID:
    """Of Ada and Ben, published today, which is a Tuesday."""
    return paired(service, cohort, ada, ben, date(2021, 5, 4))


def paired(service: RunningService, cohort: UUID, senior: Person, colleague: Person, on: date) -> UUID:
    identifier = uuid4()
    pair = {"partnership": identifier, "senior": senior.id, "colleague": colleague.id}
    published = {"round": uuid4(), "cohort": cohort, "published_on": on, "pairs": [pair]}
    assert service.receive(Topic("rha", "matching"), "matching.PairsPublished.v1", published) is None
    return identifier
