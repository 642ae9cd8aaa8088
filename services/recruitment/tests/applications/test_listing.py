"""A cohort's applications as facilitators list them: by name, in order, page by page, with every look on record."""

from datetime import UTC, datetime
from typing import Any

import pytest
from services.recruitment.tests.recruiting import COHORT, Trust

from plp_kit.web.roles import Role
from plp_testkit.http import Person


def page(by: Person, cohort: str, **query: str | int | None) -> Any:  # noqa: ANN401 - JSON
    asked = "&".join(f"{name}={value}" for name, value in query.items() if value is not None)
    return by.get(f"/cohorts/{cohort}/applications?{asked}")


def pages(by: Person, cohort: str, **query: str | int) -> list[list[str]]:
    """The applications of each page, to the last."""
    read: list[list[str]] = []
    cursor = None
    while not read or cursor:
        body = page(by, cohort, cursor=cursor, **query).body
        read.append([row["application"] for row in body["applications"]])
        cursor = body["next"]
    return read


def tell(person: Person, name: str) -> None:
    version = person.get("/me/name").headers["ETag"]
    assert person.put("/me/name", {"name": name}, {"If-Match": version}).status == 200


def arrive(trust: Trust, cohort: str, many: int, since: int = 0) -> list[str]:
    """One an hour, since that hour of a day."""
    arrived = []
    for hour in range(since, since + many):
        trust.service.at(datetime(2021, 1, 5, hour, tzinfo=UTC))
        arrived.append(str(trust.apply(trust.service.person("rha", Role.PARTICIPANT), cohort).body["id"]))
    return arrived


@pytest.fixture
def cohort(trust: Trust) -> str:
    return trust.cohort()


def test_what_arrived_first_comes_first_page_by_page(trust: Trust, cohort: str) -> None:
    arrived = arrive(trust, cohort, 5)
    assert pages(trust.facilitator, cohort, limit=2) == [arrived[:2], arrived[2:4], arrived[4:]]
    assert pages(trust.facilitator, cohort, limit=5) == pages(trust.facilitator, cohort) == [arrived]
    rows = trust.applications(cohort, limit=1)
    assert rows[0]["arrived_at"] == "2021-01-05T00:00:00+00:00"


def test_a_page_goes_on_where_it_ended_whatever_has_changed_since(trust: Trust, cohort: str) -> None:
    arrived = arrive(trust, cohort, 4)
    cursor = page(trust.facilitator, cohort, limit=2).body["next"]
    trust.accept(arrived[0])
    (new,) = arrive(trust, cohort, 1, since=4)
    second = page(trust.facilitator, cohort, limit=2, cursor=cursor).body
    assert [row["application"] for row in second["applications"]] == arrived[2:]
    last = page(trust.facilitator, cohort, cursor=second["next"]).body
    assert [row["application"] for row in last["applications"]] == [new]


def test_people_who_waited_before_come_first_also_across_pages(trust: Trust, cohort: str) -> None:
    before = trust.facilitator.post("/cohorts", {**COHORT, "title": "Earlier cohort"}).body["id"]
    earlier = trust.apply(trust.ada, before).body["id"]
    assert trust.facilitator.post(f"/applications/{earlier}/waiting-list-places").status == 200
    arrived = arrive(trust, cohort, 2)
    first = trust.apply(trust.ada, cohort).body["id"]
    assert pages(trust.facilitator, cohort, limit=1) == [[first], *([each] for each in arrived)]


def test_one_state_is_listed_and_all_are_counted(trust: Trust, cohort: str) -> None:
    one, two, three = arrive(trust, cohort, 3)
    trust.accept(one)
    trust.facilitator.post(f"/applications/{two}/waiting-list-places")
    trust.ben.post(f"/cohorts/{cohort}/interests", {"channel": "Staff network"})
    for state, listed in (("accepted", [one]), ("waiting", [two]), ("applied", [three]), ("declined", [])):
        body = page(trust.facilitator, cohort, state=state).body
        assert [row["application"] for row in body["applications"]] == listed
        assert body["by_state"] == {"accepted": 1, "applied": 1, "interested": 1, "waiting": 1}
    assert page(trust.facilitator, cohort, state="happy").status == 422
    assert page(trust.facilitator, cohort, limit=101).status == 422
    assert page(trust.facilitator, cohort, cursor="made-up").status == 422


def test_names_are_in_the_list_and_a_look_is_on_record_once_a_day(trust: Trust, cohort: str) -> None:
    for person, name, preferred in ((trust.ada, "Ada Obi", "Adie"), (trust.ben, "Ben Hall", None)):
        tell(person, name)
        trust.apply(person, cohort, preferred_name=preferred)
    shown = {row["person"]: (row["name"], row["preferred_name"]) for row in trust.applications(cohort)}
    assert shown == {str(trust.ada.id): ("Ada Obi", "Adie"), str(trust.ben.id): ("Ben Hall", None)}
    trust.applications(cohort)
    looks = [(each["reader"], each["person"], each["everyone_of"], each["what"]) for each in trust.ada.list("/me/access-records")]
    assert looks == [(str(trust.facilitator.id), None, cohort, "names")]
    trust.service.at(datetime(2021, 1, 5, tzinfo=UTC))
    trust.applications(cohort)
    assert len(trust.ben.list("/me/access-records")) == 2


def test_nothing_is_on_record_where_no_name_was_shown(trust: Trust, cohort: str) -> None:
    trust.apply(trust.ada, cohort)
    trust.applications(cohort)
    assert trust.ada.list("/me/access-records") == []


def test_the_waiting_list_has_names_too(trust: Trust, cohort: str) -> None:
    tell(trust.ada, "Ada Obi")
    trust.facilitator.post(f"/applications/{trust.apply(trust.ada, cohort).body['id']}/waiting-list-places")
    (row,) = trust.facilitator.list(f"/cohorts/{cohort}/waiting-list")
    assert (row["name"], row["state"]) == ("Ada Obi", "waiting")
    assert [each["what"] for each in trust.ada.list("/me/access-records")] == ["names"]


def test_a_facilitator_who_is_also_an_officer_sees_no_more_names_in_the_list(trust: Trust, cohort: str) -> None:
    tell(trust.ada, "Ada Obi")
    trust.apply(trust.ada, cohort, preferred_name="Adie")
    trust.ada.post("/me/requests", {"kind": "restriction", "words": "Please"})
    both = trust.service.person("rha", Role.FACILITATOR, Role.DECISION_MAKER)
    (row,) = trust.applications(cohort, by=both)
    assert (row["name"], row["preferred_name"], row["sides"], row["available"]) == (None, None, [], False)


def test_people_who_are_gone_are_on_no_page_and_in_no_count(trust: Trust, cohort: str) -> None:
    arrived = arrive(trust, cohort, 2)
    trust.apply(trust.ben, cohort)
    trust.erase(trust.ben, datetime(2021, 1, 20, tzinfo=UTC))
    assert pages(trust.facilitator, cohort, limit=1) == [[each] for each in arrived]
    assert page(trust.facilitator, cohort).body["by_state"] == {"applied": 2}


def test_another_trust_has_no_such_list(trust: Trust, cohort: str) -> None:
    refused = page(trust.service.person("tzb", Role.FACILITATOR), cohort)
    assert (refused.status, refused.code) == (404, "no_such_cohort")
