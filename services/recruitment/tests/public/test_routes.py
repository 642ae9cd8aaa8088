"""What everybody reads without signing in: the trusts, and what a trust tells. Nothing else, and nothing of another trust."""

from services.recruitment.tests.recruiting import SETTINGS, TRUST, Trust

from plp_testkit.fixtures.running_services import RunningService
from recruitment.trusts.processing import Activity

SIGNPOST = {
    "kind": "facilitator",
    "name": "Programme office",
    "telephone": "0115 496 0000",
    "email": None,
    "web": None,
    "hours": None,
    "review_on": "2022-01-04",
}


def test_a_trust_tells_its_signposts_controller_and_purposes_to_somebody_who_is_not_signed_in(
    trust: Trust, service: RunningService
) -> None:
    trust.onboard()
    trust.revise(retention={**trust.facilitator.get("/trust").body["settings"]["retention"], "closed_applications": 9})
    trust.facilitator.put("/trust/signposts", {"signposts": [SIGNPOST]}, {"If-Match": '"0"'})
    answered = service.app.test_client().get("/trusts/rha/public")
    assert answered.status_code == 200
    told = answered.get_json()
    purposes = told.pop("purposes")
    assert told == {
        "trust": "rha",
        "name": TRUST["name"],
        "synthetic": True,
        "signposts": [SIGNPOST],
        "controller": {**SETTINGS["controller"], "officer_telephone": None},
    }
    assert [purpose["activity"] for purpose in purposes] == list(Activity)
    assert purposes[0] == {
        "activity": "recruiting",
        "basis": "public_task",
        "condition": "substantial_public_interest",
        "recipients": [],
        "category": "closed_applications",
        "retention_months": 9,
    }


def test_before_its_settings_are_approved_a_trust_tells_its_name_alone(trust: Trust, service: RunningService) -> None:
    trust.operator.post("/trusts/rha", TRUST)
    told = service.app.test_client().get("/trusts/rha/public").get_json()
    assert (told["name"], told["controller"], told["purposes"], told["signposts"]) == (TRUST["name"], None, [], [])


def test_a_trust_that_is_not_there_is_not_found(trust: Trust, service: RunningService) -> None:
    trust.onboard()
    for code in ("tzb", "nowhere", "platform", "Rha", "rha'--", "x" * 300):
        answered = service.app.test_client().get(f"/trusts/{code}/public")
        assert (answered.status_code, answered.get_json()["code"]) == (404, "no_such_trust"), code


def test_the_trusts_are_listed_by_name_without_those_that_are_not_onboarded(trust: Trust, service: RunningService) -> None:
    trust.onboard()
    answered = service.app.test_client().get("/trusts")
    assert answered.get_json() == [{"trust": "rha", "name": TRUST["name"]}]
    assert answered.headers["Cache-Control"] == "no-store"
