"""Co-chairs read a handed-in profile while a round of its cohort is on, each look logged, and at no other time."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from services.recruitment.tests.recruiting import COHORT, Trust

from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person

Telling = Callable[..., None]


@pytest.fixture
def co_chair(service: RunningService) -> Person:
    return service.person("rha", Role.CO_CHAIR)


@pytest.fixture
def tell(service: RunningService) -> Telling:
    """Matching tells what became of a round."""

    def deliver(what: str, round_id: UUID, cohort: str) -> None:
        fact = {"round": round_id, "cohort": cohort, "pairs": [], "partnerships": []}
        assert service.receive(Topic("rha", "matching"), f"matching.{what}.v1", fact) is None

    return deliver


def test_a_co_chair_reads_profiles_from_the_opening_of_a_round_until_its_pairs_are_published(
    trust: Trust, co_chair: Person, tell: Telling
) -> None:
    cohort, round_id = trust.cohort(), uuid4()
    path = f"/applications/{trust.apply(trust.ada, cohort).body['id']}/profile"
    answered = [co_chair.get(path).code]
    for what in ("RoundOpened", "PairsPublished", "PairsUnpublished", "PairsPublished"):
        tell(what, round_id, cohort)
        tell(what, round_id, cohort)
        answered.append(co_chair.get(path).code)
    assert answered == ["no_round_on", None, "no_round_on", None, "no_round_on"]
    looks = [(row["reader"], row["what"]) for row in trust.ada.list("/me/access-records")]
    assert looks == [(str(co_chair.id), "profile")] * 2


def test_a_round_opens_the_profiles_of_its_own_cohort_and_nothing_but_profiles(
    trust: Trust, co_chair: Person, tell: Telling
) -> None:
    cohort = trust.cohort()
    other = trust.facilitator.post("/cohorts", {**COHORT, "title": "Second cohort"}).body["id"]
    application, elsewhere = (trust.apply(trust.ada, each).body["id"] for each in (cohort, other))
    tell("RoundOpened", uuid4(), cohort)
    assert co_chair.get(f"/applications/{application}/profile").status == 200
    assert co_chair.get(f"/applications/{elsewhere}/profile").code == "no_round_on"
    for what in ("needs", "contact"):
        assert co_chair.get(f"/applications/{application}/{what}").code == "role_missing"
    trust.ada.post(f"/applications/{application}/withdrawals")
    assert co_chair.get(f"/applications/{application}/profile").code == "read_no_more"


def test_a_co_chair_who_has_applied_to_the_cohort_reads_no_other_profile_of_it(trust: Trust, tell: Telling) -> None:
    cohort = trust.cohort()
    own, another = (trust.apply(person, cohort).body["id"] for person in (trust.ben, trust.ada))
    ben = replace(trust.ben, roles=frozenset({Role.CO_CHAIR}))
    tell("RoundOpened", uuid4(), cohort)
    assert ben.get(f"/applications/{another}/profile").code == "applied_too"
    assert ben.get(f"/applications/{own}/profile").status == 200
    trust.ben.post(f"/applications/{own}/withdrawals")
    assert ben.get(f"/applications/{another}/profile").status == 200


def both(reader: Person, cohort: str, *people: Person) -> Answered:
    return reader.post(f"/cohorts/{cohort}/profiles", {"people": [str(person.id) for person in people]})


def test_two_profiles_are_one_look_at_each_of_them(trust: Trust, co_chair: Person, tell: Telling) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    trust.apply(trust.ben, cohort)
    assert (both(co_chair, cohort, trust.ada).code, trust.ada.list("/me/access-records")) == ("no_round_on", [])
    tell("RoundOpened", uuid4(), cohort)
    for reader in (co_chair, trust.facilitator):
        read = both(reader, cohort, trust.ben, trust.ada)
        assert [each["person"] for each in read.body["profiles"]] == [str(trust.ben.id), str(trust.ada.id)]
        assert all(each["profile"]["answers"] for each in read.body["profiles"])
        assert len(read.body["questions"]) == 3
    for person in (trust.ada, trust.ben):
        looks = [(row["reader"], row["what"]) for row in person.list("/me/access-records")]
        assert sorted(looks) == sorted([(str(co_chair.id), "profile"), (str(trust.facilitator.id), "profile")])


def test_of_two_profiles_one_that_is_closed_is_left_out_and_nobody_is_on_record_for_it(trust: Trust) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    gone = trust.apply(trust.ben, cohort).body["id"]
    trust.ben.post(f"/applications/{gone}/withdrawals")
    read = both(trust.facilitator, cohort, trust.ada, trust.ben).body["profiles"]
    assert [each["profile"] is None for each in read] == [False, True]
    assert trust.ben.list("/me/access-records") == []
    assert both(trust.facilitator, cohort, trust.ben).code == "read_no_more"
    assert both(trust.facilitator, str(uuid4()), trust.ada).status == 404


def test_a_co_chair_who_has_applied_reads_no_two_profiles_either(trust: Trust, tell: Telling) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    trust.apply(trust.ben, cohort)
    tell("RoundOpened", uuid4(), cohort)
    ben = replace(trust.ben, roles=frozenset({Role.CO_CHAIR}))
    assert both(ben, cohort, trust.ada).code == "applied_too"
