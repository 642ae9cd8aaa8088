"""A cohort is set up by several facilitators and opened, through the HTTP routes."""

from typing import Any, Final
from uuid import uuid4

import pytest
from services.recruitment.tests.recruiting import COHORT, SETTINGS, TRUST, Trust

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person
from recruitment.ids import first_proposal_id

ITEMS: Final[dict[str, dict[str, Any]]] = {
    "aims": {name: COHORT[name] for name in ("title", "aims")},
    "dates": {name: COHORT[name] for name in ("recruiting_opens_on", "recruiting_closes_on", "launch_on")},
    "channels": {"channels": COHORT["channels"]},
    "assessment": {"reference": "DPIA-7", "approver": "The data protection officer"},
}


def begin(by: Person, title: str = "First cohort") -> str:
    return str(by.post("/cohorts/set-ups", {"title": title}).body["id"])


def read(by: Person, cohort: str) -> Any:  # noqa: ANN401 - JSON
    return by.get(f"/cohorts/{cohort}/set-up").body


def write(by: Person, cohort: str, item: str, body: object = None, version: int | None = None) -> Answered:
    seen = read(by, cohort).get("version", 1) if version is None else version
    return by.put(f"/cohorts/{cohort}/set-up/{item}", body or ITEMS[item], {"If-Match": f'"{seen}"'})


def open_cohort(by: Person, cohort: str) -> Answered:
    return by.post(f"/cohorts/{cohort}/set-up/openings")


def missing(by: Person, cohort: str) -> list[tuple[str, str]]:
    return [(each["item"], each["code"]) for each in read(by, cohort)["missing"]]


@pytest.fixture
def other(service: RunningService) -> Person:
    """Another facilitator of the trust."""
    return service.person("rha", Role.FACILITATOR)


def test_facilitators_set_up_a_cohort_together_and_open_it(trust: Trust, other: Person) -> None:
    trust.onboard()
    cohort = begin(trust.facilitator)
    assert missing(other, cohort) == [(item, "set_up_incomplete") for item in ITEMS]
    for number, item in enumerate(ITEMS):
        assert write((trust.facilitator, other)[number % 2], cohort, item).status == 200
        assert [name for name, _ in missing(other, cohort)] == list(ITEMS)[number + 1 :]
    shown = read(other, cohort)
    assert (shown["aims"], shown["channels"], shown["assessment"]) == (ITEMS["aims"], COHORT["channels"], ITEMS["assessment"])
    assert shown["dates"] == {**ITEMS["dates"], "matching_on": None, "survey_on": None}
    assert open_cohort(other, cohort).status == 200
    opened = trust.facilitator.get(f"/cohorts/{cohort}").body
    assert (opened["title"], opened["recruiting"], opened["version"]) == ("First cohort", True, 1)
    assert trust.apply(trust.ada, cohort).status == 201


def test_a_cohort_that_was_set_up_is_like_one_that_was_opened_at_once(trust: Trust) -> None:
    trust.onboard()
    one = str(trust.facilitator.post("/cohorts", COHORT).body["id"])
    two = begin(trust.facilitator)
    for item in ITEMS:
        write(trust.facilitator, two, item)
    open_cohort(trust.facilitator, two)
    shown = [{**trust.facilitator.get(f"/cohorts/{cohort}").body, "cohort": ""} for cohort in (one, two)]
    assert shown[0] == shown[1]


def test_nothing_opens_while_something_is_missing(trust: Trust) -> None:
    trust.onboard()
    cohort = begin(trust.facilitator)
    assert open_cohort(trust.facilitator, cohort).code == "set_up_incomplete"
    assert trust.facilitator.get(f"/cohorts/{cohort}").status == 404
    assert trust.ada.list("/cohorts/open") == []


