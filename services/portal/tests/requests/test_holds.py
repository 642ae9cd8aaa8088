"""Legal holds: clocks, who may change them, and nothing that names the person to a record of names."""

from datetime import date
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace
from services.portal.tests.parsed import Parsed
from services.portal.tests.stub import ID, Stub

from portal.requests.holds.calls import Hold
from portal.requests.holds.present import clock, holds_page
from portal.site.present import Status

DAY = date(2021, 11, 16)
HOLD = Hold(UUID(int=1), "Ada Obi", "Claim 7", "in_force", DAY, date(2022, 5, 1), 100, review_passed=False, ended_on=None)


@pytest.mark.parametrize(
    ("hold", "shown"),
    [
        (HOLD, Status("100 days left")),
        (replace(HOLD, days_left=28), Status("28 days left", "orange")),
        (replace(HOLD, days_left=0), Status("Due today", "red")),
        (replace(HOLD, days_left=-2), Status("Overdue by 2 days", "red")),
        (replace(HOLD, state="being_placed"), Status("Being placed. Open this page again in a minute", "blue")),
        (replace(HOLD, state="ended", days_left=None, ended_on=DAY), Status("Lifted on 16 November 2021")),
        (replace(HOLD, state="failed", days_left=None), Status("Not placed: the erasure of their data had begun")),
    ],
)
def test_the_clock_of_a_review(hold: Hold, shown: Status) -> None:
    assert clock(hold) == shown


def test_what_has_passed_is_an_alarm_and_what_is_over_is_apart() -> None:
    page = holds_page((replace(HOLD, review_passed=True, days_left=-1), replace(HOLD, state="failed", days_left=None)))
    assert page.alarm == "1 hold was not reviewed in time. It stays in force."
    assert [len(rows) for rows in (page.rows, page.over)] == [1, 1]
    assert holds_page((HOLD,)).alarm is None


def test_no_page_about_holds_asks_for_names_in_a_way_that_the_person_sees(decision_maker: FlaskClient, stub: Stub) -> None:
    stub.said = {"state": "in_force"}
    for path in ("/holds", f"/holds/new/{ID}", f"/holds/{ID}/review", f"/holds/{ID}/lift"):
        assert decision_maker.get(path).status_code == 200
    assert {asked.path for asked in stub.asked} == {"/holds", f"/people/{ID}", f"/holds/{ID}", "/me"} - {"/me"}


def test_the_officer_reads_the_list_and_changes_nothing(officer: FlaskClient, stub: Stub) -> None:
    stub.said = {"state": "in_force"}
    text = officer.get("/holds").text
    assert ("Place a legal hold" in text, "/review" in text, "/lift" in text) == (False, False, False)
    for path in ("/holds/new", f"/holds/new/{ID}", f"/holds/{ID}/review", f"/holds/{ID}/lift"):
        assert officer.get(path).status_code == 404


def test_a_hold_is_placed_with_where_its_reason_is_filed(decision_maker: FlaskClient, stub: Stub) -> None:
    fields = Parsed(decision_maker.get(f"/holds/new/{ID}").text).fields
    day = {"review_on": ["1", "6", "2022"]}
    placed = decision_maker.post(f"/holds/new/{ID}", data={**fields, "reference": "Claim 7", **day})
    assert placed.location == "/holds"
    assert stub.changes[-1].body == {"reference": "Claim 7", "review_on": "2022-06-01"}
