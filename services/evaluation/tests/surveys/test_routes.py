"""A survey through the HTTP routes: approved, opened and closed by its dates, shown in counts, its table after closing."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person

OPENS_ON, CLOSES_ON = date(2022, 2, 12), date(2022, 3, 1)
APPROVAL = {"reference": "RD-17", "on": "2021-11-03", "approver": "Research and development"}

Until = Callable[[date], None]
Answering = Callable[..., Answered]


def listed(person: Person, path: str) -> list[dict[str, Any]]:
    token = person.token
    answered = person.app.test_client().get(path, headers={"Authorization": f"Bearer {token}"})
    found: list[dict[str, Any]] = answered.get_json()
    return found


def test_an_approved_survey_opens_on_its_day_for_everyone_who_is_or_was_a_participant(
    survey: UUID, cohort: UUID, evaluator: Person
) -> None:
    (shown,) = listed(evaluator, f"/cohorts/{cohort}/surveys")
    assert shown == {
        "survey": str(survey),
        "wave": "mid",
        "state": "open",
        "opens_on": "2022-02-12",
        "closes_on": "2022-03-01",
        "invited": 14,
        "answered": None,
        "version": 4,
    }
    one = evaluator.get(f"/surveys/{survey}")
    assert (one.body["approval_reference"], one.body["approver"], one.headers["ETag"]) == (
        "RD-17",
        "Research and development",
        '"4"',
    )


def test_a_survey_that_is_approved_late_opens_on_the_day_of_its_approval(planned: UUID, evaluator: Person, until: Until) -> None:
    until(OPENS_ON + timedelta(days=2))
    assert evaluator.get(f"/surveys/{planned}").body["state"] == "planned"
    evaluator.post(f"/surveys/{planned}/approvals", APPROVAL)
    shown = evaluator.get(f"/surveys/{planned}").body
    assert (shown["state"], shown["opens_on"], shown["closes_on"]) == ("approved", "2022-02-14", "2022-03-03")
    until(OPENS_ON + timedelta(days=2))
    shown = evaluator.get(f"/surveys/{planned}").body
    assert (shown["state"], shown["opens_on"], shown["closes_on"]) == ("open", "2022-02-14", "2022-03-03")


def test_a_survey_waits_until_there_is_somebody_to_invite(
    receive: Callable[[str, object], None], evaluator: Person, until: Until
) -> None:
    cohort, pair = uuid4(), {"partnership": uuid4(), "senior": uuid4(), "colleague": uuid4(), "formed_on": OPENS_ON}
    words = {"title": "Second", "groups_served": ["bme"], "word_senior": "SLT", "word_served": "BME"}
    dates = {"launch_on": date(2021, 4, 12), "survey_on": date(2022, 2, 12), "survey_days": 17}
    receive("recruitment.CohortOpened", {"cohort": cohort, **words, **dates})
    (planned,) = listed(evaluator, f"/cohorts/{cohort}/surveys")
    evaluator.post(f"/surveys/{planned['survey']}/approvals", APPROVAL)
    until(OPENS_ON + timedelta(days=1))
    (shown,) = listed(evaluator, f"/cohorts/{cohort}/surveys")
    assert (shown["state"], shown["opens_on"]) == ("approved", "2022-02-14")
    receive("partnership_journal.PartnershipFormed", {"cohort": cohort, **pair})
    until(OPENS_ON + timedelta(days=2))
    (shown,) = listed(evaluator, f"/cohorts/{cohort}/surveys")
    assert (shown["state"], shown["opens_on"], shown["invited"]) == ("open", "2022-02-14", 2)


def test_an_extension_moves_the_closing(survey: UUID, evaluator: Person, until: Until) -> None:
    assert evaluator.post(f"/surveys/{survey}/extensions", {"days": 16}).status == 200
    until(CLOSES_ON)
    assert evaluator.get(f"/surveys/{survey}").body["state"] == "open"
    until(CLOSES_ON + timedelta(days=16))
    assert evaluator.get(f"/surveys/{survey}").body["state"] == "closed"


def test_participants_see_the_surveys_that_invite_them_until_they_close(
    survey: UUID, people: list[Person], answer: Answering, until: Until
) -> None:
    ada, ben = people[:2]
    answer(ada)
    assert [(row["survey"], row["answered"]) for row in listed(ada, "/surveys/mine")] == [(str(survey), True)]
    assert [row["answered"] for row in listed(ben, "/surveys/mine")] == [False]
    until(CLOSES_ON)
    assert listed(ben, "/surveys/mine") == []


def test_a_consent_taken_back_and_a_restriction_reach_invitations_and_neither_bars_an_answer(
    cohort: UUID,
    planned: UUID,
    evaluator: Person,
    people: list[Person],
    receive: Callable[[str, object], None],
    until: Until,
) -> None:
    """The first two before the survey opens, the next two while it is open. All of the latter may still answer."""
    evaluator.post(f"/surveys/{planned}/approvals", APPROVAL)
    refused, restricted = ({"cohort": cohort, "consents": [], "taken_back": ["survey"]}, {"restricted": True})
    receive("recruitment.ConsentsChanged", {**refused, "person": people[0].id})
    receive("recruitment.RestrictionChanged", {**restricted, "person": people[1].id})
    until(OPENS_ON)
    assert evaluator.get(f"/surveys/{planned}").body["invited"] == 12
    receive("recruitment.ConsentsChanged", {**refused, "person": people[2].id})
    receive("recruitment.RestrictionChanged", {**restricted, "person": people[3].id})
    assert [len(listed(person, "/surveys/mine")) for person in people[:5]] == [0, 0, 0, 1, 1]
    body = {"consent": True, "group": "senior", "recommend": "yes", "check_in": "no", "national_counts": True}
    assert [person.post(f"/surveys/{planned}/answers", body).status for person in people[2:4]] == [200, 200]


def test_another_trust_sees_nothing(survey: UUID, cohort: UUID, service: RunningService, until: Until) -> None:
    until(CLOSES_ON)
    other = service.person("tzb", Role.EVALUATOR, Role.DPO, Role.PARTICIPANT)
    assert listed(other, f"/cohorts/{cohort}/surveys") == []
    assert listed(other, "/surveys/mine") == []
    for path in (f"/surveys/{survey}", f"/surveys/{survey}/respondents"):
        assert other.get(path).code == "no_such_survey"
    for path, body in (("approvals", APPROVAL), ("extensions", {"days": 1}), ("contributions", None)):
        assert other.post(f"/surveys/{survey}/{path}", body).code == "no_such_survey"
