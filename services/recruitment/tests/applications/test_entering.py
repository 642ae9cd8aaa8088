"""A facilitator enters an application for somebody who gave it by phone or on paper."""

from typing import Any, Final

import pytest
from services.recruitment.tests.recruiting import Trust

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person

GIVEN: Final = {"name": "Ada Byron", "means": "phone", "on": "2021-01-04", "authority": "She said yes on the phone"}


@pytest.fixture
def cohort(trust: Trust) -> str:
    return trust.cohort()


def enter(facilitator: Person, cohort: str, form: dict[str, Any], **given: object) -> Any:  # noqa: ANN401 - as HTTP answers
    return facilitator.post(f"/cohorts/{cohort}/entered-applications", {**GIVEN, **given, "form": form})


def typed(facilitator: Person, cohort: str) -> list[str]:
    kept = facilitator.get(f"/cohorts/{cohort}/entered-application-form").body["drafts"]
    return [field["values"][0] for draft in kept for field in draft["typed"]]


def test_what_a_facilitator_types_is_kept_for_them_alone_until_it_is_entered(
    trust: Trust, service: RunningService, cohort: str
) -> None:
    another = service.person("rha", Role.FACILITATOR)
    for facilitator, name in ((trust.facilitator, "Ada Byron"), (another, "Ben Okafor")):
        body = {"typed": [{"name": "name", "values": [name]}]}
        kept = facilitator.put(f"/me/drafts/entered_application/{cohort}/person", body, {"If-Match": '"0"'})
        assert kept.status == 200
    read = trust.facilitator.get(f"/cohorts/{cohort}/entered-application-form").body
    assert (read["may_enter"], read["offer"]["title"]) == (True, "First cohort")
    assert (typed(trust.facilitator, cohort), typed(another, cohort)) == (["Ada Byron"], ["Ben Okafor"])
    assert enter(trust.facilitator, cohort, trust.form()).status == 201
    assert (typed(trust.facilitator, cohort), typed(another, cohort)) == ([], ["Ben Okafor"])


def test_nothing_is_kept_of_whom_they_must_not_be_paired_with(trust: Trust, cohort: str) -> None:
    """Only they can say so: a facilitator who enters it would know it."""
    nobody = trust.facilitator.put(f"/me/drafts/entered_application/{cohort}/do_not_pair", {"typed": []}, {"If-Match": '"0"'})
    assert nobody.code == "no_such_question"
    assert enter(trust.facilitator, cohort, {**trust.form(), "do_not_pair": [{"name": "Ben"}]}).status == 422


def test_access_needs_are_entered_with_the_rest(trust: Trust, cohort: str) -> None:
    entered = enter(trust.facilitator, cohort, {**trust.form(), "access_needs": "A room without steps"}).body["id"]
    assert trust.facilitator.get(f"/applications/{entered}/needs").body["needs"] == "A room without steps"


def test_somebody_who_has_applied_is_not_entered_again_and_the_sentence_is_about_them(trust: Trust, cohort: str) -> None:
    address = trust.address("ada")
    assert enter(trust.facilitator, cohort, trust.form(), address=address).status == 201
    again = enter(trust.facilitator, cohort, trust.form(), address=address)
    assert again.code == "applied_already"
    assert "this person" in again.body["detail"]
