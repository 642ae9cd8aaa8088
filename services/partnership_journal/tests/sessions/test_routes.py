"""Sessions and the cohort's aims, for facilitators and for those who take part."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person

AIMS = ["Leaders learn from colleagues", "Colleagues are heard"]
RECRUITMENT = Topic("rha", "recruitment")


@pytest.fixture
def session(facilitator: Person, cohort: UUID) -> str:
    held = facilitator.post(f"/cohorts/{cohort}/sessions", {"kind": "launch", "on": "2021-04-12", "how": "hybrid"})
    return str(held.body["id"])


def test_a_session_shows_the_cohorts_aims_again(facilitator: Person, session: str) -> None:
    assert facilitator.get(f"/sessions/{session}").body["aims"] == AIMS


@pytest.mark.usefixtures("partnership")
def test_those_who_take_part_read_the_aims_and_which_sessions_were_held(
    service: RunningService, cohort: UUID, session: str, ada: Person
) -> None:
    launched = {"cohort": cohort, "revision": 1, "launched_on": date(2021, 4, 19), "facts_until": date(2030, 1, 1)}
    assert service.receive(RECRUITMENT, "recruitment.CohortLaunched.v1", launched) is None
    assert ada.get(f"/cohorts/{cohort}/own").body == {
        "cohort": str(cohort),
        "title": "First cohort",
        "word_senior": "SLT",
        "word_served": "BME",
        "launch_on": "2021-04-19",
        "launched": True,
        "aims": AIMS,
        "sessions": [{"session": session, "kind": "launch", "on": "2021-04-12", "how": "hybrid"}],
    }


@pytest.mark.usefixtures("partnership")
def test_a_human_takes_part_under_each_of_their_ids(service: RunningService, cohort: UUID, ada: Person) -> None:
    own = service.person("rha", Role.PARTICIPANT)
    assert own.get(f"/cohorts/{cohort}/own").code == "no_such_cohort"
    joined = {"person": own.id, "same_as": ada.id}
    assert service.receive(RECRUITMENT, "recruitment.IdentitiesJoined.v1", joined) is None
    assert own.get(f"/cohorts/{cohort}/own").body["aims"] == AIMS


def test_to_everybody_else_there_is_no_such_cohort(
    service: RunningService, cohort: UUID, partnership: UUID, ada: Person, facilitator: Person
) -> None:
    for nobody in (service.person("rha", Role.PARTICIPANT), service.person("tzb", Role.PARTICIPANT)):
        assert nobody.get(f"/cohorts/{cohort}/own").code == "no_such_cohort"
    assert facilitator.get(f"/cohorts/{cohort}/own").code == "role_missing"
    assert ada.get(f"/cohorts/{uuid4()}/own").code == "no_such_cohort"
    taken = {"round": uuid4(), "cohort": cohort, "unpublished_on": date(2021, 5, 4), "partnerships": [partnership]}
    assert service.receive(Topic("rha", "matching"), "matching.PairsUnpublished.v1", taken) is None
    assert ada.get(f"/cohorts/{cohort}/own").code == "no_such_cohort"


def test_aims_that_came_before_they_were_told_are_none(service: RunningService, facilitator: Person) -> None:
    """A message of a release that did not tell them."""
    cohort = uuid4()
    opened = {"cohort": cohort, "title": "Old", "word_senior": "SLT", "word_served": "BME", "launch_on": date(2021, 4, 12)}
    assert service.receive(RECRUITMENT, "recruitment.CohortOpened.v1", opened) is None
    held = facilitator.post(f"/cohorts/{cohort}/sessions", {"kind": "launch", "on": "2021-04-12", "how": "hybrid"}).body["id"]
    assert facilitator.get(f"/sessions/{held}").body["aims"] == []
