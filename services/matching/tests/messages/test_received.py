"""Messages of recruitment arrive in any order, and more than once: the result is the same."""

from datetime import date
from itertools import permutations
from uuid import UUID, uuid4

import pytest

from matching.candidates.table import candidates
from matching.cohorts.table import cohorts
from matching.ids import first_round_id
from matching.rounds.table import rounds
from matching.service import MATCHING, routes
from plp_kit.core.periods import WITHOUT_END
from plp_kit.messaging.bus.port import Topic
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService

TOPIC = Topic("rha", "recruitment")


def accepted(cohort: str, application: str, person: str, side: str) -> tuple[str, object]:
    who = {"application": application, "cohort": cohort, "person": person, "sides": [side], "consents": ["take_part"]}
    profile = {"key": str(uuid4()), "stream": f"application-{application}", "label": "profile", "text": "c2VhbGVk"}
    return "ApplicantAccepted", {**who, "profile": profile}


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    return make_running_service(MATCHING, routes(), "rha")


def receive(service: RunningService, fact: tuple[str, object]) -> None:
    name, body = fact
    assert service.receive(TOPIC, f"recruitment.{name}.v1", body) is None


def test_the_order_does_not_matter_and_nothing_counts_twice(service: RunningService) -> None:
    for order in permutations(range(4)):
        cohort, ada, ben, application = (str(uuid4()) for _ in range(4))
        facts = (
            accepted(cohort, str(uuid4()), ada, "senior"),
            accepted(cohort, application, ben, "served"),
            ("ApplicantWithdrew", {"application": application, "cohort": cohort, "person": ben}),
            ("RecruitingClosed", {"cohort": cohort, "accepted": 2}),
        )
        for fact in [facts[number] for number in order + order]:
            receive(service, fact)
        with service.runtime.database.of("rha").transaction() as db:
            (opened,) = rounds.of_cohort(db, UUID(cohort))
            there = [row for row in candidates.of_cohort(db, opened.cohort) if row.gone_on is None]
            assert cohorts.cohort_row(db, opened.cohort) is not None
            assert candidates.entered(db, opened.cohort) == 2
        assert (opened.round, opened.expected) == (first_round_id(opened.cohort), 2)
        assert [str(row.person) for row in there] == [ada]


def test_somebody_who_withdraws_and_was_never_accepted_is_no_candidate(service: RunningService) -> None:
    cohort = str(uuid4())
    receive(service, ("RecruitingClosed", {"cohort": cohort, "accepted": 0}))
    receive(service, ("ApplicantWithdrew", {"application": str(uuid4()), "cohort": cohort, "person": str(uuid4())}))
    with service.runtime.database.of("rha").transaction() as db:
        assert candidates.entered(db, UUID(cohort)) == 0


def test_a_person_who_leaves_the_trust_goes_on_the_day_that_recruitment_gives(service: RunningService) -> None:
    cohort, application, person = (str(uuid4()) for _ in range(3))
    receive(service, accepted(cohort, application, person, "senior"))
    receive(service, ("ParticipantLeft", {"application": application, "cohort": cohort, "person": person, "on": "2021-09-30"}))
    assert service.logged("rha")[-1] == ("matching.candidate_gone.v1", '{"on": "2021-09-30", "reason": "left"}')


def test_bare_facts_about_candidates_are_held_as_long_as_their_cohorts_say_whatever_comes_first(service: RunningService) -> None:
    """Also about those who withdrew. As long as a cohort has not arrived, they are held without an end."""
    cohort, application, ada, ben = (str(uuid4()) for _ in range(4))
    receive(service, accepted(cohort, str(uuid4()), ada, "senior"))
    receive(service, accepted(cohort, application, ben, "served"))
    receive(service, ("ApplicantWithdrew", {"application": application, "cohort": cohort, "person": ben}))
    assert held(service) == {UUID(ada): WITHOUT_END, UUID(ben): WITHOUT_END}
    opened = {"cohort": cohort, "launch_on": "2021-04-12", "retention": {"matching_notes": 3}, "facts_until": "2033-07-12"}
    receive(service, ("CohortOpened", opened))
    assert held(service) == {UUID(ada): date(2033, 7, 12), UUID(ben): date(2033, 7, 12)}


def held(service: RunningService) -> dict[UUID, date]:
    with service.runtime.database.of("rha").transaction() as db:
        return dict(MATCHING.holds(db))
