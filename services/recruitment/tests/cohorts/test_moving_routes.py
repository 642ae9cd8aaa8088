"""Moving a cohort's dates and launching it through the HTTP routes, on real PostgreSQL."""

from datetime import UTC, datetime

from services.recruitment.tests.recruiting import Trust, published

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService

LATER = {"reason": "not_ready", "launch_on": "2021-05-24"}


def test_a_dry_run_says_what_would_move_and_moves_nothing(trust: Trust) -> None:
    cohort = trust.cohort()
    before = trust.facilitator.get(f"/cohorts/{cohort}")
    told = trust.facilitator.post(f"/cohorts/{cohort}/date-changes?dry_run=true", LATER)
    assert (told.status, told.headers["ETag"]) == (200, before.headers["ETag"])
    assert told.body == {
        "id": cohort,
        "version": 1,
        "moves": [
            {"what": "launch_on", "before": "2021-04-12", "after": "2021-05-24"},
            {"what": "survey_on", "before": "2022-02-12", "after": "2022-03-24"},
            {"what": "unanswered_until", "before": "2023-07-12", "after": "2023-08-24"},
            {"what": "accepted_until", "before": "2023-07-12", "after": "2023-08-24"},
            {"what": "notices_until", "before": "2023-07-12", "after": "2023-08-24"},
            {"what": "facts_until", "before": "2033-07-12", "after": "2033-08-24"},
        ],
    }
    assert trust.facilitator.get(f"/cohorts/{cohort}").body == before.body


def test_a_dry_run_in_a_version_that_has_passed_is_refused(trust: Trust) -> None:
    cohort = trust.cohort()
    path, read = f"/cohorts/{cohort}/date-changes?dry_run=true", {"If-Match": '"1"'}
    assert trust.facilitator.post(path, LATER, read).status == 200
    trust.facilitator.post(f"/cohorts/{cohort}/date-changes", LATER)
    stale = trust.facilitator.post(path, {**LATER, "launch_on": "2021-05-31"}, read)
    assert (stale.status, stale.code) == (412, "changed_since_read")


def test_a_day_that_is_null_is_not_moved(trust: Trust) -> None:
    cohort = trust.cohort()
    moved = {**LATER, "survey_on": None, "recruiting_opens_on": None}
    assert trust.facilitator.post(f"/cohorts/{cohort}/date-changes", moved).status == 200
    assert trust.facilitator.get(f"/cohorts/{cohort}").body["survey_on"] == "2022-03-24"


def test_a_date_is_moved_as_it_was_read_and_others_hear_of_every_day(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    path, read = f"/cohorts/{cohort}/date-changes", {"If-Match": '"1"'}
    assert trust.facilitator.post(path, LATER, read).status == 200
    assert trust.facilitator.post(path, {**LATER, "launch_on": "2021-05-31"}, read).code == "changed_since_read"
    shown = trust.facilitator.get(f"/cohorts/{cohort}").body
    assert (shown["launch_on"], shown["survey_on"], shown["launched"]) == ("2021-05-24", "2022-03-24", False)
    (moved,) = published(service, "recruitment.CohortDatesMoved.v1")
    assert (moved.revision, str(moved.survey_on), str(moved.facts_until)) == (1, "2022-03-24", "2033-08-24")


def test_recruiting_is_extended_before_its_last_day_and_closes_on_the_new_one(trust: Trust) -> None:
    cohort = trust.cohort()
    extended = {"reason": "more_time_to_apply", "recruiting_closes_on": "2021-03-15"}
    assert trust.facilitator.post(f"/cohorts/{cohort}/date-changes", extended).status == 200
    trust.until(datetime(2021, 3, 10, 12, tzinfo=UTC))
    assert trust.apply(trust.ada, cohort).status == 201
    trust.until(datetime(2021, 3, 15, 12, tzinfo=UTC))
    assert trust.apply(trust.ben, cohort).code == "recruiting_closed"
    again = trust.facilitator.post(f"/cohorts/{cohort}/date-changes", {**extended, "recruiting_closes_on": "2021-03-29"})
    assert again.code == "recruiting_closed_already"


def test_a_change_needs_a_reason_from_the_list_and_a_facilitator_of_the_trust(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    path = f"/cohorts/{cohort}/date-changes"
    assert trust.facilitator.post(path, {"launch_on": "2021-05-24"}).body["errors"] == [{"field": "reason", "rule": "required"}]
    written = trust.facilitator.post(path, {**LATER, "reason": "Ada is ill"})
    assert [error["field"] for error in written.body["errors"]] == ["reason"]
    assert trust.lead.post(path, LATER).code == "role_missing"
    assert service.person("tzb", Role.FACILITATOR).post(path, LATER).code == "no_such_cohort"


def test_a_cohort_is_launched_once_recruiting_has_closed_and_the_day_stays(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    launch = f"/cohorts/{cohort}/launch"
    assert trust.facilitator.post(launch, {"launched_on": "2021-01-04"}).code == "recruiting_open"
    trust.until(datetime(2021, 4, 15, 12, tzinfo=UTC))
    assert trust.facilitator.post(launch, {"launched_on": "2021-04-14"}).code == "guide_missing"
    trust.guide(cohort)
    assert trust.facilitator.post(launch, {"launched_on": "2021-04-14"}).status == 200
    assert trust.facilitator.post(f"/cohorts/{cohort}/date-changes", LATER).code == "cohort_launched_already"
    shown = trust.facilitator.get(f"/cohorts/{cohort}").body
    assert (shown["launch_on"], shown["survey_on"], shown["launched"]) == ("2021-04-14", "2022-02-14", True)
    (told,) = published(service, "recruitment.CohortLaunched.v1")
    assert (str(told.launched_on), str(told.survey_on)) == ("2021-04-14", "2022-02-14")


def test_what_is_missing_before_the_launch_is_told_and_then_gone(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    launch = f"/cohorts/{cohort}/launch"

    def missing() -> list[str]:
        return [each["code"] for each in trust.facilitator.get(launch).body["lacks"]]

    assert missing() == ["recruiting_open", "guide_missing", "signposts_missing"]
    trust.until(datetime(2021, 4, 15, 12, tzinfo=UTC))
    assert missing() == ["guide_missing", "signposts_missing"]
    trust.guide(cohort)
    shown = trust.facilitator.get(launch)
    assert shown.body | {"version": 0} == {
        "cohort": cohort,
        "title": "First cohort",
        "launch_on": "2021-04-12",
        "lacks": [],
        "launched": False,
        "version": 0,
    }
    read = {"If-Match": shown.headers["ETag"]}
    assert trust.facilitator.post(launch, {"launched_on": "2021-04-14"}, read).status == 200
    after = trust.facilitator.get(launch).body
    assert (after["launched"], after["launch_on"], after["lacks"]) == (True, "2021-04-14", [])
    assert trust.lead.get(launch).code == "role_missing"
    assert service.person("tzb", Role.FACILITATOR).get(launch).code == "no_such_cohort"