def test_what_the_settings_lack_is_missing_too(trust: Trust) -> None:
    without = {name: value for name, value in SETTINGS.items() if name != "controller"}
    trust.operator.post("/trusts/rha", {**TRUST, "settings": without})
    cohort = begin(trust.facilitator)
    assert missing(trust.facilitator, cohort)[-1][0] == "settings"
    trust.facilitator.post(f"/trust/proposals/{first_proposal_id('rha')}/approvals")
    for item in ITEMS:
        write(trust.facilitator, cohort, item)
    assert missing(trust.facilitator, cohort) == [("settings", "controller_missing")]
    version = read(trust.facilitator, cohort)["version"]
    assert open_cohort(trust.facilitator, cohort).code == "controller_missing"
    after = read(trust.facilitator, cohort)
    assert (after["version"], after["open"]) == (version, False)


def test_an_item_is_not_written_over_what_its_author_has_not_seen(trust: Trust, other: Person) -> None:
    cohort = begin(trust.facilitator)
    assert write(other, cohort, "aims", version=1).status == 200
    stale = write(trust.facilitator, cohort, "channels", version=1)
    assert (stale.status, stale.code) == (412, "changed_since_read")


def test_a_wrong_item_is_refused_when_it_is_written(trust: Trust) -> None:
    cohort = begin(trust.facilitator)
    closed_first = {**ITEMS["dates"], "recruiting_closes_on": "2021-01-01"}
    assert write(trust.facilitator, cohort, "dates", closed_first).code == "dates_out_of_order"
    assert write(trust.facilitator, cohort, "dates", {**ITEMS["dates"], "launch_on": "2999-01-01"}).status == 422
    assert write(trust.facilitator, cohort, "aims", {"title": "First cohort", "aims": []}).status == 422


def test_set_ups_are_listed_until_their_cohorts_open(trust: Trust) -> None:
    trust.onboard()
    first, second = begin(trust.facilitator, "First"), begin(trust.facilitator, "Second")
    assert {row["cohort"]: row["title"] for row in trust.facilitator.list("/cohorts/set-ups")} == {
        first: "First",
        second: "Second",
    }
    for item in ITEMS:
        write(trust.facilitator, first, item)
    open_cohort(trust.facilitator, first)
    assert [row["cohort"] for row in trust.facilitator.list("/cohorts/set-ups")] == [second]
    shown = read(trust.facilitator, first)
    assert (shown["open"], shown["missing"]) == (True, [])
    assert write(trust.facilitator, first, "aims").code == "set_up_over"
    assert open_cohort(trust.facilitator, first).code == "set_up_over"


def test_a_set_up_that_is_dropped_is_in_no_list_and_never_opens(trust: Trust, other: Person) -> None:
    trust.onboard()
    cohort = begin(trust.facilitator)
    for item in ITEMS:
        write(trust.facilitator, cohort, item)
    seen = {"If-Match": f'"{read(other, cohort)["version"]}"'}
    assert write(trust.facilitator, cohort, "channels", {"channels": ["Intranet"]}).status == 200
    drops = f"/cohorts/{cohort}/set-up/drops"
    assert other.post(drops, None, seen).code == "changed_since_read"
    assert other.post(drops).status == 200
    assert trust.facilitator.list("/cohorts/set-ups") == []
    assert trust.facilitator.get(f"/cohorts/{cohort}/set-up").code == "no_such_set_up"
    assert [answered.code for answered in (open_cohort(other, cohort), other.post(drops))] == ["no_such_set_up"] * 2


def test_other_trusts_and_other_roles_set_nothing_up_here(trust: Trust, service: RunningService) -> None:
    cohort = begin(trust.facilitator)
    stranger = service.person("tzb", Role.FACILITATOR)
    assert stranger.list("/cohorts/set-ups") == []
    assert stranger.get(f"/cohorts/{cohort}/set-up").code == "no_such_set_up"
    assert write(stranger, cohort, "aims", version=1).code == "no_such_set_up"
    assert stranger.post(f"/cohorts/{cohort}/set-up/drops").code == "no_such_set_up"
    assert trust.facilitator.get(f"/cohorts/{uuid4()}/set-up").code == "no_such_set_up"
    assert trust.lead.get(f"/cohorts/{cohort}/set-up").status == 403
