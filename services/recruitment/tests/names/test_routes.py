"""Names through the HTTP routes: told at sign-in, seen by those who may, with one record a reader, cohort and day."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from services.recruitment.tests.recruiting import Trust

from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person
from recruitment.ids import CohortId, PersonId, application_id

MATCHING = Topic("rha", "matching")


def tell(person: Person, name: str) -> Answered:
    version = person.get("/me/name").headers["ETag"]
    return person.put("/me/name", {"name": name}, {"If-Match": version})


def names(reader: Person, *people: object) -> list[str | None]:
    asked = {"people": [str(each.id if isinstance(each, Person) else each) for each in people]}
    rows: list[dict[str, Any]] = reader.ask_for("/names", asked)
    assert [row["person"] for row in rows] == asked["people"]
    return [row["name"] for row in rows]


def looks(person: Person) -> list[tuple[str, str | None, str | None]]:
    return [(row["reader"], row["person"], row["everyone_of"]) for row in person.list("/me/access-records")]


@pytest.fixture
def cohort(trust: Trust) -> str:
    """Ada and Ben have applied, and everybody has signed in."""
    cohort = trust.cohort()
    for person, name in ((trust.ada, "Ada Obi"), (trust.ben, "Ben Hall"), (trust.facilitator, "Fay Moss")):
        tell(person, name)
    trust.apply(trust.ada, cohort)
    trust.apply(trust.ben, cohort)
    return cohort


def test_a_name_is_on_record_with_the_roles_of_the_token(trust: Trust, service: RunningService) -> None:
    both = service.person("rha", Role.PARTICIPANT, Role.EVALUATOR)
    assert both.get("/me/name").body == {"name": None, "roles": [], "kept_until": None, "version": 0}
    assert tell(both, "Eve Lund").body["version"] == 1
    assert both.get("/me/name").body == {
        "name": "Eve Lund",
        "roles": ["evaluator", "participant"],
        "kept_until": "2023-01-04",
        "version": 1,
    }
    assert "Eve Lund" in str(both.get("/me/data").body)
    assert tell(both, "Eve Lund").body["version"] == 1
    assert service.destroy_spent() == 0
    assert tell(both, "Eve Berg").body["version"] == 2
    assert service.destroy_spent() == 1
    trust.until(datetime(2023, 1, 4, 12, tzinfo=UTC))
    assert both.get("/me/name").body["name"] is None
    assert service.destroy_spent() == 1


def test_names_are_shown_to_those_who_may_see_them(trust: Trust, service: RunningService, cohort: str) -> None:
    chair, stranger = service.person("rha", Role.CO_CHAIR), service.person("rha", Role.PARTICIPANT)
    tell(stranger, "Sam Poe")
    everybody = (trust.ada, trust.facilitator, stranger, uuid4())
    assert names(trust.facilitator, *everybody) == ["Ada Obi", "Fay Moss", None, None]
    assert names(chair, *everybody) == [None, "Fay Moss", None, None]
    assert names(trust.officer, *everybody) == ["Ada Obi", "Fay Moss", "Sam Poe", None]
    assert names(trust.ben, trust.ben, *everybody) == ["Ben Hall", None, "Fay Moss", None, None]
    elsewhere = service.person("tzb", Role.DECISION_MAKER)
    assert names(elsewhere, *everybody) == [None] * 4
    assert {cohort} == {whole for _, _, whole in looks(trust.ada)}


@pytest.mark.usefixtures("cohort")
def test_a_lead_finds_colleagues_by_name_and_nobody_who_only_takes_part(trust: Trust, service: RunningService) -> None:
    lead, chair = service.person("rha", Role.EDI_LEAD), service.person("rha", Role.CO_CHAIR, Role.PARTICIPANT)
    tell(chair, "Cai Rees")
    assert [(row["person"], row["name"]) for row in lead.list("/colleagues")] == [
        (str(chair.id), "Cai Rees"),
        (str(trust.facilitator.id), "Fay Moss"),
    ]
    assert trust.facilitator.get("/colleagues").code == "role_missing"
    assert looks(trust.ada) == []


def test_partners_see_each_others_names_until_the_pair_is_taken_back(trust: Trust, service: RunningService, cohort: str) -> None:
    round_id, pair = uuid4(), {"partnership": uuid4(), "senior": trust.ada.id, "colleague": trust.ben.id}
    part = {"round": round_id, "cohort": UUID(cohort)}
    assert names(trust.ben, trust.ada) == [None]
    assert service.receive(MATCHING, "matching.PairsPublished.v1", {**part, "pairs": [pair]}) is None
    assert names(trust.ben, trust.ada) == ["Ada Obi"]
    assert looks(trust.ada) == []
    taken_back = {**part, "partnerships": [pair["partnership"]]}
    assert service.receive(MATCHING, "matching.PairsUnpublished.v1", taken_back) is None
    assert names(trust.ben, trust.ada) == [None]


def test_a_substitute_sees_the_names_of_accepted_people_while_the_round_is_on(
    trust: Trust, service: RunningService, cohort: str
) -> None:
    eve, round_id = service.person("rha", Role.EVALUATOR), uuid4()
    part = {"round": round_id, "cohort": UUID(cohort)}
    application = application_id(CohortId(UUID(cohort)), PersonId(trust.ada.id))
    assert trust.facilitator.post(f"/applications/{application}/acceptances").status == 200
    assert service.receive(MATCHING, "matching.RoundOpened.v1", part) is None
    assert names(eve, trust.ada) == [None]
    assert service.receive(MATCHING, "matching.SubstituteNamed.v1", {"round": round_id, "person": eve.id}) is None
    assert names(eve, trust.ada, trust.ben) == ["Ada Obi", None]
    assert looks(trust.ada) == [(str(eve.id), None, cohort)]
    assert service.receive(MATCHING, "matching.PairsPublished.v1", {**part, "pairs": []}) is None
    assert names(eve, trust.ada) == [None]


def test_a_look_at_names_is_one_record_a_reader_cohort_and_day(trust: Trust, service: RunningService, cohort: str) -> None:
    fay = str(trust.facilitator.id)
    for _ in range(2):
        names(trust.facilitator, trust.ada, trust.ben, trust.facilitator)
    assert looks(trust.ada) == looks(trust.ben) == [(fay, None, cohort)]
    late = service.person("rha", Role.PARTICIPANT)
    service.at(datetime(2021, 1, 5, 12, tzinfo=UTC))
    names(trust.facilitator, trust.ben)
    trust.apply(late, cohort)
    assert looks(trust.ada) == [(fay, None, cohort)] * 2
    assert looks(late) == [(fay, None, cohort)]
    recorded = trust.officer.get("/access-records").body["rows"]
    assert [(row["everyone_of"], row["what"]) for row in recorded] == [(cohort, "names")] * 2
    assert str(looks(trust.ada)[0][2]) in str(trust.ada.get("/me/data").body["access_records"])


def test_one_application_has_the_applicants_name_and_the_look_is_the_same_record(trust: Trust, cohort: str) -> None:
    application = application_id(CohortId(UUID(cohort)), PersonId(trust.ada.id))
    for _ in range(2):
        assert trust.facilitator.get(f"/applications/{application}").body["name"] == "Ada Obi"
    assert looks(trust.ada) == [(str(trust.facilitator.id), None, cohort)]
    assert names(trust.facilitator, trust.ben) == ["Ben Hall"]
    assert looks(trust.ben) == [(str(trust.facilitator.id), None, cohort)]


def test_one_application_without_a_name_that_is_available_is_on_no_record(trust: Trust) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort).body["id"]
    assert trust.facilitator.get(f"/applications/{application}").body["name"] is None
    assert looks(trust.ada) == []


@pytest.mark.usefixtures("cohort")
def test_restricted_and_erased_people_and_those_who_never_were_look_the_same(trust: Trust) -> None:
    trust.ada.post("/me/requests", {"kind": "restriction", "words": "Please"})
    nobody = uuid4()
    assert names(trust.facilitator, trust.ada, nobody, trust.ben) == [None, None, "Ben Hall"]
    assert names(trust.officer, trust.ada) == names(trust.ada, trust.ada) == ["Ada Obi"]
    trust.erase(trust.ben, datetime(2021, 2, 1, tzinfo=UTC))
    for reader in (trust.facilitator, trust.officer):
        assert names(reader, trust.ben, nobody) == [None, None]


def test_at_most_two_hundred_names_are_asked_for_at_once(trust: Trust) -> None:
    trust.onboard()
    refused = trust.facilitator.post("/names", {"people": [str(uuid4()) for _ in range(201)]})
    assert (refused.status, refused.body["errors"]) == (422, [{"field": "people", "rule": "length"}])
